// Cells as JSON on standard input, run in Pyodide; what they printed on standard output.
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const printed = [];
const python = await loadPyodide({ stdout: (line) => printed.push(line) });
for (const source of JSON.parse(readFileSync(0, "utf8"))) {
  python.runPython(source);
}
process.stdout.write(JSON.stringify(printed));
