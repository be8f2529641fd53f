// What a composer shows, and counts, in place of a text: Bluesky's short links (plugins/litfass/text/shown.py), and the
// quotation marks that YouTube puts around tags (plugins/litfass/text/tags.py).

import { wordsOf } from "./measure_facts.mjs";

/** @import { Facts } from "./measure_facts.mjs" */
/** @typedef {{start: number, end: number, address?: boolean}} Facet what is linked */

const LONGEST_TAG = 64;
const LONGEST_PATH = 15;
const KEPT_OF_PATH = 13;

const FACET_SPACE = String.raw`\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff`;
const BEFORE_FACET = `(?<![^${FACET_SPACE}(])`;
const HTTP = "[hH][tT][tT][pP][sS]?";
const DOMAIN = String.raw`(?<domain>[a-zA-Z][a-zA-Z0-9]*(?:\.[a-zA-Z0-9]+)+)`;
const LINK = new RegExp(`${BEFORE_FACET}(?:${HTTP}://[^${FACET_SPACE}]+|${DOMAIN}[^${FACET_SPACE}]*)`, "gu");
const MENTION = new RegExp(String.raw`${BEFORE_FACET}@(?<name>[a-zA-Z0-9.\-]+)\b`, "gu");
const NARROW = String.raw`\u00ad\u2060\u200a\u200b\u200c\u200d\u20e2`;
const TAG = new RegExp(`(?<![^${FACET_SPACE}])[#＃](?!\\ufe0f)(?<name>[^${FACET_SPACE}${NARROW}]+)`, "gu");
const NO_SIGN = /[^0-9\p{P}]/u;
const SIGNS_BEHIND = /\p{P}+$/u;
const ENDS_SENTENCE = /[.,;:!?]$/;
const TICKER = new RegExp(
  String.raw`${BEFORE_FACET}\$[A-Za-z][A-Za-z0-9]{0,4}(?=[${FACET_SPACE}.,;:!?\)"'\u2019]|$)`,
  "gu",
);

/** @param {string} text @param {Set<string>} tops @returns {Facet[]} */
function linksIn(text, tops) {
  return [...text.matchAll(LINK)].flatMap(({ 0: found, index, groups }) => {
    if (groups.domain ? !isKnown(groups.domain, tops) : !found.startsWith("http")) return [];
    let end = index + found.length - (ENDS_SENTENCE.test(found) ? 1 : 0);
    if (text[end - 1] === ")" && !found.includes("(")) end -= 1;
    return [{ start: index, end, address: true }];
  });
}

/** @param {string} text @param {Set<string>} tops @returns {Facet[]} */
function mentionsIn(text, tops) {
  return [...text.matchAll(MENTION)]
    .filter(({ groups: { name } }) => isKnown(name, tops) || name.endsWith(".test"))
    .map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

/** @param {string} text @param {(text: string) => number} grapheme @returns {Facet[]} */
function tagsIn(text, grapheme) {
  return [...text.matchAll(TAG)].flatMap(({ index, groups: { name } }) => {
    const kept = NO_SIGN.test(name) ? name.replace(SIGNS_BEHIND, "") : "";
    return kept && grapheme(kept) <= LONGEST_TAG ? [{ start: index, end: index + 1 + kept.length }] : [];
  });
}

/** @param {string} text @returns {Facet[]} */
const tickersIn = (text) =>
  [...text.matchAll(TICKER)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));

/** @param {string} domain @param {Set<string>} tops */
const isKnown = (domain, tops) => domain.includes(".") && tops.has(domain.slice(domain.lastIndexOf(".") + 1));

/** @param {Facet[]} found none within another: of two with one start the longer stays */
function apart(found) {
  let done = 0;
  const inOrder = [...found].sort((one, other) => one.start - other.start || other.end - one.end);
  return inOrder.filter(({ start, end }) => {
    if (start < done) return false;
    done = end;
    return true;
  });
}

/**
 * The short form of an address as browsers read it; one that they cannot read stays as it is.
 *
 * @param {string} address
 */
function short(address) {
  if (!/^https?:/.test(address)) return address;
  try {
    const { host, pathname, search, hash } = new URL(address);
    const path = (pathname === "/" ? "" : pathname) + search + hash;
    return host + (path.length > LONGEST_PATH ? `${path.slice(0, KEPT_OF_PATH)}...` : path);
  } catch {
    return address;
  }
}

/**
 * The rules by name, each from a text to what is counted.
 *
 * @param {Facts} facts
 * @param {(text: string) => number} grapheme
 * @returns {Record<string, (text: string) => string>}
 */
export function shownBy(facts, grapheme) {
  const gone = new Set(wordsOf(facts.goneTops));
  const tops = new Set([...wordsOf(facts.tops), ...wordsOf(facts.newTops)].filter((name) => !gone.has(name)));

  /** @param {string} text */
  function shortLinks(text) {
    const found = [...mentionsIn(text, tops), ...linksIn(text, tops), ...tagsIn(text, grapheme), ...tickersIn(text)];
    let [shown, done] = ["", 0];
    for (const { start, end, address } of apart(found)) {
      if (!address) continue;
      shown += text.slice(done, start) + short(text.slice(start, end));
      done = end;
    }
    return shown + text.slice(done);
  }

  return { short_links: shortLinks };
}

/**
 * Joined tags as a platform counts them that puts quotation marks around each one with a blank.
 *
 * @param {string} tags
 * @param {string} joint
 */
export const quotedTags = (tags, joint) =>
  tags.split(joint).map((tag) => (tag.trim().includes(" ") ? `"${tag}"` : tag)).join(joint);
