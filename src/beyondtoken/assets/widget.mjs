// Entry of a notebook: one module for all our widgets, told apart by the trait `kind`.
import { mountFigure } from "./figure.mjs";
import { mountPredict, mountReveal } from "./predict.mjs";
import { mountQuiz } from "./quiz.mjs";
import { openStore } from "./store.mjs";

const MOUNTS = { quiz: mountQuiz, predict: mountPredict, reveal: mountReveal, figure: mountFigure };
let views = 0;

function render({ model, el }) {
  const lang = model.get("lang");
  el.classList.add("bt-widget");
  el.lang = lang;
  el.addEventListener("keydown", keepPlainKeys);
  // The same widget shown twice needs ids and radio groups of its own.
  el.innerHTML = model.get("html").split(model.get("uid")).join(`${model.get("uid")}-${++views}`);
  const region = document.createElement("div");
  region.className = "bt-announce";
  region.setAttribute("role", "status");
  el.append(region);
  const host = { lang, store: openStore(), model, announce: (text) => { region.textContent = text; } };
  return MOUNTS[model.get("kind")](el.firstElementChild, host);
}

// JupyterLab takes arrow keys, Enter and letters as commands of the notebook, also while a radio button
// has the focus. Keys with Ctrl and the like stay its own.
function keepPlainKeys(event) {
  if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
}

export default { render };
