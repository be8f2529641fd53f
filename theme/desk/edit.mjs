// How long a text is while a person edits it, in every unit that its field has a limit or an advice for.

import { measureBy } from "./measure.mjs";
import { quotedTags, shownBy } from "./measure_shown.mjs";

/** @import { Facts } from "./measure_facts.mjs" */
/** @import { Amounts } from "./measure.mjs" */

/**
 * What a channel says of one field; `shown` names what its composer shows in place of the text, `quoted` and `joint`
 * tell of tags that it puts quotation marks around.
 *
 * @typedef {object} Rule
 * @property {Amounts} [limit]
 * @property {Amounts} [advice]
 * @property {string} [shown]
 * @property {boolean} [quoted]
 * @property {string} [joint]
 */

/**
 * A function that counts a text as it is typed, by the facts of the page.
 *
 * @param {Facts} facts
 * @returns {(text: string, rule: Rule) => Amounts}
 */
export function countsBy(facts) {
  const measure = measureBy(facts);
  const shown = shownBy(facts, (text) => measure.measure(text, "grapheme"));
  return (text, rule) => measure.counts(countedText(text, rule, shown), { ...rule.limit, ...rule.advice });
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
