// Putting items in order: by two buttons on each item, and by dragging its handle.
import { word } from "./words.mjs";

/** Make the `<ol>` of an order question movable; `announce(text)` tells where an item went. */
export function makeMovable(list, { lang, announce }) {
  const tell = (item) =>
    announce(word("now_at", lang, { place: placeOf(list, item), total: list.children.length }));
  list.querySelectorAll("[data-move], .bt-handle").forEach((part) => { part.hidden = false; });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (button && step(button.closest("li"), button.dataset.move)) tell(button.closest("li"));
    markEnds(list);
  });
  list.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(".bt-handle");
    if (handle && event.button === 0) drag(list, handle, event, tell);
  });
  markEnds(list);
}

/** Put the items into the order of `ids`. */
export function arrange(list, ids) {
  ids.forEach((id) => list.append([...list.children].find((item) => item.dataset.item === id)));
  markEnds(list);
}

const placeOf = (list, item) => [...list.children].indexOf(item) + 1;

// The neighbour moves, not the item itself: a moved node would lose the focus.
function step(item, way) {
  const neighbour = way === "up" ? item.previousElementSibling : item.nextElementSibling;
  if (!neighbour) return false;
  if (way === "up") item.after(neighbour);
  else item.before(neighbour);
  return true;
}

// Not `disabled`: the button at the end of its way keeps the focus.
function markEnds(list) {
  for (const item of list.children) {
    item.querySelector("[data-move=up]").setAttribute("aria-disabled", String(!item.previousElementSibling));
    item.querySelector("[data-move=down]").setAttribute("aria-disabled", String(!item.nextElementSibling));
  }
}

function drag(list, handle, start, tell) {
  const item = handle.closest("li"), from = placeOf(list, item);
  const follow = ({ clientY }) => {
    const { previousElementSibling: above, nextElementSibling: below } = item;
    if (above && clientY < middleOf(above)) item.after(above);
    else if (below && clientY > middleOf(below)) item.before(below);
  };
  const drop = () => {
    item.classList.remove("bt-dragged");
    handle.removeEventListener("pointermove", follow);
    markEnds(list);
    if (placeOf(list, item) !== from) tell(item);
  };
  start.preventDefault();
  handle.setPointerCapture(start.pointerId);
  item.classList.add("bt-dragged");
  handle.addEventListener("pointermove", follow);
  handle.addEventListener("lostpointercapture", drop, { once: true });
}

const middleOf = (node) => {
  const { top, height } = node.getBoundingClientRect();
  return top + height / 2;
};
