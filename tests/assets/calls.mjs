// Call functions of the front end that need no page: node calls.mjs <folder> <JSON of [module, function, ...arguments]>
import { pathToFileURL } from "node:url";

const [folder, list] = process.argv.slice(2);
const results = [];
for (const [module, name, ...given] of JSON.parse(list)) {
  const call = (await import(pathToFileURL(`${folder}/${module}.mjs`)))[name];
  // `say` of the page is stood in for by the key and its values.
  const say = (key, values) => JSON.stringify([key, values ?? {}]);
  results.push(call(...given.map((one) => (one?.say === "stand-in" ? { ...one, say } : one))));
}
console.log(JSON.stringify(results));
