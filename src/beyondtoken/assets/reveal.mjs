/** Reveal: covered until the reader commits a guess; then the measurement lies over it, with the distance. */
import { GUESSED, guessText, keptState, tellGuess } from "./guess.mjs";
import { curveOverlay, numberOverlay } from "./overlay.mjs";
import { partOf } from "./part.mjs";
import { decimalsOf, numberText } from "./scale.mjs";
import { apartText, measuredText, sentence } from "./sentence.mjs";
import { onWidth } from "./svg.mjs";

const WIDEST = 760;

function overlay(about, guess, width) {
  const { kind, spec, measured, say, lang } = about;
  if (kind === "curve") return curveOverlay(about, guess, width);
  const given = guess !== null && { value: guess, label: say("reveal_you", { guess: guessText(about, guess) }) };
  const label = say("reveal_measured_short", { measured: measuredText(about) });
  const found = { value: measured.value, spread: measured.spread ?? 0, label };
  const both = { guess: given, measured: found, apart: apartText(about, guess) };
  return numberOverlay({ range: spec.range, lang, ...both }, width);
}

/** Mark the chosen option in the list that the server made; the measured one is marked already. */
function markChoice({ findAll, say }, guess) {
  findAll("[data-option]").forEach((item) => {
    const yours = item.dataset.option === guess;
    item.classList.toggle("bt-yours", yours);
    item.querySelector(".bt-yours-tag").textContent = yours ? say("reveal_yours") : "";
  });
}

/** The reader's column of the table of a curve. */
function fillTable({ findAll, lang, spec }, guess) {
  findAll(".bt-your-cell").forEach((cell, i) => {
    cell.textContent = guess ? numberText(guess[i], lang, decimalsOf(spec.y.step)) : "–";
  });
}

/** Show the measurement, over the guess when there is one; returns the guess. */
function show(about, state) {
  const { find, kind } = about;
  const guess = state?.value ?? null;
  if (guess !== null) find(".bt-sentence").textContent = sentence(about, state);
  if (kind === "choice") markChoice(about, guess);
  if (kind === "curve") fillTable(about, guess);
  find(".bt-cover").hidden = Boolean(state);
  find(".bt-result").hidden = !state;
  return guess;
}

function uncover({ id, store, find }) {
  const state = { value: null, ...store.read("predict", id), seen: true };
  store.write("predict", id, state);
  tellGuess(id, state);
  find(".bt-result").focus();
}

function goToPrediction(button, id) {
  const form = document.querySelector(`.bt-predict[data-id="${id}"]`);
  button.hidden = !form;
  button.addEventListener("click", () => {
    form.scrollIntoView({ block: "center" });
    form.querySelector("input").focus({ preventScroll: true });
  });
}

/** Bring a reveal to life. `root` holds the measurement made by the cell; returns how to end it. */
export function mountReveal(root, host) {
  const about = partOf(root, host);
  const { find, model } = about;
  const place = find(".bt-drawing");
  let guess = null;
  let draw = () => {};
  const update = () => {
    guess = show(about, keptState(about, model?.get("guess")));
    draw();
  };
  update();
  if (place) onWidth(root, (width) => {
    draw = () => place.replaceChildren(overlay(about, guess, Math.min(WIDEST, width - 48)));
    draw();
  });
  const follow = ({ detail }) => {
    if (detail.id !== about.id) return;
    update();
    about.announce(find(".bt-sentence").textContent);
  };
  document.addEventListener(GUESSED, follow);
  model?.on("change:guess", update);
  find(".bt-show").addEventListener("click", () => uncover(about));
  goToPrediction(find(".bt-go"), about.id);
  find("details")?.removeAttribute("open");
  root.dataset.ready = true;
  return () => document.removeEventListener(GUESSED, follow);
}
