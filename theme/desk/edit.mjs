// What a person sees while editing a text: its length as the channel counts it, how much is over, and where it folds.

import { measureBy } from "./measure.mjs";
import { quotedTags, shownBy } from "./measure_shown.mjs";

/** @import { Facts } from "./measure_facts.mjs" */
/** @import { Amounts, Measure } from "./measure.mjs" */

/**
 * What a channel says of one field; `shown` names what its composer shows in place of the text, `quoted` and `joint`
 * tell of tags that it puts quotation marks around.
 *
 * @typedef {object} Rule
 * @property {Amounts} [limit]
 * @property {Amounts} [advice]
 * @property {number | null} [fold]
 * @property {string} [shown]
 * @property {boolean} [quoted]
 * @property {string} [joint]
 */

/**
 * @typedef {object} Live
 * @property {Amounts} counts the length in every unit that has a limit or an advice
 * @property {Amounts} over by how much it is over its limits; {} when it fits
 * @property {Amounts} wordy by how much it is over what is wise; {} where it is over a limit already
 * @property {{unit: string, count: number, limit: number, left: number} | null} tight the unit that leaves least room
 * @property {number | null} fold where what a reader sees at first ends, as an index into the text; null: all is seen
 */

/**
 * A function that looks at a text as it is typed, by the facts of the page.
 *
 * @param {Facts} facts
 * @returns {(text: string, rule: Rule) => Live}
 */
export function liveBy(facts) {
  const measure = measureBy(facts);
  const shown = shownBy(facts, (text) => measure.measure(text, "grapheme"));
  return (text, rule) => {
    const counted = countedText(text, rule, shown);
    const { limit = {}, advice = {} } = rule;
    const over = measure.excess(counted, limit);
    const counts = measure.counts(counted, { ...limit, ...advice });
    return {
      counts,
      over,
      wordy: Object.keys(over).length ? {} : measure.excess(counted, advice),
      tight: tightestOf(counts, limit),
      fold: foldOf(text, rule.fold ?? 0, measure),
    };
  };
}

/**
 * The text as the channel counts it; an unknown name in the rule is an error, for a wrong count is worse than none.
 *
 * @param {string} text
 * @param {Rule} rule
 * @param {Record<string, (text: string) => string>} shown
 */
function countedText(text, rule, shown) {
  if (rule.quoted) return quotedTags(text, rule.joint ?? ", ");
  if (!rule.shown) return text;
  if (!Object.hasOwn(shown, rule.shown)) throw new RangeError(`nothing is known of ${rule.shown}`);
  return shown[rule.shown](text);
}

/** @param {Amounts} counts @param {Amounts} limit */
function tightestOf(counts, limit) {
  const rows = Object.entries(limit).map(([unit, most]) => {
    return { unit, count: counts[unit], limit: most, left: most - counts[unit] };
  });
  return rows.reduce((one, other) => (one && one.left / one.limit <= other.left / other.limit ? one : other), null);
}

/**
 * Where a text folds: after so many UTF-16 units, but in no character of a reader and not before white space.
 *
 * @param {string} text
 * @param {number} fold
 * @param {Measure} measure
 */
function foldOf(text, fold, { graphemes }) {
  if (!fold || text.trimEnd().length <= fold) return null;
  let seen = 0;
  for (const cluster of graphemes(text.slice(0, fold + 64))) {
    if (seen + cluster.length > fold) break;
    seen += cluster.length;
  }
  return text.slice(0, seen).trimEnd().length;
}
