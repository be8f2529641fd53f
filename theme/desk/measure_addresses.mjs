// Web addresses in running text as X and Mastodon find them (plugins/litfass/text/urls.py says by which grammar).
// No pattern has the flag "i", for with it a browser takes more letters for one another than ASCII has.

import { anyOf, lazily, whole, wordsOf } from "./measure_facts.mjs";
import { punycodeLength } from "./measure_punycode.mjs";

/** @import { Facts } from "./measure_facts.mjs" */

const LONGEST_ADDRESS = 4096;
const LONGEST_LABEL = 63;
const LONGEST_SHORTENED = 40;
const PATIENCE = 100;

const URL_SPACE = String.raw`\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;
const URL_MARKS = String.raw`\ufffe\ufeff\uffff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069`;
const NOT_IN_HOST = String.raw`${URL_SPACE}!'#%&()*+,\\.\/:;<=>?@\[\]\^\{\|\}~$${URL_MARKS}`;
const LATIN =
  String.raw`\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0260\u0263\u0268\u0269\u026f` +
  String.raw`\u0272\u0275\u0280\u0283\u0288-\u028c\u0292\u02bb\u0300-\u036f\u0399\u03b9\u1e00-\u1eff\u1fbe` +
  String.raw`\u2c65\u2c66\u2c7e\u2c7f`;
const ALNUM = "a-zA-Z0-9";

const SUBDOMAIN = String.raw`(?![_\-])${whole("sub", `[^${NOT_IN_HOST}]{1,${PATIENCE}}`)}(?<![_\-])\.`;
const HOST_NAME = String.raw`(?!-)${whole("name", `[^${NOT_IN_HOST}_]{1,${PATIENCE}}`)}(?<!-)\.`;
const IN_PATH = String.raw`[${ALNUM}!*';:=+,.$\/%#\[\]\-\u2013_~@\|&\u0400-\u04ff\u1c80-\u1c87${LATIN}]`;
const AT_PATHS_END = String.raw`[${ALNUM}+\-=_#\/\u0400-\u04ff\u1c80-\u1c87${LATIN}]`;
const BRACKETS = String.raw`\((?:${IN_PATH}+|${IN_PATH}*\(${IN_PATH}+\)${IN_PATH}*)\)`;
const URL_PATH = String.raw`\/${IN_PATH}*(?:${BRACKETS}${IN_PATH}*)*(?<=${AT_PATHS_END})(?:${BRACKETS})*`;
const URL_QUERY = String.raw`\?[${ALNUM}!?*'@\(\);:&=+$\/%#\[\]\-_.,~\|]*[${ALNUM}\-_&=#\/]`;
const PROTOCOL = String.raw`[hH][tT][tT][pP][sS]?:\/\/`;

const SPACES = new RegExp(`[${URL_SPACE}]`, "gu");
const IS_SPACE = new RegExp(`[${URL_SPACE}]`, "u");
const LATIN_DOMAIN = new RegExp(`^[\\-.${ALNUM}${LATIN}]+$`, "u");
const SHORTENED = new RegExp(String.raw`^${PROTOCOL}[tT]\.[cC][oO]\/([${ALNUM}]+)(?:${URL_QUERY})?`, "u");
const HYPHENS = new Set("-_./");

/** @param {string} top @param {string} needed "?" when a protocol may be missing, else "" */
function grammarOf(top, needed) {
  const domain = `(?<domain>(?:${SUBDOMAIN}){0,${PATIENCE}}${HOST_NAME}${top})`;
  return new RegExp(
    String.raw`(?<before>[^${ALNUM}@＠$#＃\ufffe\ufeff\uffff]|^)(?<url>(?<protocol>${PROTOCOL})${needed}` +
      String.raw`${domain}(?::[0-9]+)?(?<path>${URL_PATH})?(?:${URL_QUERY})?)`,
    "gu",
  );
}

/** @param {Facts} facts */
function patternsBy(facts) {
  const top = `(?:${anyOf(wordsOf(facts.tops), { bothSizes: true })}(?![0-9a-zA-Z@+\\-])|[xX][nN]--[\\-0-9a-zA-Z]+)`;
  return {
    any: grammarOf(top, "?"),
    linked: grammarOf(top, ""),
    plain: new RegExp(String.raw`(?:[\-${ALNUM}${LATIN}]+\.)+${top}`, "gu"),
    end: new RegExp(String.raw`\.${top}`, "u"),
  };
}

