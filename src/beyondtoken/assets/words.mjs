// Every word that our front end says, in both languages; Python reads the same table.
import table from "./words.json";

/** The words for `key`, {name} filled in from `values`: word("attempt", "en", {n: 2}) → "Attempt 2." */
export function word(key, lang, values = {}) {
  const words = table[key]?.[lang] ?? table[key]?.en ?? key;
  return words.replace(/\{(\w+)\}/g, (slot, name) => values[name] ?? slot);
}
