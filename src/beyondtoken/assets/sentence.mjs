/** Guess and measurement in a sentence: pure functions; `say(key, values)` gives the page's words. */
import { curveDistance, numberDistance } from "./distance.mjs";
import { fits, guessText } from "./guess.mjs";
import { decimalsOf, numberText, tickText, withUnit } from "./scale.mjs";

/** A measured number shows one digit more than a guess can have. */
const digitsOf = ({ step, y }) => decimalsOf(step ?? y.step) + 1;

/** A measured number with its spread and unit: 8.0 ± 0.3 steps. */
export function measuredText({ spec, texts, lang, measured }) {
  const digits = digitsOf(spec);
  const both = [measured.value, measured.spread].filter(Number.isFinite);
  return withUnit(both.map((value) => numberText(value, lang, digits, digits)).join(" ± "), texts.unit, lang);
}

/** How far a guess of a number lies from what was measured, in words. */
export const apartText = ({ spec, lang, measured }, guess) =>
  numberText(Math.abs(guess - measured.value), lang, digitsOf(spec));

function numberSentence(about, guess) {
  const { spec, lang, measured } = about;
  const { exact, inside } = numberDistance(guess, measured.value, measured.spread);
  const said = numberText(guess, lang, decimalsOf(spec.step));
  const words = { guess: said, measured: measuredText(about), apart: apartText(about, guess) };
  return [exact ? "reveal_number_exact" : inside ? "reveal_number_inside" : "reveal_number", words];
}

function curveSentence({ spec, texts, lang, measured }, guess) {
  const { exact, mean, furthest } = curveDistance(guess, measured.value);
  const digits = (value) => numberText(value, lang, digitsOf(spec));
  return [exact ? "reveal_curve_exact" : "reveal_curve", {
    mean: digits(mean), y: texts.y, at: `${texts.x} = ${tickText(spec.x.values[furthest], lang)}`,
    guess: digits(guess[furthest]), measured: digits(measured.value[furthest]),
  }];
}

function choiceSentence({ texts, measured }, guess) {
  const [said, found] = [guess, measured.value].map((option) => texts[`option:${option}`]);
  return [said === found ? "reveal_choice_right" : "reveal_choice", { guess: said, measured: found }];
}

const SENTENCES = { number: numberSentence, choice: choiceSentence, curve: curveSentence };

/** The sentence, with a word about a guess that came after the result. */
export function sentence(about, { value, seen, first }) {
  const { kind, say } = about;
  const main = say(...SENTENCES[kind](about, value));
  if (!seen) return main;
  const early = kind !== "curve" && fits(about, first);
  return `${main} ${early ? say("reveal_changed", { first: guessText(about, first) }) : say("reveal_after")}`;
}
