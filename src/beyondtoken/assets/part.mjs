/** What every part of a page starts from: its data, the words of its language, and its inner nodes. */
import { word } from "./words.mjs";

/** Data of the server with the host's `lang`, `store`, `model`, `announce`; `say(key, values)`; `find(selector)`. */
export const partOf = (root, host) => ({
  ...JSON.parse(root.querySelector("script.bt-data").textContent),
  ...host,
  say: (key, values) => word(key, host.lang, values),
  find: (selector) => root.querySelector(selector),
  findAll: (selector) => [...root.querySelectorAll(selector)],
});
