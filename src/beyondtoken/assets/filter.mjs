// The filter of the scoreboard: rows that do not fit are hidden, and a line says how many are left.
import { word } from "./words.mjs";

/** Bring the form made by `claim_filter` to life; it stands in one part with the table it filters. */
export function mountFilter(form, { lang }) {
  const rows = [...form.closest(".bt-scoreboard").querySelectorAll("tbody tr")];
  const status = form.querySelector("[role=status]");
  const apply = () => {
    const wanted = [...form.querySelectorAll("select")].filter((list) => list.value);
    const fits = (row) => wanted.every(({ name, value }) => row.dataset[name].split(" ").includes(value));
    for (const row of rows) row.hidden = !fits(row);
    const n = rows.filter((row) => !row.hidden).length;
    status.textContent = word("filter_shown", lang, { n, total: rows.length });
  };
  // A mark elsewhere in the book leads to one row, whatever was chosen here.
  const showTarget = () => {
    const row = rows.find(({ id }) => id === location.hash.slice(1));
    if (!row?.hidden) return;
    form.reset();
    row.scrollIntoView();
  };
  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", showTarget);
  form.hidden = false;
  apply();
}
