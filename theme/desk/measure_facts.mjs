// Reads the facts that the page brings (plugins/litfass/desk/facts.py): ranges of characters, and patterns from words.

/**
 * @typedef {object} Facts
 * @property {Record<string, string>} clusters ranges of characters by class
 * @property {Record<"tones" | "rows" | "flags" | "areas" | "beforeTone" | "takesTone" | "takesColour", string>} emoji
 * @property {string} tops top-level domains that X knows
 * @property {string} newTops those that came since
 * @property {string} goneTops those that went since
 */

/**
 * The ranges of a text of numbers: so many characters that are none of them, so many that are, by turns.
 *
 * @param {string} text
 * @returns {[number, number][]} first and last character of each
 */
export function rangesOf(text) {
  const numbers = text.split(" ").map((each) => Number.parseInt(each, 36));
  const found = [];
  let at = 0;
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    const first = at + numbers[index];
    at = first + numbers[index + 1];
    found.push([first, at - 1]);
  }
  return found;
}

/**
 * The inside of a character class for ranges.
 *
 * @param {[number, number][]} ranges
 */
export function classOf(ranges) {
  return ranges.map((range) => range.map((point) => `\\u{${point.toString(16)}}`).join("-")).join("");
}

/** @param {string} text */
export const wordsOf = (text) => text.split(/\s+/).filter(Boolean);

/** @param {string} text */
const escapedSign = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/**
 * One sign as a pattern; a letter of ASCII in both sizes, and nothing else that a browser takes for its capital.
 *
 * @param {string} sign
 */
const inBothSizes = (sign) =>
  /^[a-z]$/i.test(sign) ? `[${sign.toLowerCase()}${sign.toUpperCase()}]` : escapedSign(sign);

/**
 * A pattern for the longest of some words that fits; it reads each character once, where a plain list reads many.
 *
 * @param {Iterable<string>} words
 * @param {{bothSizes?: boolean}} [options]
 * @returns {string}
 */
export function anyOf(words, { bothSizes = false } = {}) {
  const byFirst = new Map();
  let ends = false;
  for (const word of words) {
    const [first] = word;
    if (!first) ends = true;
    else if (byFirst.has(first)) byFirst.get(first).push(word.slice(first.length));
    else byFirst.set(first, [word.slice(first.length)]);
  }
  const sign = bothSizes ? inBothSizes : escapedSign;
  const ways = [...byFirst].map(([first, rest]) => sign(first) + anyOf(rest, { bothSizes }));
  return ways.length ? `(?:${ways.join("|")})${ends ? "?" : ""}` : "";
}

/**
 * A pattern that reads as much as it can and gives nothing back; such a group needs a name of its own.
 *
 * @param {string} name
 * @param {string} pattern
 */
export const whole = (name, pattern) => String.raw`(?=(?<${name}>${pattern}))\k<${name}>`;

/**
 * A value that is made when it is first asked for.
 *
 * @template T
 * @param {() => T} make
 * @returns {() => T}
 */
export function lazily(make) {
  /** @type {{value: T} | null} */
  let made = null;
  return () => (made ??= { value: make() }).value;
}
