// Words for a channel in the head of a post (front matter), for posts that have no folder of their own.

const INDENT = "  ";
/** What YAML takes for no letter, or for the end of a line. */
const NOT_PLAIN = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u;

/**
 * A text as a value of YAML: a line in quotes, several after a bar.
 *
 * @param {string} text
 * @param {string} indent of the lines after the bar
 * @returns {string[]} the first stands behind the colon
 */
function yamlValue(text, indent) {
  if (!text.includes("\n") || NOT_PLAIN.test(text) || /^\s/.test(text)) return [yamlQuoted(text)];
  return ["|", ...text.split("\n").map((line) => (line ? indent + line : line))];
}

/** @param {string} text */
const yamlQuoted = (text) =>
  JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/**
 * The lines below `channels:` that say own words for one channel, or for one of its formats.
 *
 * @param {string} name "linkedin", or "linkedin-document"
 * @param {Record<string, string>} fields what is said, by the field's name
 */
export function headLines(name, fields) {
  const said = Object.entries(fields).flatMap(([field, text]) => {
    const [first, ...rest] = yamlValue(text, INDENT.repeat(3));
    return [`${INDENT.repeat(2)}${field}: ${first}`, ...rest];
  });
  return [`${INDENT}${name}:`, ...said];
}

/**
 * The head of a post with these lines in it; null where it says something of channels that only a person can join.
 *
 * @param {string} head both lines of dashes included, as the file begins
 * @param {string[]} lines as `headLines` gives them
 */
export function headPatched(head, lines) {
  const all = head.split("\n");
  const start = all.findIndex((line) => /^channels[ \t]*:/.test(line));
  const close = all.findIndex((line, index) => index > 0 && /^(?:-{3,}|\.{3})[ \t]*$/.test(line));
  if (close < 0 || !/^-{3,}[ \t]*$/.test(all[0])) return null;
  if (start < 0) return [...all.slice(0, close), "channels:", ...lines, ...all.slice(close)].join("\n");
  if (!/^channels[ \t]*:[ \t]*(?:#.*)?$/.test(all[start])) return null;
  const below = all.slice(start + 1, close);
  const end = below.findIndex((line) => /^[^\s#]/.test(line));
  const named = (end < 0 ? below : below.slice(0, end)).filter((line) => /^[ \t]*[^\s#]/.test(line));
  const indent = /^ */.exec(named[0] ?? INDENT)[0];
  const channel = lines[0].trim();
  const clash = named.some((line) => isOf(channel, line.trim()));
  if (indent !== INDENT || clash || named[0]?.trim().startsWith("- ")) return null;
  return [...all.slice(0, start + 1), ...lines, ...all.slice(start + 1)].join("\n");
}

/** Whether a line names the same channel: "linkedin" and "linkedin-document" may be of one. */
const isOf = (/** @type {string} */ name, /** @type {string} */ line) => {
  const [mine, other] = [name, line].map((each) => /^["']?([\w-]+)/.exec(each)?.[1] ?? "");
  return mine === other || mine.startsWith(`${other}-`) || other.startsWith(`${mine}-`);
};
