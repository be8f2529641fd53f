// What a reader takes for one character: extended grapheme clusters (UAX #29), by the page's own table and not by the
// browser's, so that old browsers count as the build did.

import { rangesOf } from "./measure_facts.mjs";

/** @import { Facts } from "./measure_facts.mjs" */

const CR = "cr";
const LF = "lf";
const ZWJ = "zwj";
const FLAG = "flag";
const LV = "lv";
const LVT = "lvt";
const OTHER = "other";

const BREAKS = new Set([CR, LF, "control"]);
const EXTENDS = new Set(["extend", "conjunct", "linker"]);
const JOINS = new Set([...EXTENDS, ZWJ, "spacing"]);
const IN_CONJUNCT = new Set(["conjunct", ZWJ]);
const LINKS = new Set(["linker", "loose"]);
const AFTER_HANGUL = {
  l: new Set(["l", "v", LV, LVT]),
  v: new Set(["v", "t"]),
  [LV]: new Set(["v", "t"]),
  t: new Set(["t"]),
  [LVT]: new Set(["t"]),
};

/**
 * The class of a character, as a function.
 *
 * @param {Facts} facts
 * @returns {(point: number) => string}
 */
function classifier(facts) {
  const rows = Object.entries(facts.clusters)
    .flatMap(([name, text]) => rangesOf(text).map(([first, last]) => ({ first, last, name })))
    .sort((one, other) => one.first - other.first);
  const small = Array.from({ length: 0x300 }, (_, point) => searched(rows, point));
  return (point) => small[point] ?? searched(rows, point);
}

/**
 * @param {{first: number, last: number, name: string}[]} rows
 * @param {number} point
 */
function searched(rows, point) {
  if (point === 0x0d) return CR;
  if (point === 0x0a) return LF;
  if (point === 0x200d) return ZWJ;
  if (point >= 0x1f1e6 && point <= 0x1f1ff) return FLAG;
  if (point >= 0xac00 && point <= 0xd7a3) return (point - 0xac00) % 28 ? LVT : LV;
  let low = 0;
  let high = rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (point < row.first) high = middle - 1;
    else if (point > row.last) low = middle + 1;
    else return row.name;
  }
  return OTHER;
}

/** What the rules must know of the characters before: the class of the last, and the three rows that may go on. */
class Before {
  last = "";
  flags = 0;
  /** 0 outside, 1 after a pictograph and its marks, 2 after a joiner behind them. */
  picture = 0;
  /** Behind a sign that links consonants; the rule wants one before it too, what counts in the build does not. */
  conjunct = false;

  /**
   * Whether a character of class `next` belongs to the cluster before it.
   *
   * @param {string} next
   */
  joins(next) {
    if (this.last === CR && next === LF) return true;
    if (BREAKS.has(this.last) || BREAKS.has(next)) return false;
    if (JOINS.has(next) || this.last === "prepend") return true;
    if (AFTER_HANGUL[this.last]?.has(next)) return true;
    if (next === "pictograph") return this.picture === 2;
    if (next === "consonant") return this.conjunct;
    return next === FLAG && this.flags % 2 === 1;
  }

  /** @param {string} next */
  read(next) {
    this.last = next;
    this.flags = next === FLAG ? this.flags + 1 : 0;
    if (next === "pictograph") this.picture = 1;
    else if (next === ZWJ) this.picture = this.picture === 1 ? 2 : 0;
    else if (!EXTENDS.has(next) || this.picture === 2) this.picture = 0;
    this.conjunct = LINKS.has(next) || (this.conjunct && IN_CONJUNCT.has(next));
  }
}

/**
 * @typedef {object} Clusters
 * @property {(text: string) => string[]} graphemes the clusters of a text, which join to it
 * @property {(text: string) => number} grapheme how many they are
 */

/**
 * Both ways to ask for clusters, by the facts of the page.
 *
 * @param {Facts} facts
 * @returns {Clusters}
 */
export function clustersBy(facts) {
  const classOfPoint = classifier(facts);

  /** @param {string} text */
  function starts(text) {
    const before = new Before();
    const found = [];
    for (let at = 0; at < text.length; ) {
      const point = text.codePointAt(at);
      const next = classOfPoint(point);
      if (!before.joins(next) || at === 0) found.push(at);
      before.read(next);
      at += point > 0xffff ? 2 : 1;
    }
    return found;
  }

  return {
    graphemes: (text) => starts(text).map((start, index, all) => text.slice(start, all[index + 1])),
    grapheme: (text) => starts(text).length,
  };
}
