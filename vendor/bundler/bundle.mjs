// Make the bundles that pages and notebooks load: `make bundle`. The first line of each holds the hash
// of all sources, by which `beyondtoken.assets.bundle_is_fresh` knows an old one.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const assets = fileURLToPath(new URL("../../src/beyondtoken/assets/", import.meta.url));
const WIDGET_STYLES = ["book.css", "figure.css"];
const PAGE_STYLES = ["page.css", ...WIDGET_STYLES];

// bundles.py counts the same files in the same way.
function hashOfSources() {
  const hash = createHash("sha256");
  for (const name of readdirSync(assets).filter((file) => /\.(mjs|css|json)$/.test(file)).sort())
    hash.update(`${name}\n`).update(readFileSync(assets + name)).update("\n");
  return hash.digest("hex");
}

// The table of words also serves Python; a page carries only what some module asks for, by a quoted key
// or by the start of a composed one.
function wordsOfModules(table) {
  const modules = readdirSync(assets).filter((file) => file.endsWith(".mjs"));
  const text = modules.map((file) => readFileSync(assets + file, "utf8")).join("\n");
  const starts = [...text.matchAll(/`(\w+_)\$\{/g)].map(([, start]) => start);
  const isAsked = ([key]) => text.includes(`"${key}"`) || starts.some((start) => key.startsWith(start));
  return Object.fromEntries(Object.entries(table).filter(isAsked));
}

const askedWords = {
  name: "asked-words",
  setup: (bundler) => bundler.onLoad({ filter: /words\.json$/ }, ({ path }) => (
    { contents: JSON.stringify(wordsOfModules(JSON.parse(readFileSync(path, "utf8")))), loader: "json" })),
};

const shared = {
  bundle: true, minify: true, charset: "utf8", legalComments: "none", write: false, target: "es2020",
  plugins: [askedWords],
};
const made = async (options) => (await build({ ...shared, ...options })).outputFiles[0].text;
const imports = (names) => names.map((name) => `@import "./${name}";`).join("\n");
const styles = (names) => made({
  stdin: { contents: imports(names), resolveDir: assets, loader: "css" },
  target: [],
});

const bundles = {
  "page.js": await made({ entryPoints: [`${assets}page.mjs`], format: "iife" }),
  "widget.js": await made({ entryPoints: [`${assets}widget.mjs`], format: "esm" }),
  "book.css": await styles(PAGE_STYLES),
  "widget.css": await styles(WIDGET_STYLES),
};
const head = `/* sha256 ${hashOfSources()} */\n`;
for (const [name, text] of Object.entries(bundles)) writeFileSync(`${assets}bundle/${name}`, head + text);
