// The reader's answers, kept in this browser. Several books may share one host, hence the first
// part of the key; the second part is raised when older answers can no longer be read.
// Both agree with BOOK_ID and STORE_VERSION of settings.py (a test compares).
export const BOOK = "beyondtoken";
export const VERSION = 1;

const PREFIX = `${BOOK}:${VERSION}:`;
const NAME = /^(quiz|predict):[a-z0-9-]{1,120}$/;
const MOST_BYTES = 2_000_000;

/** A stand-in for localStorage that forgets when the page is left. */
export function memoryStorage() {
  const kept = new Map();
  return {
    get length() { return kept.size; },
    key: (i) => [...kept.keys()][i] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
  };
}

// Reading `window.localStorage` throws where cookies are blocked; writing throws where it is full.
function browserStorage() {
  try {
    const storage = window.localStorage;
    storage.setItem(`${PREFIX}probe`, "1");
    storage.removeItem(`${PREFIX}probe`);
    return storage;
  } catch {
    return null;
  }
}

function parsed(text) {
  try {
    const state = JSON.parse(text);
    return isState(state) ? state : null;
  } catch {
    return null;
  }
}

const isState = (state) => typeof state === "object" && state !== null && !Array.isArray(state);

/**
 * Open the store: read(kind, id) → state or null, write(kind, id, state), remove(kind, id),
 * all() → {"quiz:id": state}, exported() → JSON text, imported(text) → how many (throws on a foreign
 * file), eraseAll() → how many, lasting: false where answers are lost with the page.
 */
export function openStore(storage = browserStorage()) {
  const spare = memoryStorage();
  const main = storage ?? spare;
  const store = { lasting: storage !== null };

  store.read = (kind, id) => {
    const key = `${PREFIX}${kind}:${id}`;
    return parsed(spare.getItem(key)) ?? parsed(main.getItem(key));
  };
  store.write = (kind, id, state) => {
    const key = `${PREFIX}${kind}:${id}`, text = JSON.stringify(state);
    try {
      // In this order: without a browser's storage both are the same.
      spare.removeItem(key);
      main.setItem(key, text);
    } catch {
      store.lasting = false;
      spare.setItem(key, text);
    }
  };
  store.remove = (kind, id) => [main, spare].forEach((part) => part.removeItem(`${PREFIX}${kind}:${id}`));
  const names = () => [...new Set([...namesIn(main), ...namesIn(spare)])].sort();
  return withFiles(store, names);
}

function namesIn(storage) {
  const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i));
  const ours = keys.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
  return ours.filter((name) => NAME.test(name));
}

// All answers at once: as one object, to and from a file, erased.
function withFiles(store, names) {
  const { read, write, remove } = store;
  store.all = () => Object.fromEntries(
    names().map((name) => [name, read(...name.split(":"))]).filter(([, state]) => state !== null));
  store.exported = () => JSON.stringify({ book: BOOK, version: VERSION, answers: store.all() }, null, 1);
  store.imported = (text) => {
    const kept = answersOf(text);
    kept.forEach(([name, state]) => write(...name.split(":"), state));
    return kept.length;
  };
  store.eraseAll = () => {
    const erased = names();
    erased.forEach((name) => remove(...name.split(":")));
    return erased.length;
  };
  return store;
}

function answersOf(text) {
  const file = text.length <= MOST_BYTES ? parsed(text) : null;
  if (file?.book !== BOOK || file.version !== VERSION || !isState(file.answers))
    throw new TypeError("not a file of answers of this book");
  return Object.entries(file.answers).filter(([name, state]) => NAME.test(name) && isState(state));
}
