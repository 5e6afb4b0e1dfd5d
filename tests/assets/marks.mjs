// Mark every case of the shared table with the browser's code: node marks.mjs <score.mjs> <scoring.json>
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [module, table] = process.argv.slice(2);
const { score } = await import(pathToFileURL(module));
const { records, cases } = JSON.parse(readFileSync(table, "utf8"));
const marks = cases.map(({ name, record, answer }) => [name, score(records[record], answer)]);
console.log(JSON.stringify(Object.fromEntries(marks)));
