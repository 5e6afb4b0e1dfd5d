// One answer to one question: the mark, and the feedback to show. `beyondtoken.grading` does the same
// in Python; both are held to tests/cases/scoring.json.

// Decimal fractions are not exact: 0.4 − 0.3 is a little more than 0.1.
const ROUNDING = 1e-12;
// Written out, since Python and JavaScript do not agree on what \s matches.
const SPACES = /[\t-\r \x1c-\x1f\x85\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+/g;
const NUMBER = /^[+-]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)?(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?$/;
const DIGIT_OR_POINTED = /^[+-]?\.?[0-9]/;

/** The number that a person wrote, or null where there is none. */
export function readNumber(given) {
  if (typeof given !== "string" && typeof given !== "number") return null;
  const text = trimmed(String(given).normalize("NFKC").replace(/\u2212/g, "-"));
  if (!NUMBER.test(text) || !DIGIT_OR_POINTED.test(text)) return null;
  const value = Number(text.replace(/,/g, ""));
  return Number.isFinite(value) ? value : null;
}

/** A short text as it is compared: NFKC, case folded, spaces collapsed, final full stops dropped. */
export function folded(text) {
  // NFKC once more: case folding can leave a letter and its accent apart.
  const plain = [...text.normalize("NFKC")].map(foldedCase).join("").normalize("NFKC");
  return trimmed(trimmed(plain).replace(/[ .。]+$/, ""));
}

// Letter by letter, so that no rule about the end of a word applies; "ı" has no other case.
const foldedCase = (letter) =>
  (letter === "ı" ? letter : letter.toUpperCase().toLowerCase().replace(/ς/g, "σ"));
const trimmed = (text) => text.replace(SPACES, " ").replace(/^ | $/g, "");

/** Mark `answer`: {score, correct, feedback: names of texts}, or null where nothing was answered. */
export function score(record, answer) {
  const mark = has(KINDS, record.kind) ? KINDS[record.kind] : null;
  if (!mark) throw new TypeError(`question '${record.id}' is of unknown kind '${record.kind}'`);
  return mark(record, answer);
}

const KINDS = { single, multiple, number, order, match, text };
const has = (object, name) => Object.prototype.hasOwnProperty.call(object, name);
const verdict = (correct, ...feedback) => ({ score: Number(correct), correct, feedback });

function single(record, answer) {
  if (!record.options.includes(answer)) return null;
  return verdict(answer === record.answer, `feedback:option:${answer}`);
}

function multiple(record, answer) {
  if (!Array.isArray(answer) || !answer.length) return null;
  if (answer.some((one) => !record.options.includes(one))) return null;
  const right = record.answer;
  const chosen = record.options.filter((option) => answer.includes(option));
  const hits = chosen.filter((option) => right.includes(option)).length;
  const points = Math.max(0, (hits - (chosen.length - hits)) / right.length);
  const correct = hits === right.length && hits === chosen.length;
  // Nothing about options that were left out: the reader is to find them.
  return { score: points, correct, feedback: chosen.map((one) => `feedback:option:${one}`) };
}

function number(record, answer) {
  const given = readNumber(answer);
  if (given === null) return null;
  if (isNear(given, record.answer, record.tolerance)) return verdict(true, "feedback:right");
  return trapped(record, (trap) => isNear(given, trap.value, trap.tolerance));
}

const isNear = (given, wanted, tolerance) =>
  Math.abs(wanted - given) <= tolerance + ROUNDING * Math.max(Math.abs(wanted), Math.abs(given));

function order(record, answer) {
  const wanted = record.answer;
  if (!Array.isArray(answer) || answer.length !== wanted.length) return null;
  if (answer.some((one) => !wanted.includes(one)) || new Set(answer).size !== wanted.length) return null;
  if (isSame(answer, wanted)) return verdict(true, "feedback:right");
  return trapped(record, (trap) => isSame(trap.answer, answer), shareOfPairs(wanted, answer));
}

const isSame = (one, other) => one.length === other.length && one.every((item, i) => item === other[i]);

function shareOfPairs(wanted, given) {
  let kept = 0, pairs = 0;
  for (let i = 0; i < wanted.length; i++)
    for (let j = i + 1; j < wanted.length; j++, pairs++)
      if (given.indexOf(wanted[i]) < given.indexOf(wanted[j])) kept++;
  return kept / pairs;
}

function match(record, answer) {
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return null;
  const pairs = Object.entries(answer);
  if (!pairs.length) return null;
  const isStrange = ([left, right]) => !record.left.includes(left) || !record.right.includes(right);
  if (pairs.some(isStrange)) return null;
  const wrong = record.left.filter((left) => !has(answer, left) || answer[left] !== record.answer[left]);
  if (!wrong.length) return verdict(true, "feedback:right");
  const points = 1 - wrong.length / record.left.length;
  return { score: points, correct: false, feedback: wrong.map((left) => `feedback:left:${left}`) };
}

function text(record, answer) {
  const given = typeof answer === "string" ? folded(answer) : "";
  if (!given) return null;
  if (record.accept.some((wanted) => folded(wanted) === given)) return verdict(true, "feedback:right");
  return trapped(record, (trap) => trap.accept.some((wanted) => folded(wanted) === given));
}

function trapped(record, fits, points = 0) {
  const place = (record.traps ?? []).findIndex(fits);
  const feedback = [place < 0 ? "feedback:wrong" : `feedback:trap:${place}`];
  return { score: points, correct: false, feedback };
}
