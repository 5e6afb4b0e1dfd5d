// The controls of each kind of question: reading the answer out of them and putting one back.
import { arrange, makeMovable } from "./order.mjs";

/** Controls of a question form: {read() → answer or null, put(answer or null)}. */
export function fieldsOf(form, kind, host) {
  return KINDS[kind](form, host);
}

const inputs = (form) => [...form.querySelectorAll(".bt-options input")];

function single(form) {
  return {
    read: () => inputs(form).find((input) => input.checked)?.value ?? null,
    put: (answer) => inputs(form).forEach((input) => { input.checked = input.value === answer; }),
  };
}

function multiple(form) {
  return {
    read: () => inputs(form).filter((input) => input.checked).map((input) => input.value),
    put: (answer) => inputs(form).forEach((input) => {
      input.checked = Boolean(answer?.includes(input.value));
    }),
  };
}

function written(form) {
  const input = form.querySelector(".bt-field input");
  return { read: () => input.value, put: (answer) => { input.value = answer ?? ""; } };
}

function order(form, host) {
  const list = form.querySelector(".bt-order");
  const ids = () => [...list.children].map((item) => item.dataset.item);
  const first = ids();
  makeMovable(list, host);
  return { read: ids, put: (answer) => arrange(list, answer ?? first) };
}

// A page asks for every partner before it marks: a half-filled form is no answer yet.
function match(form) {
  const selects = [...form.querySelectorAll("select[data-left]")];
  return {
    read: () => (selects.every((select) => select.value)
      ? Object.fromEntries(selects.map((select) => [select.dataset.left, select.value])) : null),
    put: (answer) => selects.forEach((select) => { select.value = answer?.[select.dataset.left] ?? ""; }),
  };
}

const KINDS = { single, multiple, number: written, order, match, text: written };
