/** A curve that the reader draws: by pointer on a canvas, by keyboard in one number field a point. */
import { drawAxes, plotArea } from "./axes.mjs";
import { drawn, nearest } from "./distance.mjs";
import { snap } from "./scale.mjs";
import { canvas, group, marker, onWidth, path, pathData, svg, text } from "./svg.mjs";

/** Area and axes of a curve; its places are the ticks of x, so that a point stands over its number. */
export function curveSheet({ spec, texts, lang }, width, heights = spec.y.range) {
  const { values, scale } = spec.x;
  const x = { label: texts.x, domain: [values[0], values.at(-1)], scale, ticks: values };
  const axes = { x, y: { label: texts.y, domain: heights }, lang };
  const height = Math.round(Math.min(330, Math.max(230, width * 0.55)));
  const area = plotArea({ width, height, ...axes });
  return { area, draw: (...marks) => canvas(width, height, drawAxes(area, axes), ...marks) };
}

/** The reader's line and its points; a point not yet given leaves a gap. */
export function guessMarks(area, places, values) {
  const points = values.map((value, i) => (value === null ? null : [area.x(places[i]), area.y(value)]));
  const lines = points.flatMap((point, i) =>
    (i && point && points[i - 1] ? [pathData([points[i - 1], point])] : []));
  const marks = points.filter(Boolean).map(([x, y]) => marker(x, y, 0, "bt-guess-mark"));
  return group(path(lines.join(""), "bt-guess-line"), ...marks);
}

/** Where the pen is: which point, and which value. */
function penAt(event, node, area, { x, y }) {
  const box = node.getBoundingClientRect();
  const share = (area.bottom - (event.clientY - box.top)) / (area.bottom - area.top);
  const height = y.range[0] + share * (y.range[1] - y.range[0]);
  return { index: nearest(x.values.map(area.x), event.clientX - box.left), y: height };
}

/** Draw with one finger or the mouse; a quick stroke leaves no point out. */
function takePen(node, area, spec, stroke) {
  let before = null;
  const move = (event) => {
    const now = penAt(event, node, area, spec);
    stroke(before ?? now, now);
    before = now;
  };
  node.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    node.setPointerCapture(event.pointerId);
    before = null;
    move(event);
  });
  node.addEventListener("pointermove", (event) => node.hasPointerCapture(event.pointerId) && move(event));
}

/** What the paper shows: the guess so far, the point whose field has the focus, a hint while it is empty. */
function sketch(area, places, values, { focus, hint }) {
  const { left, right, top, bottom } = area;
  const empty = values.every((value) => value === null);
  return [
    focus < 0 ? "" : path(`M${area.x(places[focus])} ${top}V${bottom}`, "bt-focus-line"),
    guessMarks(area, places, values),
    empty ? text((left + right) / 2, (top + bottom) / 2, "middle", hint, "bt-canvas-hint") : "",
  ];
}

/** Paper and fields held together: `read()` and `show(values)` of the curve. */
export function curveInput(about, onInput) {
  const { spec, find } = about;
  const places = spec.x.values;
  const [place, fields] = [find(".bt-canvas"), about.findAll(".bt-curve-values input")];
  const read = () => fields.map(({ value }) => (value === "" ? null : Number(value)));
  const onGrid = (value) => (Number.isFinite(value) ? snap(value, spec.y.range, spec.y.step) : null);
  let redraw = () => {};
  const show = (values) => {
    fields.forEach((field, i) => { field.value = onGrid(values?.[i]) ?? ""; });
    redraw();
  };
  const stroke = (from, to) => {
    if (find("fieldset").disabled) return;
    show(drawn(read(), from, to));
    onInput();
  };
  fields.forEach((field) => {
    for (const kind of ["focus", "blur", "input"]) field.addEventListener(kind, () => redraw());
    field.addEventListener("input", onInput);
    field.addEventListener("change", () => show(read()));
  });
  onWidth(place, (width) => {
    const { area, draw } = curveSheet(about, width);
    const { left: x, top: y, right, bottom } = area;
    const marks = group();
    const node = draw(svg("rect", { x, y, width: right - x, height: bottom - y, class: "bt-sheet" }), marks);
    redraw = () => marks.replaceChildren(...sketch(area, places, read(), {
      focus: fields.indexOf(document.activeElement), hint: about.say("predict_draw_here"),
    }));
    takePen(node, area, spec, stroke);
    place.replaceChildren(node);
    redraw();
  });
  return { read, show };
}
