// Entry of a page: every part of it comes to life, also when it was opened from disk.
import { mountFigure } from "./figure.mjs";
import { mountFilter } from "./filter.mjs";
import { GUESSED } from "./guess.mjs";
import { mountPredict, mountReveal } from "./predict.mjs";
import { mountProgress } from "./progress.mjs";
import { ANSWERED, mountQuiz } from "./quiz.mjs";
import { reachByKeyboard } from "./scroll.mjs";
import { openStore } from "./store.mjs";
import { mountTips } from "./tips.mjs";

const PARTS = {
  ".bt-quiz": mountQuiz,
  ".bt-predict": mountPredict,
  ".bt-reveal": mountReveal,
  ".bt-live-figure": mountFigure,
  ".bt-filter": mountFilter,
  ".bt-progress": (root, host) => mountProgress(root, { ...host, events: [ANSWERED, GUESSED] }),
};

// Opened from disk, a page may read no other file: the search shows titles, without excerpts that cannot come.
if (location.protocol === "file:" && window.DOCUMENTATION_OPTIONS)
  window.DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;

function start() {
  const lang = document.documentElement.lang.startsWith("ja") ? "ja" : "en";
  const host = { lang, store: openStore(), model: null, announce: announcer() };
  for (const [selector, mount] of Object.entries(PARTS))
    document.querySelectorAll(selector).forEach((root) => attempt(() => mount(root, host), root));
  document.querySelectorAll(".bd-article figure").forEach(reachByKeyboard);
  attempt(() => mountTips(document, lang), document.body);
}

// A part that fails stays readable as the server made it, and takes no other part with it.
function attempt(mount, root) {
  try {
    mount();
  } catch (problem) {
    console.error("beyondtoken:", root, problem);
  }
}

function announcer() {
  const region = document.createElement("div");
  region.className = "bt-announce";
  region.setAttribute("role", "status");
  document.body.append(region);
  return (text) => { region.textContent = text; };
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
