/** The measured result laid over the guess: on a number line, or in the axes of a curve. */
import { textWidth, wordsBelow } from "./axes.mjs";
import { curveSheet, guessMarks } from "./curve.mjs";
import { spreadAt } from "./distance.mjs";
import { bandShape } from "./marks.mjs";
import { niceTicks, scale, tickText } from "./scale.mjs";
import { canvas, colour, group, marker, path, pathData, svg, text } from "./svg.mjs";

// Height of the number line in its drawing, pixels.
const LINE = 74;
const MEASURED = 1;
const INK = { stroke: colour(MEASURED) };

/** The range of a drawing, widened until it holds what was measured. */
export const widened = ([low, high], values) => [Math.min(low, ...values), Math.max(high, ...values)];

/** Words over or under a place on the line, kept inside the drawing. */
function flag(x, y, words, width, look) {
  const half = textWidth(words) / 2 + 4;
  return text(Math.min(width - half, Math.max(half, x)), y, "middle", words, look);
}

function measuredFlag(x, { value, spread, label }, width) {
  const [from, to] = [x(value - spread), x(value + spread)];
  const bar = { x: from, y: LINE - 8, width: to - from, height: 16, rx: 3, fill: colour(MEASURED) };
  const dot = { cx: x(value), cy: LINE, r: 7, fill: colour(MEASURED), class: "bt-mark" };
  return svg("g", { class: "bt-arrive" }, svg("rect", { ...bar, class: "bt-band" }),
    path(`M${x(value)} ${LINE}v36`, "bt-stem", INK), svg("circle", dot),
    flag(x(value), LINE + 52, label, width, "bt-label bt-measured"));
}

const guessFlag = (x, label, width) => group(path(`M${x} 26V${LINE}`, "bt-guess-line"),
  path("M-6-6H6L0 4Z", "bt-guess-mark", { transform: `translate(${x} ${LINE - 6})` }),
  flag(x, 18, label, width, "bt-label"));

/** The gap between guess and measurement, with its length over it where there is room. */
function gapLine(guess, measured, words) {
  const [wide, room] = [Math.abs(guess - measured), textWidth(words) + 12];
  if (wide < 14) return "";
  const gap = path(`M${guess} 42v8M${guess} 46H${measured}M${measured} 42V${LINE - 10}`, "bt-gap");
  return group(gap, text((guess + measured) / 2, 40, "middle", wide > room ? words : "", "bt-tick bt-halo"));
}

/** A number line with the guess above, the measurement below and the gap between; `guess` may be null. */
export function numberOverlay({ range, guess, measured, apart, lang }, width) {
  const { value, spread } = measured;
  const domain = widened(range, [value - spread, value + spread]);
  const x = scale(domain, [22, width - 22]);
  const ticks = niceTicks(domain, Math.min(8, width / 60)).map((tick) => [x(tick), tickText(tick, lang)]);
  const axis = [path(`M16 ${LINE}H${width - 16}`, "bt-axis"), ...wordsBelow({ bottom: LINE }, ticks)];
  const drawing = canvas(width, 136, ...axis, measuredFlag(x, measured, width));
  if (!guess) return drawing;
  const place = x(guess.value);
  drawing.append(gapLine(place, x(value), apart), guessFlag(place, guess.label, width));
  return drawing;
}

/** The drawn curve dashed, the measured one over it, and the distance at every place. */
export function curveOverlay(about, guess, width) {
  const { value, spread } = about.measured;
  const places = about.spec.x.values;
  const band = places.map((x, i) => [x, value[i] - spreadAt(spread, i), value[i] + spreadAt(spread, i)]);
  const heights = widened(about.spec.y.range, band.flatMap(([, ...edges]) => edges));
  const { area, draw } = curveSheet(about, width, heights);
  const points = places.map((x, i) => [area.x(x), area.y(value[i])]);
  const gaps = points.map(([x, y], i) => `M${x} ${y}V${guess && area.y(guess[i])}`).join("");
  return draw(
    ...(guess ? [path(gaps, "bt-gap"), guessMarks(area, places, guess)] : []), bandShape(area, band, MEASURED),
    path(pathData(points), "bt-line bt-drawn", { ...INK, pathLength: 1 }),
    ...points.map(([x, y]) => marker(x, y, 0, "bt-mark", colour(MEASURED))));
}
