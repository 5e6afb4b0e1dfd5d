/** Makers of nodes, and the colours and marks that figures share. */

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = [
  "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z", "M-4-4H4V4H-4Z", "M0-5L5 4H-5Z", "M0-5L5 0L0 5L-5 0Z", "M0 5L5-4H-5Z",
];

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

/** An SVG node; text children stay text, so data can never become markup. */
export const svg = (name, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, name), attributes, children);

/** An HTML node, made the same way. */
export const html = (name, attributes = {}, ...children) =>
  fill(document.createElement(name), attributes, children);

/** Nodes that belong together. */
export const group = (...children) => svg("g", {}, ...children);

/** A path; `look` is its class. */
export const path = (d, look, attributes) => svg("path", { d, class: look, ...attributes });

/** Words at a place; `anchor` is start, middle or end. */
export const text = (x, y, anchor, words, look = "bt-tick") =>
  svg("text", { x, y, "text-anchor": anchor, class: look }, words);

/** The page's name for colour `index` of the house palette. */
export const colour = (index = 1) => `var(--bt-hue-${index % 8})`;

/** Path data through points already in pixels. */
export const pathData = (points) => `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}`;

/** A mark at a place; neighbouring colours differ in shape, so that colour is never the only sign. */
export const marker = (x, y, index = 1, look = "bt-mark", ink = colour(index)) =>
  path(SHAPES[index % SHAPES.length], look, { transform: `translate(${x} ${y})`, fill: ink });

/** A drawing of one unit a pixel, so that text keeps its size at every width. */
export function canvas(width, height, ...children) {
  const size = { viewBox: `0 0 ${width} ${height}`, width, height };
  return svg("svg", { ...size, "aria-hidden": true, class: "bt-svg" }, ...children);
}

/** Draw again whenever the width of `node` changes; the first time at once. */
export function onWidth(node, draw) {
  let last = 0;
  const look = () => {
    const width = Math.floor(node.clientWidth);
    if (width > 0 && width !== last) draw((last = width));
  };
  new ResizeObserver(look).observe(node);
  look();
}
