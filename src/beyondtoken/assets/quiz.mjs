// A question comes to life: it is marked on submit, never on change, and remembers its answer.
import { fieldsOf } from "./fields.mjs";
import { score } from "./score.mjs";
import { word } from "./words.mjs";

/** Event on the document after an answer was marked or forgotten; `detail` is {id, state}. */
export const ANSWERED = "bt-answered";

// The answer is offered after this many wrong attempts.
const PATIENCE = 2;
const SIGNS = { right: "✓", partly: "◐", wrong: "✗" };

const fresh = () => ({ answer: null, attempts: 0, correct: false, solved: false, shown: false });

/**
 * Mount one question form made by `quiz_form`.
 * `host`: {lang, store, model: anywidget model or null, announce(text)}.
 */
export function mountQuiz(form, host) {
  const { record, lang } = JSON.parse(form.querySelector(".bt-data").textContent);
  const fields = fieldsOf(form, record.kind, { ...host, lang });
  const quiz = { form, host, record, lang, fields, state: keptState(record, host) };
  const on = (selector, act) => form.querySelector(selector).addEventListener("click", () => act(quiz));
  form.addEventListener("submit", (event) => { event.preventDefault(); check(quiz); });
  form.addEventListener("input", () => setInvalid(form, false));
  on("[data-do=show]", show);
  on("[data-do=again]", startOver);
  form.querySelector(".bt-actions").hidden = false;
  restore(quiz);
  followOtherViews(quiz);
  form.dataset.ready = "true";
}

function check(quiz) {
  const { form, record, lang, fields, state } = quiz;
  const answer = fields.read(), mark = score(record, answer);
  setInvalid(form, !mark);
  if (!mark) return statusOf(form).replaceChildren(line("bt-say", word(`empty_${record.kind}`, lang)));
  const solved = state.solved || mark.correct;
  quiz.state = { ...state, answer, attempts: state.attempts + 1, correct: mark.correct, solved };
  paint(quiz, mark);
  return keep(quiz);
}

function show(quiz) {
  quiz.state = { ...quiz.state, shown: true };
  paint(quiz, score(quiz.record, quiz.state.answer));
  quiz.form.querySelector(".bt-answer summary").focus();
  keep(quiz);
}

function startOver(quiz) {
  quiz.state = fresh();
  quiz.fields.put(null);
  paint(quiz, null);
  quiz.form.querySelector("input, select, button:not([hidden])").focus();
  keep(quiz);
}

function restore(quiz) {
  const { record, host, fields, state } = quiz;
  const mark = state.attempts ? score(record, state.answer) : null;
  // A browser may bring back half an answer by itself; ours is what was checked.
  fields.put(mark ? state.answer : null);
  paint(quiz, mark);
  if (mark) push(state, host.model);
}

// The same widget may be shown twice: an answer in one view is seen in the other.
function followOtherViews(quiz) {
  const { host, record } = quiz;
  host.model?.on("change:attempts", () => {
    if (host.model.get("attempts") === quiz.state.attempts) return;
    quiz.state = keptState(record, host);
    restore(quiz);
  });
}

function paint(quiz, mark) {
  const { form, record, lang, state } = quiz;
  const [panel, showButton, againButton] =
    [".bt-answer", "[data-do=show]", "[data-do=again]"].map((selector) => form.querySelector(selector));
  const isOver = state.solved || state.shown;
  clearSigns(form);
  if (mark) signParts(form, record, state.answer, mark, lang);
  statusOf(form).replaceChildren(...(mark ? report(form, record, mark, state, lang) : []));
  panel.hidden = !isOver;
  panel.open = state.shown;
  showButton.hidden = isOver || state.attempts < PATIENCE;
  againButton.hidden = !isOver;
}

function keep({ host, record, state }) {
  host.store.write("quiz", record.id, state);
  push(state, host.model);
  document.dispatchEvent(new CustomEvent(ANSWERED, { detail: { id: record.id, state } }));
}

