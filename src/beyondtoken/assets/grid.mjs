/** Panels of cells: maps with walls and paths, and pictures of shaded cells. */
import { colour, group, path, pathData, svg } from "./svg.mjs";

const KINDS = ["empty", "wall", "start", "goal", "door"];
const SIGNS = {
  start: "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z",
  goal: "M0-5L1.3-1.6L5-1.5L2.1.8L3.1 4.3L0 2.2L-3.1 4.3L-2.1.8L-5-1.5L-1.3-1.6Z",
  door: "M-4 6V-6M4 6V-6",
};
// Cells overlap by a hair, or a line of ground would show between them.
const HAIR = 0.3;

/** Runs of equal cells in a row: [column, length, value]; fewer nodes than one a cell. */
export function runs(row) {
  const found = [];
  row.forEach((value, column) => {
    const last = found.at(-1);
    if (last && last[2] === value) last[1] += 1;
    else found.push([column, 1, value]);
  });
  return found;
}

/** The sign of a kind of cell, in a square of `size` pixels. */
export function kindSign(kind, size, x = 0, y = 0) {
  if (kind === "wall") return svg("rect", { width: size, height: size, rx: 2, class: "bt-wall" });
  const transform = `translate(${x + size / 2} ${y + size / 2}) scale(${size / 12})`;
  return path(SIGNS[kind], `bt-${kind}`, { transform });
}

/** Walls of one row of a map; or its cells as a picture, the darker the nearer to 1. */
function blocks(row, y, { left, size }, shade) {
  const shown = runs(row).filter(([, , value]) => (shade ? value > 0 : value === 1));
  return shown.map(([column, length, value]) => svg("rect", {
    x: left + column * size, y, width: length * size + HAIR, height: size + HAIR,
    class: shade ? "bt-shade" : "bt-wall", "fill-opacity": shade && value,
  }));
}

/** Start, goal and doors of one row; they stand over the paths. */
const signs = (row, y, { left, size }) => row.flatMap((value, column) =>
  (value > 1 ? [kindSign(KINDS[value], size, left + column * size, y)] : []));

function arrow([x0, y0], [x1, y1], index) {
  const angle = (Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI;
  const transform = `translate(${x1} ${y1}) rotate(${angle})`;
  return path("M-4-4.5L5 0L-4 4.5Z", "bt-head", { transform, fill: colour(index) });
}

/** A path through cells: a dot where it starts, arrows on the way and at its end. */
function pathShape({ xy, color = 1, dash }, { left, top, size }, aside) {
  const middle = (start, cell) => start + (cell + 0.5) * size + aside;
  const points = xy.map(([column, row]) => [middle(left, column), middle(top, row)]);
  const [d, last, every] = [pathData(points), points.length - 1, Math.max(3, Math.ceil(points.length / 4))];
  const line = path(d, "bt-path", { stroke: colour(color), "stroke-dasharray": dash && "7 6" });
  const heads = points.map((_, i) => i).filter((i) => i > 0 && (i === last || i % every === 0));
  const dot = svg("circle", { cx: points[0][0], cy: points[0][1], r: 4, fill: colour(color) });
  const arrows = heads.map((i) => arrow(points[i - 1], points[i], color));
  return group(path(d, "bt-path bt-path-edge"), line, ...arrows, dot);
}

/** Marks of one frame: cells below, paths above, each path a little aside so that shared steps stay seen. */
function gridMarks({ cells, paths, shade }, place) {
  const rows = (draw) => (cells ?? []).flatMap((row, i) => draw(row, place.top + i * place.size, place, shade));
  const walked = (paths ?? []).filter(({ xy }) => xy.length);
  const aside = (i) => (i - (walked.length - 1) / 2) * Math.min(5, place.size / 4);
  const lines = walked.map((one, i) => pathShape(one, place, aside(i)));
  return group(...rows(blocks), ...lines, ...(shade ? [] : rows(signs)));
}

/** The ground of a grid panel, and a function that draws the marks of one frame. */
export function gridPanel({ rows, cols }, { width }) {
  const size = Math.min((width - 4) / cols, 380 / rows, 44);
  const [left, top, w, h] = [(width - size * cols) / 2, 2, cols * size, rows * size];
  const columns = Array.from({ length: cols + 1 }, (_, i) => `M${left + i * size} ${top}v${h}`);
  const lines = Array.from({ length: rows + 1 }, (_, i) => `M${left} ${top + i * size}h${w}`);
  const base = path([...columns, ...lines].join(""), "bt-grid");
  return { base, height: h + 4, marks: (frame) => gridMarks(frame, { left, top, size }) };
}

/** Kinds of cells that a map shows and a reader needs explained. */
export function kindsShown(frames) {
  const shown = new Set(frames.flatMap(({ cells, shade }) => (shade || !cells ? [] : cells.flat())));
  return KINDS.filter((_, value) => value > 0 && shown.has(value));
}
