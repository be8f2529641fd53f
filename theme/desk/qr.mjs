/**
 * A QR code of any text (ISO/IEC 18004, byte mode): its modules, and a path that draws them.
 */

import { groundOf, isFree, written } from "./qr_ground.mjs";
import { MASKS, penaltyOf } from "./qr_masks.mjs";
import { messageOf } from "./qr_words.mjs";

/** @import {Message} from "./qr_words.mjs" */

/** Modules of clear ground around a code. */
const QUIET = 4;
const FORMAT = { polynomial: 0x537, degree: 10 };
const VERSION = { polynomial: 0x1f25, degree: 12 };
const FORMAT_MASK = 0x5412;

/**
 * @typedef {{version: number, level: string, mask: number, rows: number[][]}} Code
 */

/**
 * The code of a text, 1 for each dark module; null where a text is too long for any.
 * @param {string} text
 * @param {number} [mask] the mask to wear; without it the one that cameras like best
 * @returns {Code | null}
 */
export function codeOf(text, mask) {
  const message = messageOf(new TextEncoder().encode(text));
  if (!message) return null;
  const ground = groundOf(message.version);
  const placed = written(ground, message.words);
  const masked = MASKS.map((turns) =>
    placed.map((row, y) => row.map((each, x) => each ^ Number(isFree(ground, y, x) && turns(y, x)))),
  );
  const chosen = mask ?? leastOf(masked.map(penaltyOf));
  return { version: message.version, level: message.level, mask: chosen, rows: named(masked[chosen], message, chosen) };
}

/**
 * The dark modules as one path, with the quiet zone; the box it stands in is `boxOfCode` wide and high.
 * @param {Code} code
 * @returns {string}
 */
export function pathOfCode(code) {
  const runs = code.rows.map((row, y) =>
    [...row.join("").matchAll(/1+/g)].map(
      (run) => `M${run.index + QUIET} ${y + QUIET}h${run[0].length}v1h-${run[0].length}z`,
    ),
  );
  return runs.flat().join("");
}

/**
 * @param {Code} code
 * @returns {string} the viewBox of its drawing
 */
export function boxOfCode(code) {
  const side = code.rows.length + 2 * QUIET;
  return `0 0 ${side} ${side}`;
}

/**
 * The same modules, which now also name level, mask and version.
 * @param {number[][]} rows
 * @param {Message} message
 * @param {number} mask
 * @returns {number[][]}
 */
function named(rows, message, mask) {
  const side = rows.length;
  const format = guarded((message.mark << 3) | mask, FORMAT) ^ FORMAT_MASK;
  for (let at = 0; at < 15; at += 1) {
    const value = (format >> at) & 1;
    if (at < 8) rows[at < 6 ? at : at + 1][8] = value;
    else rows[8][at === 8 ? 7 : 14 - at] = value;
    if (at < 8) rows[8][side - 1 - at] = value;
    else rows[side - 15 + at][8] = value;
  }
  rows[side - 8][8] = 1;
  const version = guarded(message.version, VERSION);
  for (let at = 0; message.version > 6 && at < 18; at += 1) {
    const across = side - 11 + (at % 3);
    const along = Math.floor(at / 3);
    rows[along][across] = rows[across][along] = (version >> at) & 1;
  }
  return rows;
}

/**
 * A number with the remainder behind it that guards it.
 * @param {number} value
 * @param {{polynomial: number, degree: number}} by
 * @returns {number}
 */
function guarded(value, by) {
  let rest = value;
  for (let step = 0; step < by.degree; step += 1) rest = (rest << 1) ^ ((rest >> (by.degree - 1)) * by.polynomial);
  return (value << by.degree) | rest;
}

/**
 * @param {number[]} values
 * @returns {number} the place of the smallest, the first of equals
 */
function leastOf(values) {
  return values.indexOf(Math.min(...values));
}
