// The progress panel: what is done on each page, and the reader's answers as a file.
import { ANSWERED } from "./quiz.mjs";
import { word } from "./words.mjs";

const FILE = "beyond-the-next-token-answers.json";

/** Fill the panel made by `progress_panel` and keep it up to date. */
export function mountProgress(root, { store, events = [ANSWERED] }) {
  const { lang, pages } = JSON.parse(root.querySelector(".bt-data").textContent);
  const [kept, actions, status] =
    [".bt-kept", ".bt-actions", ".bt-status"].map((name) => root.querySelector(name));
  const cells = [...root.querySelectorAll("tbody .bt-done")];
  const paint = () => {
    const answers = store.all();
    kept.textContent = word(store.lasting ? "kept_here" : "not_kept", lang);
    pages.forEach((ids, i) => {
      const done = ids.filter((id) => isDone(id, answers[id])).length;
      showCount(cells[i], done, ids.length, lang);
    });
  };
  const say = (key, values) => { status.textContent = word(key, lang, values); };

  actions.append(
    button(word("save_file", lang), () => say("saved_file", { n: download(store) })),
    filePicker(word("load_file", lang), async (file) => {
      try {
        say("loaded_file", { n: store.imported(await file.text()) });
      } catch {
        say("not_a_file");
      }
      paint();
    }),
    eraser(store, lang, () => { say("erased"); paint(); }),
  );
  actions.hidden = false;
  events.forEach((name) => document.addEventListener(name, paint));
  window.addEventListener("storage", paint);
  paint();
}

/** A question is done once it was right or its answer was looked at; a prediction once it was made. */
export function isDone(id, state) {
  if (!state) return false;
  return id.startsWith("quiz:") ? Boolean(state.solved || state.shown) : (state.value ?? null) !== null;
}

function showCount(cell, done, total, lang) {
  const bar = document.createElement("span");
  bar.className = "bt-bar";
  bar.style.setProperty("--bt-share", total ? done / total : 0);
  cell.dataset.complete = String(total > 0 && done === total);
  const sign = total > 0 && done === total ? "✓ " : "";
  cell.replaceChildren(bar, sign + word("done_of", lang, { done, total }));
}

function button(words, act, quiet = true) {
  const node = document.createElement("button");
  node.type = "button";
  node.className = quiet ? "bt-button bt-quiet" : "bt-button";
  node.textContent = words;
  node.addEventListener("click", act);
  return node;
}

function download(store) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([store.exported()], { type: "application/json" }));
  link.download = FILE;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  return Object.keys(store.all()).length;
}

// A button opens the native picker: the input itself cannot be given our look.
function filePicker(words, take) {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = "application/json,.json";
  input.hidden = true;
  input.addEventListener("change", async () => {
    if (input.files.length) await take(input.files[0]);
    input.value = "";
  });
  const opener = document.createElement("span");
  opener.append(button(words, () => input.click()), input);
  return opener;
}

// Erasing asks once more, in place; the focus goes to the harmless answer and comes back.
function eraser(store, lang, erased) {
  const group = document.createElement("span");
  group.className = "bt-erase";
  const first = button(word("erase", lang), () => {
    const question = document.createElement("span");
    question.textContent = word("erase_sure", lang, { n: Object.keys(store.all()).length });
    const keep = button(word("erase_no", lang), () => leave());
    const sure = button(word("erase_yes", lang), () => { store.eraseAll(); leave(); erased(); });
    group.replaceChildren(question, sure, keep);
    keep.focus();
  });
  const leave = () => { group.replaceChildren(first); first.focus(); };
  group.append(first);
  return group;
}
