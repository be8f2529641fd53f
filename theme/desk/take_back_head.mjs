// Words for a channel in the head of a post (front matter): where they stand there, or would have to.

/** @typedef {string | string[]} Said a text, or tags */
/** @typedef {{channel: string, format: string, isUsual: boolean}} Wanted `isUsual`: the channel's first format */
/** @typedef {{key: string, value: string, lines: string[]}} Entry a key with all its lines */

const INDENT = "  ";
const KEY = /^ *(["']?)([\w-]+)\1[ \t]*:(?:[ \t]+(.*))?$/;
/** Words of YAML that ask for a channel without saying more. */
const YES = /^(?:true|yes|ja|on|an)$/i;
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
 * @param {Wanted} wanted
 * @param {Record<string, Said>} fields what is said, by the field's name
 */
export function headLines({ channel, format, isUsual }, fields) {
  return [`${INDENT}${isUsual ? channel : `${channel}-${format}`}:`, ...fieldLines(fields)];
}

/** @param {Record<string, Said>} fields */
const fieldLines = (fields) => Object.entries(fields).flatMap(([field, said]) => fieldLine(field, said));

/** @param {string} field @param {Said} said */
function fieldLine(field, said) {
  const value = Array.isArray(said) ? [`[${said.map(yamlQuoted).join(", ")}]`] : yamlValue(said, INDENT.repeat(3));
  return [`${INDENT.repeat(2)}${field}: ${value[0]}`, ...value.slice(1)];
}

/**
 * The head of a post with these words in it; null where it says something of the channel that only a person can join.
 *
 * @param {string} head from the first line of the file to the one that closes the head
 * @param {Wanted} wanted
 * @param {Record<string, Said>} fields
 */
export function headPatched(head, wanted, fields) {
  const all = head.split("\n");
  const start = all.findIndex((line) => /^(?:channels|"channels"|'channels')[ \t]*:/.test(line));
  const close = all.findIndex((line, index) => index > 0 && /^(?:-{3,}|\.{3})[ \t]*$/.test(line));
  if (close < 0 || !/^-{3,}[ \t]*$/.test(all[0])) return null;
  if (start < 0)
    return [...all.slice(0, close), "channels:", ...headLines(wanted, fields), ...all.slice(close)].join("\n");
  if (plain(KEY.exec(all[start])?.[3])) return null;
  const below = all.slice(start + 1, close);
  const length = below.findIndex((line) => /^[^\s#]/.test(line));
  const end = start + 1 + (length < 0 ? below.length : length);
  const channels = channelsWith(all.slice(start + 1, end), wanted, fields);
  return channels && [...all.slice(0, start + 1), ...channels, ...all.slice(end)].join("\n");
}

/** A value without the remark behind it. */
const plain = (/** @type {string | undefined} */ value) => (value ?? "").replace(/(?:^|[ \t]+)#.*$/, "").trim();

/** @param {string} value */
const unquoted = (value) => value.replace(/^(["'])(.*)\1$/, "$2");

/** @param {string} line */
const indentOf = (line) => /^ */.exec(line)[0].length;

/** @param {string} line */
const isSpoken = (line) => /^[ \t]*[^\s#]/.test(line);

/**
 * Lines as the keys that stand at one depth, each with what is below it; null for anything else than such keys.
 *
 * @param {string[]} lines
 * @param {number} depth
 * @returns {Entry[] | null}
 */
function entriesOf(lines, depth) {
  /** @type {Entry[]} */
  const entries = [];
  for (const line of lines) {
    const last = entries.at(-1);
    if (!isSpoken(line) || (indentOf(line) > depth && last)) {
      if (last) last.lines.push(line);
      else entries.push({ key: "", value: "", lines: [line] });
      continue;
    }
    const found = KEY.exec(line);
    if (!found || indentOf(line) !== depth) return null;
    entries.push({ key: found[2], value: found[3] ?? "", lines: [line] });
  }
  return entries;
}

/**
 * What stands below `channels:` with these words in it.
 *
 * @param {string[]} lines
 * @param {Wanted} wanted
 * @param {Record<string, Said>} fields
 */
function channelsWith(lines, wanted, fields) {
  const entries = entriesOf(lines, INDENT.length);
  if (!entries) return null;
  const rivals = entries.filter(({ key }) => key === wanted.channel || key.startsWith(`${wanted.channel}-`));
  if (!rivals.length) return [...headLines(wanted, fields), ...lines];
  const own = rivals.length === 1 ? insideOf(rivals[0], wanted) : null;
  const inside = own && fieldsWith(own.lines, fields);
  if (!own || !inside) return null;
  return entries.flatMap((entry) => (entry === rivals[0] ? [own.first, ...inside] : entry.lines));
}

/**
 * A channel's entry as a map: its first line and those of its keys; null where it is about another format, or is
 * written in a way that only a person can change.
 *
 * @param {Entry} entry
 * @param {Wanted} wanted
 */
function insideOf(entry, { channel, format, isUsual }) {
  const rest = entry.lines.slice(1);
  const spoken = rest.filter(isSpoken);
  const named = entry.key === `${channel}-${format}`;
  if (!named && entry.key !== channel) return null;
  const first = `${INDENT}${entry.key}:`;
  const word = unquoted(plain(entry.value));
  if (!word) return isFor(rest, format, named || isUsual) ? { first: entry.lines[0], lines: rest } : null;
  if (word === format && !named && !spoken.length) return { first, lines: [`${INDENT.repeat(2)}format: ${word}`, ...rest] };
  if (!named && !isUsual) return null;
  if (YES.test(word)) return spoken.length ? null : { first, lines: rest };
  return wordsInside(entry.value, rest, spoken.length > 0, first);
}

/** Whether the keys of a channel are about this format: they name it, or none where it is the usual one. */
function isFor(/** @type {string[]} */ lines, /** @type {string} */ format, /** @type {boolean} */ otherwise) {
  const entries = entriesOf(lines, 2 * INDENT.length) ?? [];
  if (entries.some(({ key }) => key === "formats")) return false;
  const said = entries.find(({ key }) => key === "format");
  return said ? unquoted(plain(said.value)) === format : otherwise;
}

/** An entry that is nothing but words, as a map that says them. */
function wordsInside(
  /** @type {string} */ value,
  /** @type {string[]} */ rest,
  /** @type {boolean} */ more,
  /** @type {string} */ first,
) {
  const said = `${INDENT.repeat(2)}text: ${value}`;
  if (/^[|>]/.test(value)) return { first, lines: [said, ...rest.map((line) => (line.trim() ? INDENT + line : line))] };
  const isLine = /^"(?:[^"\\]|\\.)*"$|^'(?:[^']|'')*'$|^[^\s"'[\]{}&*!|>%@`#,?:-][^#]*[ \t][^#]*$/.test(value.trim());
  return isLine && !more ? { first, lines: [said, ...rest] } : null;
}

/**
 * The keys of a channel with these words in place of, or behind, those that stand there.
 *
 * @param {string[]} lines
 * @param {Record<string, Said>} fields
 */
function fieldsWith(lines, fields) {
  const entries = entriesOf(lines, 2 * INDENT.length);
  if (!entries) return null;
  const told = new Set(entries.map(({ key }) => key));
  const changed = entries.flatMap((entry) =>
    Object.hasOwn(fields, entry.key) ? [...fieldLine(entry.key, fields[entry.key]), ...trailing(entry)] : entry.lines,
  );
  const added = Object.entries(fields).filter(([field]) => !told.has(field));
  const end = changed.findLastIndex(isValue) + 1;
  return [...changed.slice(0, end), ...fieldLines(Object.fromEntries(added)), ...changed.slice(end)];
}

/** Whether a line is part of a key's value: further in, even "#Brot" is one of its words. */
const isValue = (/** @type {string} */ line) =>
  isSpoken(line) || (Boolean(line.trim()) && indentOf(line) > 2 * INDENT.length);

/** The lines behind an entry that are no part of its value: blank ones, and remarks. */
const trailing = (/** @type {Entry} */ { lines }) => lines.slice(lines.findLastIndex(isValue) + 1);
