/**
 * A text as channels show it: links and hashtags stand out, chat marks become bold, and the fold falls between words.
 */

import { el } from "./dom.mjs";

const FOUND = /https?:\/\/[^\s<>"]+|(?<![\p{L}\p{N}_])[#@][\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?/gu;
const CHAT = /(?<![\p{L}\p{N}])([*_~])(\S(?:[^\n]*?\S)?)\1(?![\p{L}\p{N}])/gu;
/** @type {Record<string, string>} */
const MARKED = { "*": "strong", _: "em", "~": "s" };
const SEPARATED = "Segmenter" in Intl ? new Intl.Segmenter("und", { granularity: "grapheme" }) : null;

/** Tags of an article that its preview keeps; all others give only their text. */
const KEPT = new Set([
  "p",
  "ul",
  "ol",
  "li",
  "strong",
  "b",
  "em",
  "i",
  "s",
  "blockquote",
  "pre",
  "code",
  "br",
  "hr",
  "table",
  "thead",
  "tbody",
  "tr",
  "th",
  "td",
]);

/**
 * @param {string} text
 * @param {string} markup
 * @returns {Node[]}
 */
export function worded(text, markup) {
  if (markup === "chat_marks") {
    return between(
      text,
      CHAT,
      (found) => el(MARKED[found[1]], {}, ...worded(found[2], "plain")),
      (plain) => worded(plain, "plain"),
    );
  }
  return between(
    text,
    FOUND,
    (found) => el("span", { class: "found" }, found[0]),
    (plain) => [el("span", {}, plain)],
  );
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 * @param {(found: RegExpMatchArray) => Node} made
 * @param {(plain: string) => Node[]} rest
 * @returns {Node[]}
 */
function between(text, pattern, made, rest) {
  const nodes = [];
  let at = 0;
  for (const found of text.matchAll(pattern)) {
    if (found.index > at) nodes.push(...rest(text.slice(at, found.index)));
    nodes.push(made(found));
    at = found.index + found[0].length;
  }
  if (at < text.length) nodes.push(...rest(text.slice(at)));
  return nodes;
}

/**
 * A text in two: what one sees at once, and what hides behind "more"; the second is "" for a short text.
 * @param {string} text
 * @param {number} fold characters, 0 where the channel shows all
 * @returns {[string, string]}
 */
export function foldedAt(text, fold) {
  if (!fold || text.length <= fold) return [text, ""];
  let end = 0;
  let seen = 0;
  const pieces = SEPARATED ? SEPARATED.segment(text) : [...text].map((segment) => ({ segment }));
  for (const { segment } of pieces) {
    if (seen === fold) break;
    end += segment.length;
    seen += 1;
  }
  if (end >= text.length) return [text, ""];
  const space = Math.max(text.lastIndexOf(" ", end), text.lastIndexOf("\n", end));
  const cut = space > end - 30 && space > 0 ? space : end;
  return [text.slice(0, cut).trimEnd(), text.slice(cut).trimStart()];
}

/**
 * @param {string} text
 * @returns {number}
 */
export function hashtagsIn(text) {
  return [...text.matchAll(FOUND)].filter((found) => found[0].startsWith("#")).length;
}

/**
 * A copy of cleaned HTML that can only be read: no links, no pictures, no headings that would join the page's own.
 * @param {Node} node
 * @returns {Node[]}
 */
export function readOnly(node) {
  return [...node.childNodes].flatMap((each) => {
    if (each.nodeType === Node.TEXT_NODE) return [document.createTextNode(each.textContent || "")];
    if (each.nodeType !== Node.ELEMENT_NODE) return [];
    const tag = /** @type {Element} */ (each).localName;
    if (/^h[1-6]$/.test(tag)) return [el("p", { class: "rich__head" }, ...readOnly(each))];
    if (tag === "a") return [el("span", { class: "found" }, ...readOnly(each))];
    return KEPT.has(tag) ? [el(tag, {}, ...readOnly(each))] : readOnly(each);
  });
}
