/** Predict: the reader commits a number, a choice or a drawn curve before the result is seen. */
import { curveInput } from "./curve.mjs";
import { GUESSED, guessText, keptState, missing, nextState, tellGuess } from "./guess.mjs";
import { partOf } from "./part.mjs";
import { numberText, tickText, ticksOf, withUnit } from "./scale.mjs";
import { html } from "./svg.mjs";

export { mountReveal } from "./reveal.mjs";

// A second click of a double click must not open again what the first has locked.
const DOUBLE_CLICK_MS = 500;

const share = (value, [low, high]) => `${(100 * (value - low)) / (high - low)}%`;

const tickRow = (range, lang) => html("div", { class: "bt-number-ticks", "aria-hidden": true },
  ...ticksOf({ domain: range }).map((tick) =>
    html("span", { style: `--bt-at:${share(tick, range)}` }, tickText(tick, lang))));

function numberInput({ spec, lang, texts, say, find }, onInput) {
  const place = find(".bt-number-line");
  const [field, line] = [find("input"), place.firstElementChild];
  const read = () => (field.value === "" ? null : Number(field.value));
  const follow = () => {
    const value = read();
    line.dataset.empty = value === null;
    line.value = value ?? line.value;
    const words = value === null ? say("predict_none") : withUnit(numberText(value, lang, 6), texts.unit, lang);
    line.setAttribute("aria-valuetext", words);
    line.style.setProperty("--bt-done", share(line.value, spec.range));
  };
  const show = (value) => { field.value = value ?? ""; follow(); };
  field.addEventListener("input", () => { follow(); onInput(); });
  // A click on the thumb where it already stands chooses that value, and fires no `input`.
  for (const kind of ["input", "click"]) line.addEventListener(kind, () => { show(line.value); onInput(); });
  place.append(tickRow(spec.range, lang));
  place.hidden = false;
  show(null);
  return { read, show };
}

function choiceInput({ findAll }, onInput) {
  const radios = findAll("[type=radio]");
  radios.forEach((radio) => radio.addEventListener("change", onInput));
  return {
    read: () => radios.find(({ checked }) => checked)?.value ?? null,
    show: (value) => radios.forEach((radio) => { radio.checked = radio.value === value; }),
  };
}

const INPUTS = { number: numberInput, choice: choiceInput, curve: curveInput };

/** The form as it looks while open, and once locked. */
function showLocked({ find, say }, root, locked, message) {
  const [fields, button] = [find("fieldset"), find(".bt-lock")];
  // A field that is switched off loses the focus; one button with two names keeps it.
  if (locked && fields.contains(document.activeElement)) button.focus();
  fields.disabled = locked;
  root.dataset.locked = locked;
  button.textContent = say(locked ? "predict_again" : "predict_lock");
  find(".bt-status").textContent = message;
}

function keep(state, { id, store, model }) {
  store.write("predict", id, state);
  model?.set("value", state.value);
  model?.set("seen", state.seen);
  model?.save_changes();
  tellGuess(id, state);
}

/** Bring a prediction to life. `root` holds the form made by the server and its data; returns how to end it. */
export function mountPredict(root, host) {
  const about = partOf(root, host);
  const { find, say, model } = about;
  const input = INPUTS[about.kind](about, () => { find(".bt-status").textContent = ""; });
  let state = keptState(about, model?.get("value"));
  let lockedAt = -DOUBLE_CLICK_MS;

  const show = (locked, key, values) => showLocked(about, root, locked, key ? say(key, values) : "");
  const lock = () => {
    const value = input.read();
    const problem = missing(about, value);
    if (problem) return show(false, ...problem);
    state = nextState(state, value);
    lockedAt = performance.now();
    show(true, state.seen ? "predict_locked_again" : "predict_locked", { guess: guessText(about, value) });
    return keep(state, about);
  };
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!find("fieldset").disabled) lock();
    else if (performance.now() - lockedAt > DOUBLE_CLICK_MS) show(false, "predict_reopened");
  });
  const follow = ({ detail }) => { if (detail.id === about.id) state = detail.state; };
  document.addEventListener(GUESSED, follow);

  const guess = state?.value ?? null;
  find(".bt-actions").hidden = false;
  input.show(guess);
  if (guess === null) show(false);
  else show(true, "predict_restored", { guess: guessText(about, guess) });
  if (model && guess !== null) keep(state, about);
  root.dataset.ready = true;
  return () => document.removeEventListener(GUESSED, follow);
}
