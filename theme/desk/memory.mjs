/**
 * What this device remembers: which texts it posted until the ledger knows, and how the page is to look.
 */

/** @import {Item, Posted} from "./store.mjs" */

let place = "";
/** @type {Record<string, Posted>} */
let remembered = {};
/** @type {Record<string, Posted | null>} what the storage did not take: it holds for this visit; null is forgotten */
let held = {};
/** @type {Record<string, {text: string, variant: string}>} edited texts of this visit, and of which text each is */
let drafts = {};
let keepsDrafts = true;

/**
 * Reads what the device knows of this hub. A storage that is closed or broken counts as empty: the desk works without.
 * @param {string} hub
 * @param {boolean} discreet keeps no text, not even until the window is closed
 */
export function openMemory(hub, discreet) {
  place = `litfass-desk:${hub}`;
  held = {};
  keepsDrafts = !discreet;
  drafts = (keepsDrafts && readStored(`${place}:drafts`, "session")) || {};
  readAgain();
}

/**
 * Reads what the device knows by now, since another window of the desk may have changed it.
 * @returns {boolean} true when it is something else than before
 */
export function readAgain() {
  const before = JSON.stringify(remembered);
  const found = readStored(place);
  const stored = found && typeof found === "object" && !Array.isArray(found) ? found : {};
  const all = Object.entries({ ...stored, ...held }).filter(([, value]) => value !== null);
  remembered = Object.fromEntries(all);
  return JSON.stringify(remembered) !== before;
}

/**
 * Calls `heard` whenever another window of the desk remembered or forgot something.
 * @param {() => void} heard
 */
export function onOthers(heard) {
  const look = () => readAgain() && heard();
  addEventListener("storage", (event) => (event.key === place || event.key === null) && look());
  addEventListener("pageshow", look);
}

/**
 * Changes what is remembered, on top of what lies in the storage now.
 * @param {[string, Posted | null][]} changes by key; null forgets
 * @returns {boolean} false when it holds for this visit only
 */
function change(changes) {
  held = { ...held, ...Object.fromEntries(changes) };
  readAgain();
  const kept = store(place, remembered);
  if (kept) held = {};
  return kept;
}

/** The storage that lasts, or that of this window alone; asking for one may throw already. */
const storageOf = (/** @type {"local" | "session"} */ where) => (where === "local" ? localStorage : sessionStorage);

/**
 * @param {string} key
 * @param {"local" | "session"} [where]
 * @returns {any}
 */
function readStored(key, where = "local") {
  try {
    return JSON.parse(storageOf(where).getItem(key) || "null");
  } catch {
    return null;
  }
}

/**
 * False when this browser keeps nothing (private windows, blocked storage).
 * @param {string} key
 * @param {unknown} value
 * @param {"local" | "session"} [where]
 * @returns {boolean}
 */
function store(key, value, where = "local") {
  try {
    storageOf(where).setItem(key, JSON.stringify(value));
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
  const found = rememberedOf(item);
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
  return change(items.map((item) => [item.key, { url, at, variant: pastedVariant(item) }]));
}

/**
 * @param {Item[]} items
 * @returns {boolean} false when the device knows it again at the next visit
 */
export function forget(items) {
  return change(items.map((item) => [item.key, null]));
}

/**
 * What is known of a text, to bring it back with `putBack`.
 * @param {Item} item
 * @returns {Posted | null}
 */
export function rememberedOf(item) {
  return Object.hasOwn(remembered, item.key) ? remembered[item.key] : null;
}

/**
 * @param {[Item, Posted | null][]} before
 * @returns {boolean} false when it holds for this visit only
 */
export function putBack(before) {
  return change(before.map(([item, posted]) => [item.key, posted]));
}

/**
 * The checksum of what was pasted; "" for a text that was edited here, since no build knows it.
 * @param {Item} item
 * @returns {string}
 */
export function pastedVariant(item) {
  return item.part.fields.some((each) => draftOf(item, each.file) !== undefined) ? "" : item.part.variant;
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
  const draft = drafts[`${item.post.folder}/${file}`];
  return draft?.variant === item.part.variant ? draft.text : undefined;
}

/**
 * @param {Item} item
 * @param {string} file
 * @param {string | null} text null takes the edit back
 */
export function keepDraft(item, file, text) {
  const key = `${item.post.folder}/${file}`;
  const { [key]: _, ...others } = drafts;
  drafts = text === null ? others : { ...others, [key]: { text, variant: item.part.variant } };
  if (keepsDrafts) store(`${place}:drafts`, drafts, "session");
}
