/**
 * The eight masks of a QR code, and how hard a camera has it with what comes out.
 */

const FINDER = "1011101";
const CLEAR = "0000";

/** Where each of the eight masks turns a module; a function of row and column. */
export const MASKS = [
  (/** @type {number} */ y, /** @type {number} */ x) => (y + x) % 2 === 0,
  (/** @type {number} */ y) => y % 2 === 0,
  (/** @type {number} */ _, /** @type {number} */ x) => x % 3 === 0,
  (/** @type {number} */ y, /** @type {number} */ x) => (y + x) % 3 === 0,
  (/** @type {number} */ y, /** @type {number} */ x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (/** @type {number} */ y, /** @type {number} */ x) => ((y * x) % 2) + ((y * x) % 3) === 0,
  (/** @type {number} */ y, /** @type {number} */ x) => (((y * x) % 2) + ((y * x) % 3)) % 2 === 0,
  (/** @type {number} */ y, /** @type {number} */ x) => (((y + x) % 2) + ((y * x) % 3)) % 2 === 0,
];

/**
 * How hard modules are to read (ISO/IEC 18004, 7.8.3.1): long runs, blocks,
 * what looks like a finder, too much of one colour.
 * @param {number[][]} rows
 * @returns {number}
 */
export function penaltyOf(rows) {
  const lines = [...rows, ...rows.map((_, x) => rows.map((row) => row[x]))].map((each) => each.join(""));
  const all = rows.flat();
  const share = all.filter(Boolean).length / all.length;
  let sum = 10 * Math.floor(Math.abs(share * 100 - 50) / 5);
  for (const line of lines) {
    for (const run of line.matchAll(/0{5,}|1{5,}/g)) sum += run[0].length - 2;
    sum += 40 * findersIn(line);
  }
  for (let y = 1; y < rows.length; y += 1) {
    for (let x = 1; x < rows.length; x += 1) {
      const here = rows[y][x];
      if (here === rows[y][x - 1] && here === rows[y - 1][x] && here === rows[y - 1][x - 1]) sum += 3;
    }
  }
  return sum;
}

/**
 * How often a line looks like a finder with light on one side of it; beyond the edge all is light.
 * @param {string} line
 * @returns {number}
 */
function findersIn(line) {
  const wide = CLEAR + line + CLEAR;
  let found = 0;
  let at = wide.indexOf(FINDER);
  while (at >= 0) {
    const clear = wide.slice(at - 4, at) === CLEAR || wide.slice(at + 7, at + 11) === CLEAR;
    found += Number(clear);
    at = wide.indexOf(FINDER, at + (clear ? 7 : 4));
  }
  return found;
}
