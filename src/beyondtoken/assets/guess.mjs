/** What a guess is: when it may be committed, what is kept of it, how it reads. Pure functions. */
import { decimalsOf, numberText, withUnit } from "./scale.mjs";

/** Event on the document: a guess was committed, or its result uncovered; `detail` is {id, state}. */
export const GUESSED = "bt-guessed";

/** Tell all parts of the page. */
export const tellGuess = (id, state) =>
  document.dispatchEvent(new CustomEvent(GUESSED, { detail: { id, state } }));

const inside = (value, [low, high]) => typeof value === "number" && value >= low && value <= high;

/** Whether a guess belongs to the question, which may have changed since it was stored. */
export function fits({ kind, spec }, value) {
  if (kind === "choice") return spec.options.includes(value);
  if (kind === "number") return inside(value, spec.range);
  const whole = Array.isArray(value) && value.length === spec.x.values.length;
  return whole && value.every((y) => inside(y, spec.y.range));
}

/** Why a guess cannot be committed yet: key of the words and what fills them; null when it can. */
export function missing({ kind, spec }, value) {
  const [low, high] = spec.range ?? spec.y?.range ?? [];
  const count = kind === "curve" ? value.filter((y) => y === null).length : Number(value === null);
  if (count) return [`predict_empty_${kind}`, { count, low, high }];
  return fits({ kind, spec }, value) ? null : ["predict_range", { low, high }];
}

/** What is kept of a guess: the first stays beside the newest, with whether the result had been seen. */
export function nextState(before, value) {
  return before ? { value, seen: true, first: before.first ?? before.value } : { value, seen: false };
}

/** What was kept: the value that Python holds in a live kernel, else this browser's; null if neither fits. */
export function keptState(about, live) {
  const kept = about.store.read("predict", about.id);
  if (fits(about, live)) return { ...kept, value: live };
  if (kept && fits(about, kept.value)) return kept;
  return kept?.seen ? { value: null, seen: true } : null;
}

/** A guess in words; `say(key, values)` gives the words of the page's language. */
export function guessText({ kind, spec, texts, lang, say }, value) {
  if (kind === "choice") return say("predict_option", { option: texts[`option:${value}`] });
  if (kind === "curve") return say("predict_curve_of", { count: value.length });
  return withUnit(numberText(value, lang, decimalsOf(spec.step)), texts.unit, lang);
}
