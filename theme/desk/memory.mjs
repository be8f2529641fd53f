/**
 * What this device remembers: which texts it posted until the ledger knows, and how the page is to look.
 */

/** @import {Item, Posted} from "./store.mjs" */

let place = "";
/** @type {Record<string, Posted>} */
let remembered = {};
/** @type {Map<string, string>} */
const drafts = new Map();

/**
 * Reads what the device knows of this hub. A storage that is closed or broken counts as empty: the desk works without.
 * @param {string} hub
 */
export function openMemory(hub) {
  place = `litfass-desk:${hub}`;
  const found = readStored(place);
  remembered = found && typeof found === "object" && !Array.isArray(found) ? found : {};
}

/**
 * @param {string} key
 * @returns {any}
 */
function readStored(key) {
  try {
    return JSON.parse(localStorage.getItem(key) || "null");
  } catch {
    return null;
  }
}

/**
 * False when this browser keeps nothing (private windows, blocked storage).
 * @param {string} key
 * @param {unknown} value
 * @returns {boolean}
 */
function store(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/**
 * When and where a text was posted: what the ledger says, else what this device remembers.
 * @param {Item} item
 * @returns {(Posted & {ledger: boolean}) | null}
 */
export function postedOf(item) {
  if (item.part.posted) return { ...item.part.posted, ledger: true };
  const found = Object.hasOwn(remembered, item.key) ? remembered[item.key] : null;
  return found && typeof found.at === "string" ? { ...found, url: String(found.url || ""), ledger: false } : null;
}

/**
 * @param {Item} item
 * @returns {number | null}
 */
export function postedAt(item) {
  const found = postedOf(item);
  return found ? Date.parse(found.at) || 0 : null;
}

/**
 * Remembers texts as posted; gives false when the device cannot keep it beyond this visit.
 * @param {Item[]} items
 * @param {string} at
 * @param {string} [url]
 * @returns {boolean}
 */
export function remember(items, at, url = "") {
  for (const item of items) remembered[item.key] = { url, at, variant: item.part.variant };
  return store(place, remembered);
}

/**
 * @param {Item[]} items
 */
export function forget(items) {
  for (const item of items) delete remembered[item.key];
  store(place, remembered);
}

/**
 * Drops what the ledger knows by now, so that an undo there counts here as well.
 * @param {Item[]} items
 */
export function settle(items) {
  const known = items.filter((item) => item.part.posted && Object.hasOwn(remembered, item.key));
  if (known.length) forget(known);
}

/**
 * A word that the reader chose for the look of all desks ("scheme", "language").
 * @param {string} name
 * @returns {string}
 */
export function choiceOf(name) {
  const found = readStored("litfass-desk-look");
  return found && typeof found[name] === "string" ? found[name] : "";
}

/**
 * @param {string} name
 * @param {string} value
 */
export function choose(name, value) {
  store("litfass-desk-look", { ...readStored("litfass-desk-look"), [name]: value });
}

/**
 * The edited text of a file, if it was edited during this visit.
 * @param {Item} item
 * @param {string} file
 * @returns {string | undefined}
 */
export function draftOf(item, file) {
  return drafts.get(`${item.post.folder}/${file}`);
}

/**
 * @param {Item} item
 * @param {string} file
 * @param {string | null} text null takes the edit back
 */
export function keepDraft(item, file, text) {
  if (text === null) drafts.delete(`${item.post.folder}/${file}`);
  else drafts.set(`${item.post.folder}/${file}`, text);
}
