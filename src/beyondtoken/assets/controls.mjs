/** Controls of a live figure: native sliders and radio buttons, and which frame they choose. */
import { html } from "./svg.mjs";

/** Frame of some positions: row-major, the first control slowest. */
export const frameOf = (positions, sizes) =>
  positions.reduce((index, position, i) => index * sizes[i] + position, 0);

/** Positions of the controls at a frame: the other way round. */
export function positionsOf(index, sizes) {
  const positions = [];
  for (let i = sizes.length - 1, rest = index; i >= 0; i -= 1) {
    positions[i] = rest % sizes[i];
    rest = Math.floor(rest / sizes[i]);
  }
  return positions;
}

function slider({ id, label, values }, onChange) {
  const last = values.length - 1;
  const input = html("input", { type: "range", id, min: 0, max: last, class: "bt-range" });
  const shown = html("span", { class: "bt-value", "aria-hidden": true });
  const show = (position) => {
    input.value = position;
    input.setAttribute("aria-valuetext", values[position]);
    input.style.setProperty("--bt-done", `${(100 * position) / Math.max(1, last)}%`);
    shown.textContent = values[position];
  };
  input.addEventListener("input", () => onChange(Number(input.value)));
  const head = html("div", { class: "bt-control-head" }, html("label", { for: id }, label), shown);
  const ends = [values[0], values[last]].map((value) => html("span", {}, value));
  const row = html("div", { class: "bt-ends", "aria-hidden": true }, ...ends);
  return { node: html("div", { class: "bt-control" }, head, input, row), show };
}

function segments({ id, label, values }, onChange) {
  const inputs = values.map((_, i) => html("input", { type: "radio", name: id, id: `${id}-${i}` }));
  const row = inputs.map((input, i) => {
    input.addEventListener("change", () => onChange(i));
    return html("span", { class: "bt-segment" }, input, html("label", { for: input.id }, values[i]));
  });
  const node = html("fieldset", { class: "bt-control bt-segments" },
    html("legend", {}, label), html("div", { class: "bt-segment-row" }, ...row));
  return { node, show: (position) => { inputs[position].checked = true; } };
}

/** One control: its node, and `show(position)` to move it from outside. */
export const makeControl = (control, uid, onChange) =>
  (control.kind === "choice" ? segments : slider)({ ...control, id: `${uid}-${control.id}` }, onChange);
