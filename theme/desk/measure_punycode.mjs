// How names of hosts in other letters than ASCII's are written for name servers (RFC 3492).

const PUNY_BASE = 36;
const SKEW = 38;
const DAMP = 700;
const PUNY_FIRST = 128;
const DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

/**
 * Where the next number is expected (RFC 3492, section 6.1).
 *
 * @param {number} delta
 * @param {number} points how many signs are written already
 * @param {boolean} first
 */
function bias(delta, points, first) {
  let left = first ? Math.floor(delta / DAMP) : delta >> 1;
  left += Math.floor(left / points);
  let steps = 0;
  for (; left > 455; steps += PUNY_BASE) left = Math.floor(left / (PUNY_BASE - 1));
  return steps + Math.floor((PUNY_BASE * left) / (left + SKEW));
}

/**
 * A number with digits whose weights depend on their place (RFC 3492, section 3.3).
 *
 * @param {number} delta
 * @param {number} at
 */
function digits(delta, at) {
  let left = delta;
  let said = "";
  for (let place = PUNY_BASE; ; place += PUNY_BASE) {
    const least = Math.min(Math.max(place - at, 1), 26);
    if (left < least) return said + DIGITS[left];
    said += DIGITS[least + ((left - least) % (PUNY_BASE - least))];
    left = Math.floor((left - least) / (PUNY_BASE - least));
  }
}

/**
 * A label in Punycode, without "xn--" before it.
 *
 * @param {string} label
 */
export function punycode(label) {
  const points = [...label].map((sign) => sign.codePointAt(0));
  const plain = points.filter((point) => point < PUNY_FIRST);
  let said = plain.length ? `${String.fromCodePoint(...plain)}-` : "";
  let [next, delta, at, done] = [PUNY_FIRST, 0, 72, plain.length];
  while (done < points.length) {
    const least = Math.min(...points.filter((point) => point >= next));
    delta += (least - next) * (done + 1);
    next = least;
    for (const point of points) {
      if (point < next) delta += 1;
      if (point === next) {
        said += digits(delta, at);
        at = bias(delta, done + 1, done === plain.length);
        delta = 0;
        done += 1;
      }
    }
    delta += 1;
    next += 1;
  }
  return said;
}

/**
 * How long a label is for a name server.
 *
 * @param {string} label
 */
export const punycodeLength = (label) =>
  /^[\0-\x7f]*$/.test(label) ? label.length : "xn--".length + punycode(label).length;
