/**
 * The codewords of a QR code (ISO/IEC 18004): a text's bytes with what corrects them, in the smallest version there is room.
 */

/** What each level has in versions 1 to 40: words that correct a block, and blocks; `mark` is its name in the code. */
const LEVELS = {
  M: {
    mark: 0,
    checks: [
      10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28,
      28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ],
    blocks: [
      1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33,
      35, 37, 38, 40, 43, 45, 47, 49,
    ],
  },
  L: {
    mark: 1,
    checks: [
      7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30,
      30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    blocks: [
      1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19,
      19, 20, 21, 22, 24, 25,
    ],
  },
};
const NEWEST = 40;
const BYTES = 4;
const PADDING = [0xec, 0x11];
const FIELD = 0x11d;

/**
 * @typedef {{version: number, level: "M" | "L", mark: number, words: number[]}} Message
 */

/**
 * The words of a text in bytes: with level M, or L where M has no room, or null where nothing has.
 * @param {Uint8Array} bytes
 * @returns {Message | null}
 */
export function messageOf(bytes) {
  for (const level of /** @type {const} */ (["M", "L"])) {
    for (let version = 1; version <= NEWEST; version += 1) {
      const { mark, checks, blocks } = LEVELS[level];
      const check = checks[version - 1];
      const count = blocks[version - 1];
      const room = roomIn(version) - check * count;
      if (4 + widthOfLength(version) + 8 * bytes.length > 8 * room) continue;
      return { version, level, mark, words: woven(filledUp(bytes, version, room), check, count) };
    }
  }
  return null;
}

/**
 * How many words of eight modules a version has beside its patterns.
 * @param {number} version
 * @returns {number}
 */
function roomIn(version) {
  const across = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const aligning = across && (25 * across - 10) * across - 55;
  return Math.floor(((16 * version + 128) * version + 64 - aligning - (version < 7 ? 0 : 36)) / 8);
}

/**
 * @param {number} version
 * @returns {number} bits
 */
function widthOfLength(version) {
  return version < 10 ? 8 : 16;
}

/**
 * The bytes behind their kind and their length, and padding up to `room` words.
 * @param {Uint8Array} bytes
 * @param {number} version
 * @param {number} room
 * @returns {number[]}
 */
function filledUp(bytes, version, room) {
  const length = bytes.length.toString(16).padStart(widthOfLength(version) / 4, "0");
  const halves = [BYTES, ...[...length].map((each) => parseInt(each, 16))];
  for (const each of bytes) halves.push(each >> 4, each & 15);
  halves.push(0);
  const words = [];
  for (let at = 0; at < halves.length; at += 2) words.push((halves[at] << 4) | halves[at + 1]);
  for (let at = 0; words.length < room; at += 1) words.push(PADDING[at % 2]);
  return words;
}

/**
 * The words in blocks, each with what corrects it, woven so that a stain hurts each block a little.
 * @param {number[]} words
 * @param {number} check
 * @param {number} count
 * @returns {number[]}
 */
function woven(words, check, count) {
  const short = Math.floor(words.length / count);
  const long = words.length % count;
  const divisor = divisorOf(check);
  const blocks = [];
  for (let at = 0, block = 0; block < count; block += 1) {
    const end = at + short + (block < count - long ? 0 : 1);
    blocks.push(words.slice(at, end));
    at = end;
  }
  const corrections = blocks.map((each) => remainderOf(each, divisor));
  return [...inTurns(blocks, short + 1), ...inTurns(corrections, check)];
}

/**
 * @param {number[][]} blocks
 * @param {number} longest
 * @returns {number[]}
 */
function inTurns(blocks, longest) {
  return Array.from({ length: longest }, (_, at) =>
    blocks.filter((each) => at < each.length).map((each) => each[at]),
  ).flat();
}

/**
 * The polynomial (x - 1)(x - 2)(x - 4)... of that degree over GF(256), without its first coefficient.
 * @param {number} degree
 * @returns {number[]}
 */
function divisorOf(degree) {
  let made = [...new Array(degree - 1).fill(0), 1];
  let root = 1;
  for (let step = 0; step < degree; step += 1) {
    const factor = root;
    made = made.map((each, at) => times(each, factor) ^ (made[at + 1] ?? 0));
    root = times(root, 2);
  }
  return made;
}

/**
 * @param {number[]} words
 * @param {number[]} divisor
 * @returns {number[]}
 */
function remainderOf(words, divisor) {
  let left = divisor.map(() => 0);
  for (const word of words) {
    const factor = word ^ left[0];
    left = divisor.map((each, at) => times(each, factor) ^ (left[at + 1] ?? 0));
  }
  return left;
}

/**
 * @param {number} one
 * @param {number} other
 * @returns {number} their product in GF(256)
 */
function times(one, other) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >> 7) * FIELD);
    product ^= ((other >> bit) & 1) * one;
  }
  return product;
}
