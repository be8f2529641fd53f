// Emoji of several code points that people see as one (plugins/litfass/text/emoji.py).

import { anyOf, lazily, wordsOf } from "./measure_facts.mjs";

/** @import { Facts } from "./measure_facts.mjs" */

const JOINT = /[\u200d\u20e3\ufe0f\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\u{e007f}]/u;

/** @param {string} row @param {string[]} tones the first of which stands for any */
function toned(row, tones) {
  const [first, ...parts] = row.split(tones[0]);
  return parts.reduce((rows, part) => rows.flatMap((each) => tones.map((tone) => each + tone + part)), [first]);
}

/** Letters of ASCII as signs of another block. */
const moved = (/** @type {string} */ word, /** @type {number} */ by) =>
  String.fromCodePoint(...[...word].map((letter) => letter.codePointAt(0) + by));

/** @param {Facts["emoji"]} emoji */
function patternOf(emoji) {
  const rows = wordsOf(emoji.rows).flatMap((row) => toned(row, [...emoji.tones]));
  const flags = wordsOf(emoji.flags).map((flag) => moved(flag, 0x1f1e6 - 0x41));
  const areas = wordsOf(emoji.areas).map((area) => `\u{1f3f4}${moved(area, 0xe0000)}\u{e007f}`);
  const ways = [
    anyOf(new Set([...rows, ...flags, ...areas])),
    String.raw`[0-9#*]\ufe0f?\u20e3`,
    String.raw`[${emoji.beforeTone}]\ufe0f[${emoji.tones}]?`,
    `[${emoji.takesTone}][${emoji.tones}]`,
    String.raw`[${emoji.takesColour}]\ufe0f`,
  ];
  return new RegExp(ways.join("|"), "gu");
}

/**
 * A function that puts `standIn` in place of each emoji that is written with several code points.
 *
 * @param {Facts} facts
 * @param {string} standIn
 * @returns {(text: string) => string}
 */
export function withoutJointsBy(facts, standIn) {
  const pattern = lazily(() => patternOf(facts.emoji));
  return (text) => (JOINT.test(text) ? text.replace(pattern(), standIn) : text);
}
