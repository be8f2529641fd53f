// What a reader sees of Telegram's HTML (plugins/litfass/text/visible_length.py says by which rules).

import { whole } from "./measure_facts.mjs";

const HTML_NAMES = "a|b|strong|i|em|u|ins|s|strike|del|code|pre|tg-spoiler|tg-emoji|blockquote";
const HTML_BLANK = String.raw`[ \t\n\r\f\v]`;
const MEANING = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** A pattern of plain words, whose letters may be capitals. */
const anySize = (/** @type {string} */ words) =>
  words.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

const QUOTED = `"${whole("double", '[^"]{0,4096}')}"|'${whole("single", "[^']{0,4096}")}'`;
const VALUE = `(?:${QUOTED}|${whole("bare", "[A-Za-z0-9.\\-]{0,4096}")})`;
const GIVEN = whole("given", `(?:${whole("gap", `${HTML_BLANK}*`)}=${whole("space", `${HTML_BLANK}*`)}${VALUE})?`);
const ATTRIBUTE = `${whole("before", `${HTML_BLANK}+`)}${whole("key", "[A-Za-z\\-]{1,32}")}${GIVEN}`;
const ATTRIBUTES = whole("attributes", `(?:${ATTRIBUTE}){0,4}`);
const SPOILER_NAME = anySize("tg-spoiler");
const SPOILER =
  `${anySize("span")}${HTML_BLANK}+${anySize("class")}${HTML_BLANK}*=${HTML_BLANK}*` +
  `(?:"${SPOILER_NAME}"|'${SPOILER_NAME}'|${SPOILER_NAME})`;
const OPENING = `(?:${anySize(HTML_NAMES)})${ATTRIBUTES}|${SPOILER}`;
const MARK = `<(?:${OPENING}|/(?:${anySize(HTML_NAMES)}|${anySize("span")}))${HTML_BLANK}*>`;
const HTML_ENTITY = "(?<name>lt|gt|amp|quot)(?![A-Za-z])";
const HTML_NUMBER = "#(?<decimal>[0-9]{1,7})(?![0-9])|#x(?<hex>[0-9A-Fa-f]{1,6})(?![0-9A-Fa-f])";
const HIDDEN = new RegExp(`(?<mark>${MARK})|&(?:${HTML_ENTITY}|${HTML_NUMBER});?`, "gu");

/**
 * A text as a reader sees it: without marks, and with characters for their codes.
 *
 * @param {string} text
 */
export function visible(text) {
  return text.replace(HIDDEN, (found, ...rest) => {
    const { mark, name, decimal, hex } = rest.at(-1);
    if (mark) return "";
    if (name) return MEANING[name];
    const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
    return code > 0 && code < 0x10ffff ? String.fromCodePoint(code) : found;
  });
}
