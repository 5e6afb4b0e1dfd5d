/** What every part of a page starts from: its data, the words of its language, and its inner nodes. */
import { word } from "./words.mjs";

/** The server's data, the host (`lang`, `store`, `model`, `announce`), `say(key, values)` and `find(selector)`. */
export const partOf = (root, host) => ({
  ...JSON.parse(root.querySelector("script.bt-data").textContent),
  ...host,
  say: (key, values) => word(key, host.lang, values),
  find: (selector) => root.querySelector(selector),
  findAll: (selector) => [...root.querySelectorAll(selector)],
});
