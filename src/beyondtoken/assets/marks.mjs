/** What stands inside the axes of a panel: lines with bands, points with error bars, bars. */
import { drawAxes, plotArea, textWidth, wrapped } from "./axes.mjs";
import { numberText, scale } from "./scale.mjs";
import { colour, group, marker, path, pathData, svg, text } from "./svg.mjs";

const FEW = 24;

/** A band of [x, low, high], in the colour of its line but pale. */
export function bandShape(area, band, index) {
  const inside = (y) => Math.min(area.bottom, Math.max(area.top, y));
  const edge = (side) => band.map((place) => [area.x(place[0]), inside(area.y(place[side]))]);
  return path(`${pathData([...edge(2), ...edge(1).reverse()])}Z`, "bt-band", { fill: colour(index) });
}

/** Whether the points of a line are marked: not where they would hide it. */
export const isMarked = (line) => line?.xy.length <= FEW;

function lineShape(area, line) {
  const places = line.xy.map(([x, y]) => [area.x(x), area.y(y)]);
  const ink = { stroke: colour(line.color), "stroke-dasharray": line.dash && "6 5" };
  const marks = isMarked(line) ? places.map(([x, y]) => marker(x, y, line.color)) : [];
  return group(path(pathData(places), "bt-line", ink), ...marks);
}

/** An error bar from `lo` to `hi` at `x` pixels; nothing where either is not given. */
export function whisker(area, x, lo, hi, ink = "currentColor") {
  if (!Number.isFinite(lo) || !Number.isFinite(hi)) return "";
  const [top, bottom] = [area.y(hi), area.y(lo)];
  return path(`M${x} ${top}V${bottom}M${x - 4} ${top}h8M${x - 4} ${bottom}h8`, "bt-whisker", { stroke: ink });
}

function pointShape(area, { x, y, lo, hi, color = 2, label: words = "" }) {
  const [left, top] = [area.x(x), area.y(y)];
  const before = left + 9 + textWidth(words) > area.width;
  const place = before ? [left - 9, top - 7, "end"] : [left + 9, top - 7, "start"];
  const bar = whisker(area, left, lo, hi, colour(color));
  return group(bar, marker(left, top, color), text(...place, words, "bt-label bt-halo"));
}

/** Lines inside the axes and nowhere else: one that leaves its scale must not cross the controls above. */
function inside(area, ...lines) {
  const [x, y, width, height] = [area.left, area.top - 5, area.right - area.left, area.bottom - area.top + 10];
  return svg("svg", { x, y, width, height, viewBox: `${x} ${y} ${width} ${height}`, class: "bt-inside" }, ...lines);
}

/** Axes of an xy panel, and a function that draws one frame: bands lowest, then lines, then points. */
export function xyPanel({ x, y }, { width, height, lang }) {
  const area = plotArea({ width, height, x, y, lang });
  const marks = ({ lines = [], points = [] }) => group(
    ...lines.filter(({ band }) => band?.length).map(({ band, color }) => bandShape(area, band, color)),
    inside(area, ...lines.map((line) => lineShape(area, line))),
    ...points.map((point) => pointShape(area, point)));
  return { base: drawAxes(area, { x, y, lang }), marks };
}

function bar(area, { left, room, floor }, { value, lo, hi, color }, lang) {
  const [middle, top, foot] = [left + room / 2, area.y(value), area.y(floor)];
  const shape = { x: left + room * 0.16, width: room * 0.68, y: Math.min(top, foot), height: Math.abs(foot - top) };
  const column = svg("rect", { ...shape, rx: 2, fill: colour(color), class: "bt-column" });
  // The same for all bars and frames, or numbers would come and go while the slider moves.
  const fits = textWidth("0.00") < room;
  const above = Math.min(top, area.y(hi ?? value)) - 5;
  const words = fits ? numberText(value, lang, 2) : "";
  return group(column, whisker(area, middle, lo, hi), text(middle, above, "middle", words, "bt-tick bt-halo"));
}

/** Axes of a panel of bars, and a function that draws the bars of one frame. */
export function barsPanel({ y, categories }, { width, height, lang }) {
  const area = plotArea({ width, height, y, lang });
  const room = (area.right - area.left) / categories.length;
  const names = categories.map((name) => wrapped(name, room - 4));
  area.bottom -= 14 * (Math.max(...names.map(({ length }) => length)) - 1);
  area.y = scale(y.domain, [area.bottom, area.top], y.scale);
  const left = (i) => area.left + room * i;
  const floor = y.scale === "log" ? y.domain[0] : Math.min(y.domain[1], Math.max(0, y.domain[0]));
  const base = drawAxes(area, { y, lang });
  base.append(...names.flatMap((lines, i) => lines.map((line, j) =>
    text(left(i) + room / 2, area.bottom + 18 + 14 * j, "middle", line))));
  const marks = ({ values = [], lo = [], hi = [], colors = [] }) => group(...values.map((value, i) =>
    bar(area, { left: left(i), room, floor }, { value, lo: lo[i], hi: hi[i], color: colors[i] }, lang)));
  return { base, marks };
}
