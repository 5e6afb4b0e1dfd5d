/** Axes of a drawing: where its area lies, lines, ticks and labels. */
import { scale, tickText, ticksOf } from "./scale.mjs";
import { group, path, text } from "./svg.mjs";

const isSquare = (character) => character.codePointAt(0) > 0x2e7f;

/** About how many pixels a text of 12 px takes; Chinese and Japanese signs are square. */
export const textWidth = (words) => [...words].reduce((sum, sign) => sum + (isSquare(sign) ? 12 : 6.8), 0);

/** Words in lines of at most `room` pixels; Japanese breaks anywhere, other words where they have a space. */
export function wrapped(words, room) {
  const lines = [];
  for (const piece of words.match(/[^ \u2e80-\uffff]+ ?|./gu) ?? []) {
    if (lines.length && textWidth(lines.at(-1) + piece.trim()) <= room) lines.push(lines.pop() + piece);
    else lines.push(piece);
  }
  return lines;
}

/** The plotting area that is left when labels have found their place, with both scales in pixels. */
export function plotArea({ width, height, x, y, lang }) {
  const digits = Math.max(...ticksOf(y).map((tick) => textWidth(tickText(tick, lang))));
  const [left, right, top, bottom] = [Math.ceil(digits) + 12, width - 14, 32, height - (x ? 42 : 24)];
  const area = { width, left, right, top, bottom, y: scale(y.domain, [bottom, top], y.scale) };
  if (x) area.x = scale(x.domain, [left + 6, right - 6], x.scale);
  return area;
}

/** Words under the area; a word that would touch its neighbour is left out, its tick stays. */
export function wordsBelow({ bottom }, places) {
  let free = -Infinity;
  return places.flatMap(([x, words]) => {
    const half = textWidth(words) / 2;
    const tick = path(`M${x} ${bottom}v4`, "bt-axis");
    if (x - half < free + 5) return [tick];
    free = x + half;
    return [tick, text(x, bottom + 18, "middle", words)];
  });
}

/** Both axes; the label of y stands above its axis, where it is read without turning the head. */
export function drawAxes({ left, right, bottom, ...area }, { x, y, lang }) {
  const drawing = group(...ticksOf(y).flatMap((tick) => [
    path(`M${left} ${area.y(tick)}H${right}`, "bt-grid"),
    text(left - 7, area.y(tick) + 4, "end", tickText(tick, lang)),
  ]));
  drawing.append(path(`M${left} ${bottom}H${right}`, "bt-axis"));
  drawing.append(text(2, 14, "start", y.label, "bt-label"));
  if (!x) return drawing;
  drawing.append(...wordsBelow({ bottom }, ticksOf(x).map((tick) => [area.x(tick), tickText(tick, lang)])));
  drawing.append(text((left + right) / 2, bottom + 36, "middle", x.label, "bt-label"));
  return drawing;
}
