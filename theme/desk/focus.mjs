/**
 * Keeps the place of whoever works by keyboard: what replaces a part of the page gives the focus to its successor.
 */

/** What tells an element from its neighbours and stays when the page is drawn anew, the surest first. */
const NAMED = ["data-key", "data-copies", "data-copies-rich", "id", "aria-label", "href", "class"];

/**
 * Where the focus is: what identifies the element, and which of several alike it is.
 * @typedef {{tag: string, by: string, name: string, place: number, rest: string[], caret: [number, number] | null}} Mark
 */

/**
 * @param {Element | null} element
 * @returns {Mark | null} null for the page itself
 */
export function markOf(element) {
  if (!element || element === document.body || element === document.documentElement) return null;
  const by = NAMED.find((each) => element.getAttribute(each)) || "";
  const tag = element.localName;
  const name = nameBy(element, by);
  const alike = alikes(tag, by);
  const same = alike.filter((each) => nameBy(each, by) === name);
  const rest = by === "data-key" ? alike.slice(alike.indexOf(element) + 1).map((each) => nameBy(each, by)) : [];
  return { tag, by, name, place: same.indexOf(element), rest, caret: caretOf(element) };
}

/**
 * @param {Element} element
 * @param {string} by
 * @returns {string}
 */
function nameBy(element, by) {
  return by === "class" ? element.classList[0] : element.getAttribute(by) || "";
}

/**
 * @param {string} tag
 * @param {string} by
 * @returns {any[]}
 */
function alikes(tag, by) {
  return [...document.querySelectorAll(by ? `${tag}[${by}]` : tag)];
}

/**
 * @param {any} element
 * @returns {[number, number] | null}
 */
function caretOf(element) {
  if (!/^(text|search|url)$/.test(element.type || "")) return null;
  return [element.selectionStart || 0, element.selectionEnd || 0];
}

/**
 * Focuses what stands at a mark now; where it is gone or out of sight the next one of its list, else the heading.
 * @param {Mark | null} mark
 */
export function focusMark(mark) {
  if (!mark || gotFocus(successor(mark), true)) return;
  const now = alikes(mark.tag, mark.by);
  const next = (/** @type {string} */ name) => now.some((each) => nameBy(each, mark.by) === name && gotFocus(each, false));
  if (!mark.rest.some(next)) focusHeading();
}

/**
 * @param {Mark} mark
 * @returns {any}
 */
function successor(mark) {
  const same = alikes(mark.tag, mark.by).filter((each) => nameBy(each, mark.by) === mark.name);
  const found = same[mark.place] || (["", "class"].includes(mark.by) ? null : same[0]);
  if (found && mark.caret) found.setSelectionRange(...mark.caret);
  return found;
}

/**
 * True when the element took the focus; what is folded away or cannot be used takes none.
 * @param {any} element
 * @param {boolean} still without moving the page
 * @returns {boolean}
 */
function gotFocus(element, still) {
  element?.focus({ preventScroll: still });
  return Boolean(element) && document.activeElement === element;
}

/** Focuses the heading of the view, where a reader begins. */
export function focusHeading() {
  document.querySelector("#desk-main h1, #desk h1")?.focus();
}

/** True while nothing on the page has the focus. */
export function focusLost() {
  return !document.activeElement || document.activeElement === document.body;
}

/**
 * Draws, and gives the focus to the successor of what had it, if that is gone.
 * @param {() => void} draw
 */
export function keepingFocus(draw) {
  const before = document.activeElement;
  const mark = markOf(before);
  draw();
  if (before && !before.isConnected) focusMark(mark);
}