/**
 * The words with `sign` in them, but not at their end, each with the space before it: no address goes over a space.
 *
 * @param {string} text
 * @param {string} sign
 * @returns {Generator<{start: number, text: string}>}
 */
function* wordsWith(text, sign) {
  let end = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, Math.max(end, at + 1))) {
    SPACES.lastIndex = at;
    end = SPACES.exec(text)?.index ?? text.length;
    if (end > at + sign.length) {
      const start = spaceBefore(text, at);
      yield { start, text: text.slice(start, end) };
    }
  }
}

/**
 * Where the word around `at` begins: at the space before it, if there is one.
 *
 * @param {string} text
 * @param {number} at
 */
function spaceBefore(text, at) {
  let start = at;
  while (start && !IS_SPACE.test(text[start])) start -= 1;
  return start;
}

/**
 * Whether the lengths of the labels and of the whole are those that a name server bears.
 *
 * @param {Record<string, string>} groups
 * @param {RegExp} plain
 */
function isSound({ domain, protocol, url }, plain) {
  if (domain.startsWith("xn--") && !domain.match(plain)) return false;
  const lengths = domain.split(".").map((label) => punycodeLength(label));
  const longest = (protocol ?? "https://").length + url.length;
  return longest <= LONGEST_ADDRESS && lengths.every((length) => length > 0 && length <= LONGEST_LABEL);
}

/**
 * The parts of a domain without protocol that are of Latin letters; the last one takes port, path and query.
 *
 * @param {Record<string, string>} groups
 * @param {RegExp} plain
 * @returns {Address[]}
 */
function bareParts({ domain, url, path }, plain) {
  const parts = LATIN_DOMAIN.test(domain) ? [{ start: 0, length: domain.length }] : latinParts(domain, plain);
  const last = parts.at(-1);
  if (last && path) last.length += url.length - domain.length;
  return parts;
}

/** @param {string} domain @param {RegExp} plain */
function latinParts(domain, plain) {
  let done = 0;
  return (domain.match(plain) ?? []).map((part) => {
    const start = domain.indexOf(part, done);
    done = start + part.length;
    return { start, length: part.length };
  });
}

/**
 * What of one find is an address, from where the address begins.
 *
 * @param {Record<string, string>} groups
 * @param {RegExp} plain
 * @returns {Address[]}
 */
function partsOf(groups, plain) {
  if (!isSound(groups, plain)) return [];
  if (!groups.protocol) return HYPHENS.has(groups.before) ? [] : bareParts(groups, plain);
  const shortened = SHORTENED.exec(groups.url);
  if (!shortened) return [{ start: 0, length: groups.url.length }];
  return shortened[1].length <= LONGEST_SHORTENED ? [{ start: 0, length: shortened[0].length }] : [];
}

/** @typedef {{start: number, length: number}} Address where one begins, and how much of it counts, in UTF-16 units */

/**
 * @typedef {object} Finder
 * @property {(text: string) => Address[]} addresses the addresses in a text (NFC), bare domains too
 * @property {(text: string) => Address[]} linkedAddresses those that say http:// or https://
 */

/**
 * Both ways to look for addresses, by the facts of the page.
 *
 * @param {Facts} facts
 * @returns {Finder}
 */
export function addressesBy(facts) {
  const patterns = lazily(() => patternsBy(facts));

  /** @param {string} text */
  function addresses(text) {
    const { any, plain, end } = patterns();
    const words = [...wordsWith(text, ".")].filter((word) => end.test(word.text));
    return words.flatMap((word) =>
      [...word.text.matchAll(any)].flatMap(({ index, groups }) => {
        const base = word.start + index + groups.before.length;
        return partsOf(groups, plain).map(({ start, length }) => ({ start: base + start, length }));
      }),
    );
  }

  /** @param {string} text */
  function linkedAddresses(text) {
    return [...wordsWith(text, "://")].flatMap((word) =>
      [...word.text.matchAll(patterns().linked)].map(({ index, groups }) => {
        return { start: word.start + index + groups.before.length, length: groups.url.length };
      }),
    );
  }

  return { addresses, linkedAddresses };
}
