/** A live figure: frames computed by the cell, drawn again at every move of a control, without a kernel. */
import { frameOf, makeControl, positionsOf } from "./controls.mjs";
import { gridPanel, kindSign, kindsShown } from "./grid.mjs";
import { barsPanel, isMarked, xyPanel } from "./marks.mjs";
import { partOf } from "./part.mjs";
import { canvas, colour, group, html, marker, onWidth, path, svg } from "./svg.mjs";

const NARROW = 620;
const GAP = 20;
const KINDS = { grid: gridPanel, xy: xyPanel, bars: barsPanel };

/** Widths of `count` panels side by side, or as wide as the figure when it is narrow. */
export function panelWidth(count, width) {
  if (width < NARROW || count === 1) return Math.min(width, 720);
  const columns = count === 4 ? 2 : Math.min(3, count);
  return Math.floor((width - GAP * (columns - 1)) / columns);
}

/** What one panel shows in a frame: what stands still below, what moves above. */
export function drawingOf(id, frame, still = {}) {
  const [fixed, moving] = [still[id] ?? {}, frame.panels?.[id] ?? {}];
  const both = { ...fixed, ...moving };
  for (const list of ["lines", "points", "paths"]) {
    if (fixed[list] && moving[list]) both[list] = [...fixed[list], ...moving[list]];
  }
  return both;
}

/** The drawing of one panel at one width, and `update(frame)` that exchanges only its marks. */
function drawPanel(panel, width, { lang, ...spec }) {
  const height = Math.round(Math.min(340, Math.max(220, width * 0.68)));
  const made = KINDS[panel.kind](panel, { width, height, lang });
  const marks = group();
  const node = canvas(width, made.height ?? height, made.base, marks);
  return { node, update: (frame) => marks.replaceChildren(made.marks(drawingOf(panel.id, frame, spec.static))) };
}

const key = (sign, name) => html("li", {}, canvas(26, 14, sign), name);

/** How a colour appears in the frames: the sign in a legend must be the one in the drawing. */
function lineSign(kind, { color, dash }, drawings) {
  if (kind === "bars") return svg("rect", { x: 6, y: 1, width: 13, height: 12, rx: 2, fill: colour(color) });
  const lines = drawings.flatMap(({ lines: some, paths }) => [...(some ?? []), ...(paths ?? [])]);
  const line = lines.find((one) => (one.color ?? 1) === color && (dash === undefined || !one.dash === !dash));
  const sign = group();
  const ink = { stroke: colour(color), "stroke-dasharray": (dash ?? line?.dash) && "5 4" };
  if (line || dash) sign.append(path("M1 7H25", "bt-line", ink));
  if (!line || (kind === "xy" && isMarked(line))) sign.append(marker(13, 7, color));
  return sign;
}

function legend({ id, kind, legend: entries = [] }, { frames, static: still, say }) {
  const drawings = frames.map((frame) => drawingOf(id, frame, still));
  const cells = kind === "grid" ? kindsShown(drawings) : [];
  return html("ul", { class: "bt-legend" },
    ...entries.map((entry) => key(lineSign(kind, entry, drawings), entry.name)),
    ...cells.map((cell) => key(kindSign(cell, 14), say(`figure_${cell}`))));
}

/** The panels in their place; returns `update(frame)`. Axes are made once a width, marks once a frame. */
function drawPanels(place, about, current) {
  const rooms = about.panels.map(() => html("div"));
  const boxes = about.panels.map((panel, i) => html("div", { class: "bt-panel" },
    html("p", { class: "bt-panel-title" }, panel.title ?? ""), rooms[i], legend(panel, about)));
  let drawings = [];
  place.replaceChildren(...boxes);
  onWidth(place, (whole) => {
    const width = panelWidth(boxes.length, whole);
    drawings = about.panels.map((panel) => drawPanel(panel, width, about));
    drawings.forEach(({ node, update }, i) => {
      boxes[i].style.width = `${width}px`;
      rooms[i].replaceChildren(node);
      update(current());
    });
  });
  return (frame) => drawings.forEach(({ update }) => update(frame));
}

/** Controls above the panels; `choose(index)` is called at a move, the returned `show(index)` makes one. */
function drawControls(place, about, choose) {
  const sizes = about.controls.map(({ values }) => values.length);
  let positions = [];
  const move = (i) => (position) => choose(frameOf(positions.map((old, j) => (j === i ? position : old)), sizes));
  const made = about.controls.map((control, i) => makeControl(control, about.uid, move(i)));
  place.replaceChildren(...made.map(({ node }) => node));
  place.hidden = false;
  return (index) => {
    positions = positionsOf(index, sizes);
    made.forEach(({ show }, i) => show(positions[i]));
  };
}

/** Frame at which a figure opens. */
export const startFrame = (controls) =>
  frameOf(controls.map(({ start }) => start ?? 0), controls.map(({ values }) => values.length));

/** To a screen reader the panels are one picture: the title its name, the text alternative its description. */
function describe(panels, about, id) {
  panels.setAttribute("role", "img");
  panels.setAttribute("aria-labelledby", `${id}-title`);
  panels.setAttribute("aria-describedby", `${id}-about`);
  about.open = false;
}

/** Bring a live figure to life. `root` holds the frame made by the server and its data. */
export function mountFigure(root, host) {
  const about = { ...partOf(root, host), uid: root.id };
  const { find, frames, model } = about;
  let index = model?.get("index") ?? startFrame(about.controls);
  const update = drawPanels(find(".bt-panels"), about, () => frames[index]);
  const show = (next) => {
    index = next;
    moveControls(index);
    update(frames[index]);
    find(".bt-frame-text").textContent = frames[index].text;
  };
  const moveControls = drawControls(find(".bt-controls"), about, (next) => {
    show(next);
    model?.set("index", next);
    model?.save_changes();
  });
  model?.on("change:index", () => show(model.get("index")));
  describe(find(".bt-panels"), find(".bt-figure-about"), root.id);
  show(index);
  root.dataset.ready = true;
}
