// Tips of terms and claims: they open on hover, focus and tap, the pointer can enter them, and Escape
// closes them (WCAG 1.4.13). One element serves all marks of the page.
import { word } from "./words.mjs";

const OPEN_MS = 250;
const CLOSE_MS = 250;
const EDGE_PX = 8;
const GAP_PX = 5;
const MARK = "[data-tip]";

/** Bring the tips of a page to life; their texts stand in `<script id="bt-tips">`, rendered by the book. */
export function mountTips(page = document, lang = "en") {
  const source = page.getElementById("bt-tips");
  if (!source) return;
  const tip = makeTip(page, new Map(Object.entries(JSON.parse(source.textContent))), lang);
  followPointer(page, tip);
  followFocus(page, tip);
  followTaps(page, tip);
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !tip.mark) return;
    event.stopPropagation();
    tip.close();
  }, true);
  page.defaultView.addEventListener("resize", tip.close);
}

function makeTip(page, texts, lang) {
  const box = makeBox(page);
  let timer = 0;
  const tip = { box, mark: null };
  tip.stay = () => clearTimeout(timer);
  tip.later = (act, wait) => { tip.stay(); timer = setTimeout(act, wait); };
  tip.markOf = (node) => {
    const found = node instanceof Element ? node.closest(MARK) : null;
    return found && texts.has(found.dataset.tip) ? found : null;
  };
  tip.close = () => {
    tip.stay();
    if (tip.mark) describe(tip.mark, box.id, false);
    tip.mark = null;
    box.hidden = true;
  };
  tip.open = (mark) => {
    tip.stay();
    if (mark === tip.mark) return;
    tip.close();
    tip.mark = mark;
    fill(box, texts.get(mark.dataset.tip), mark, lang);
    box.hidden = false;
    describe(mark, box.id, true);
    place(box, mark);
  };
  return tip;
}

function followPointer(page, tip) {
  page.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "touch") return;
    const mark = tip.markOf(target);
    if (mark) tip.later(() => tip.open(mark), tip.mark ? 0 : OPEN_MS);
    else if (tip.box.contains(target)) tip.stay();
    else if (tip.mark !== page.activeElement) tip.later(tip.close, CLOSE_MS);
  });
}

function followFocus(page, tip) {
  page.addEventListener("focusin", ({ target }) => {
    const mark = tip.markOf(target);
    if (mark) tip.open(mark);
    else if (tip.mark && !tip.box.contains(target)) tip.close();
  });
  page.addEventListener("focusout", ({ target, relatedTarget }) => {
    if (target === tip.mark && !tip.box.contains(relatedTarget)) tip.later(tip.close, CLOSE_MS);
  });
}

// The first tap opens the tip, which holds the link; a second tap follows it. Focus comes before the
// click, so whether a tip was open is read when the finger comes down.
function followTaps(page, tip) {
  let tapped = null;
  page.addEventListener("pointerdown", ({ target, pointerType }) => {
    const mark = tip.markOf(target);
    tapped = pointerType !== "mouse" && mark !== tip.mark ? mark : null;
    if (!mark && !tip.box.contains(target)) tip.close();
  }, true);
  page.addEventListener("click", (event) => {
    const mark = tip.markOf(event.target);
    if (!mark || mark !== tapped) return;
    event.preventDefault();
    tapped = null;
    tip.open(mark);
  }, true);
}

function makeBox(page) {
  const box = page.createElement("div");
  box.id = "bt-tip";
  box.className = "bt-tip";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  // Inside the main landmark, where a reader of landmarks finds it.
  (page.querySelector("main, [role=main]") ?? page.body).append(box);
  return box;
}

function fill(box, { title, html }, mark, lang) {
  const head = document.createElement("strong"), body = document.createElement("div");
  head.className = "bt-tip-title";
  head.textContent = title;
  body.innerHTML = html;
  box.replaceChildren(head, body);
  if (mark.href) box.append(linkTo(mark, lang));
}

function linkTo(mark, lang) {
  const link = document.createElement("a");
  link.className = "bt-tip-link";
  link.href = mark.href;
  // The mark itself is the same link: one stop for the Tab key is enough.
  link.tabIndex = -1;
  link.textContent = word(mark.dataset.tip.startsWith("claim:") ? "open_claim" : "open_term", lang);
  return link;
}

function describe(mark, id, isOpen) {
  const ids = (mark.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
  if (isOpen) ids.push(id);
  if (ids.length) mark.setAttribute("aria-describedby", ids.join(" "));
  else mark.removeAttribute("aria-describedby");
}

// Below the mark, or above it where there is more room; never past the edge of the window.
function place(box, mark) {
  const line = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  // Seen from where left and top are counted, which need not be the corner of the page.
  box.style.left = box.style.top = "0";
  const { width, height, left: zeroLeft, top: zeroTop } = box.getBoundingClientRect();
  const left = Math.min(Math.max(line.left, EDGE_PX), clientWidth - width - EDGE_PX);
  const isCut = line.bottom + height + GAP_PX + EDGE_PX > clientHeight;
  const above = isCut && line.top > clientHeight - line.bottom;
  const top = above ? line.top - height - GAP_PX : line.bottom + GAP_PX;
  box.style.left = `${Math.max(left, EDGE_PX) - zeroLeft}px`;
  box.style.top = `${top - zeroTop}px`;
}
