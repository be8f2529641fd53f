/**
 * Where what stands in a QR code: the patterns by which cameras find it, and between them the places of its words.
 */

const FREE = 2;

/**
 * @param {number[][]} ground
 * @param {number} y
 * @param {number} x
 * @returns {boolean} true where words may stand
 */
export function isFree(ground, y, x) {
  return ground[y][x] === FREE;
}

/**
 * All that a version has before any word is written: finders, timing, alignment; places of the format are light.
 * @param {number} version
 * @returns {number[][]}
 */
export function groundOf(version) {
  const side = 4 * version + 17;
  const rows = Array.from({ length: side }, () => new Array(side).fill(FREE));
  rings(rows, 3, 3, 4, [2, 4]);
  rings(rows, 3, side - 4, 4, [2, 4]);
  rings(rows, side - 4, 3, 4, [2, 4]);
  const centres = centresOf(version);
  for (const y of centres) for (const x of centres) if (rows[y][x] === FREE) rings(rows, y, x, 2, [1]);
  const reserve = (/** @type {number} */ y, /** @type {number} */ x, /** @type {number} */ value) => {
    if (rows[y][x] === FREE) rows[y][x] = value;
  };
  for (let at = 8; at < side - 8; at += 1) {
    reserve(6, at, (at + 1) % 2);
    reserve(at, 6, (at + 1) % 2);
  }
  for (const at of [0, 1, 2, 3, 4, 5, 7, 8, ...Array.from({ length: 8 }, (_, back) => side - 1 - back)]) {
    reserve(8, at, 0);
    reserve(at, 8, 0);
  }
  for (let at = 0; version > 6 && at < 18; at += 1) {
    reserve(Math.floor(at / 3), side - 11 + (at % 3), 0);
    reserve(side - 11 + (at % 3), Math.floor(at / 3), 0);
  }
  return rows;
}

/**
 * Squares in each other round a centre, dark but for those at the distances `light`.
 * @param {number[][]} rows
 * @param {number} y
 * @param {number} x
 * @param {number} reach
 * @param {number[]} light
 */
function rings(rows, y, x, reach, light) {
  for (let down = -reach; down <= reach; down += 1) {
    for (let right = -reach; right <= reach; right += 1) {
      const row = rows[y + down];
      if (row?.[x + right] === undefined) continue;
      row[x + right] = light.includes(Math.max(Math.abs(down), Math.abs(right))) ? 0 : 1;
    }
  }
}

/**
 * Where the rows and columns of alignment patterns lie: evenly, the last six from the edge.
 * @param {number} version
 * @returns {number[]}
 */
function centresOf(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const last = 4 * version + 10;
  const step = version === 32 ? 26 : 2 * Math.ceil((last - 6) / (2 * count - 2));
  return [6, ...Array.from({ length: count - 1 }, (_, at) => last - step * (count - 2 - at))];
}

/**
 * The words bit by bit in pairs of columns, from the right, up and down in turns; what is left over stays light.
 * @param {number[][]} ground
 * @param {number[]} words
 * @returns {number[][]}
 */
export function written(ground, words) {
  const rows = ground.map((row) => row.map((each) => each % FREE));
  const side = rows.length;
  let bit = 0;
  for (let right = side - 1; right > 0; right -= right === 8 ? 3 : 2) {
    for (let step = 0; step < side; step += 1) {
      const y = (right + 1) & 2 ? step : side - 1 - step;
      for (const x of [right, right - 1]) {
        if (!isFree(ground, y, x)) continue;
        rows[y][x] = (words[bit >> 3] >> (7 - (bit & 7))) & 1;
        bit += 1;
      }
    }
  }
  return rows;
}