// In a live kernel Python's answer wins; this browser's is the second copy. An answer that no longer
// fits the question, as after an edit or from a foreign file, is left alone.
function keptState(record, { store, model }) {
  const [told, tries] = [model?.get("answer"), model?.get("attempts")];
  const live = tries ? { answer: told, attempts: tries } : null;
  const kept = store.read("quiz", record.id);
  const state = live ? { ...(same(kept, live) ? kept : null), ...live } : kept;
  const mark = state ? score(record, state.answer) : null;
  if (!mark) return fresh();
  const attempts = Math.max(1, Math.floor(Number(state.attempts)) || 1);
  return { answer: state.answer, attempts, correct: mark.correct,
    solved: mark.correct || state.solved === true, shown: state.shown === true };
}

const same = (one, other) => JSON.stringify(one?.answer) === JSON.stringify(other.answer);

function push({ answer, attempts, correct }, model) {
  model?.set({ answer, attempts, correct });
  model?.save_changes();
}

const statusOf = (form) => form.querySelector(".bt-status");
const verdictOf = (mark) => (mark.correct ? "right" : mark.score > 0 ? "partly" : "wrong");

function line(kind, ...children) {
  const node = document.createElement("p");
  node.className = kind;
  node.append(...children);
  return node;
}

function sign(key, lang) {
  const node = document.createElement("span");
  node.className = `bt-verdict-sign bt-${key}`;
  node.textContent = `${SIGNS[key]} ${word(key, lang)}`;
  return node;
}

// What the live region says: the verdict, then each text that fits, with the option it speaks of.
function report(form, record, mark, state, lang) {
  const tries = word("attempt", lang, { n: state.attempts });
  const verdict = line("bt-say", sign(verdictOf(mark), lang), ` ${tries}`);
  if (!mark.correct) verdict.append(` ${word(state.shown ? "shown" : "try_again", lang)}`);
  return [verdict, ...mark.feedback.map((name) => reason(form, record, name, lang))];
}

function reason(form, record, name, lang) {
  const node = document.createElement("div");
  node.className = "bt-reason";
  const text = form.querySelector(`[data-slot="${CSS.escape(name)}"]`);
  const part = `[data-part="${CSS.escape(name.slice(9))}"]`;
  const about = form.querySelector(`${part} :is(.bt-option-text, .bt-left)`);
  if (about && record.kind !== "single") {
    const head = document.createElement("strong");
    head.className = "bt-about";
    head.append(...copied(about));
    const verdict = record.kind === "multiple" && optionVerdict(record, name.slice(16));
    if (verdict) node.append(sign(verdict, lang), " ");
    node.append(head, " — ");
  }
  if (text) node.append(...copied(text));
  return node;
}

// Copies carry no ids: each stays the only one of its name on the page.
function copied(node) {
  const copy = node.cloneNode(true);
  copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
  return copy.childNodes;
}

function clearSigns(form) {
  form.querySelectorAll("[data-part] .bt-verdict-sign").forEach((node) => node.remove());
  form.querySelectorAll("[data-verdict]").forEach((node) => node.removeAttribute("data-verdict"));
}

// Beside each part that was answered: its own verdict, as sign and word.
function signParts(form, record, answer, mark, lang) {
  for (const [name, key] of partVerdicts(record, answer, mark)) {
    const node = form.querySelector(`[data-part="${CSS.escape(name)}"]`);
    node.dataset.verdict = key;
    node.append(sign(key, lang));
  }
}

function partVerdicts(record, answer, mark) {
  if (record.options)
    return [answer].flat().map((one) => [`option:${one}`, optionVerdict(record, one)]);
  if (record.left) return record.left.map((left) =>
    [`left:${left}`, answer[left] === record.answer[left] ? "right" : "wrong"]);
  return record.kind === "order" ? [] : [["field", verdictOf(mark)]];
}

function optionVerdict(record, option) {
  return [record.answer].flat().includes(option) ? "right" : "wrong";
}

function setInvalid(form, invalid) {
  const field = form.querySelector(".bt-field input");
  if (invalid) field?.setAttribute("aria-invalid", "true");
  else field?.removeAttribute("aria-invalid");
}
