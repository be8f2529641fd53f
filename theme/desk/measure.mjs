// How long a text is by the rule that a platform counts with: the same eight units as plugins/litfass/text/measure.py,
// and the same length in each; tests/desk compares both.

import { addressesBy } from "./measure_addresses.mjs";
import { withoutJointsBy } from "./measure_emoji.mjs";
import { classOf, rangesOf } from "./measure_facts.mjs";
import { clustersBy } from "./measure_graphemes.mjs";
import { visible } from "./measure_visible.mjs";

/**
 * @import { Facts } from "./measure_facts.mjs"
 * @import { Finder } from "./measure_addresses.mjs"
 * @import { Clusters } from "./measure_graphemes.mjs"
 */

/** @typedef {Record<string, number>} Amounts an amount by unit */

const ADDRESS = 23;
const HEAVY = /[^\0-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]/gu;
const ELSEWHERE = /(^|[^/A-Za-z0-9_])@([A-Za-z0-9_]+)@[A-Za-z0-9.-]*[A-Za-z0-9]+/gu;

/** @param {string} text */
function codepoint(text) {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** Bytes in UTF-8; half a pair, which UTF-8 cannot hold, counts as three. */
const byte = (/** @type {string} */ text) => new TextEncoder().encode(text).length;

/** @param {Facts} facts @param {Finder} finder */
function xWeighted(facts, { addresses }) {
  const withoutJoints = withoutJointsBy(facts, "👍");

  /** @param {string} text */
  function weight(text) {
    const seen = withoutJoints(text);
    return codepoint(seen) + (seen.match(HEAVY)?.length ?? 0);
  }

  return (/** @type {string} */ said) => {
    const text = said.normalize("NFC");
    let [length, done] = [0, 0];
    for (const { start, length: size } of addresses(text)) {
      if (start < done) continue;
      length += weight(text.slice(done, start)) + ADDRESS;
      done = start + size;
    }
    return length + weight(text.slice(done));
  };
}

/** @param {Finder} finder @param {Clusters} clusters */
function mastodonWeighted({ linkedAddresses }, { grapheme }) {
  return (/** @type {string} */ text) => {
    let [shown, done] = ["", 0];
    for (const { start, length } of linkedAddresses(text)) {
      shown += text.slice(done, start) + "x".repeat(ADDRESS);
      done = start + length;
    }
    return grapheme((shown + text.slice(done)).replace(ELSEWHERE, "$1@$2"));
  };
}

/** @param {Facts} facts @param {Clusters} clusters */
function threadsWeighted(facts, { graphemes }) {
  const pictographs = classOf(rangesOf(facts.clusters.pictograph));
  const emoji = new RegExp(`[${pictographs}\\u{1f1e6}-\\u{1f1ff}\\u20e3]|[0-9#*]\\ufe0f`, "u");
  return (/** @type {string} */ text) =>
    graphemes(text).reduce((sum, cluster) => sum + (emoji.test(cluster) ? byte(cluster) : 1), 0);
}

/**
 * @typedef {object} Measure
 * @property {Record<string, (text: string) => number>} units
 * @property {(text: string, unit: string) => number} measure the length of a text in a unit
 * @property {(text: string, limits: Amounts) => Amounts} counts its length in each unit of the limits
 * @property {(text: string, limits: Amounts) => Amounts} excess by how much it is over, where it is
 * @property {(text: string) => string[]} graphemes what a reader takes for one character each
 */

/**
 * Everything that counts, by the facts that the page brings.
 *
 * @param {Facts} facts
 * @returns {Measure}
 */
export function measureBy(facts) {
  const clusters = clustersBy(facts);
  const finder = addressesBy(facts);
  const units = {
    utf16: (/** @type {string} */ text) => text.length,
    codepoint,
    grapheme: clusters.grapheme,
    byte,
    x_weighted: xWeighted(facts, finder),
    mastodon_weighted: mastodonWeighted(finder, clusters),
    threads_weighted: threadsWeighted(facts, clusters),
    utf16_visible: (/** @type {string} */ text) => visible(text).length,
  };

  /** @param {string} text @param {string} unit */
  function measure(text, unit) {
    if (!Object.hasOwn(units, unit)) throw new RangeError(`no unit of length is called ${unit}`);
    return units[unit](text);
  }

  /** @param {string} text @param {Amounts} limits */
  const counts = (text, limits) =>
    Object.fromEntries(Object.keys(limits).map((unit) => [unit, measure(text, unit)]));

  /** @param {string} text @param {Amounts} limits */
  const excess = (text, limits) =>
    Object.fromEntries(
      Object.entries(counts(text, limits))
        .filter(([unit, length]) => length > limits[unit])
        .map(([unit, length]) => [unit, length - limits[unit]]),
    );

  return { units, measure, counts, excess, graphemes: clusters.graphemes };
}
