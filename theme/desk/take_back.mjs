// An edited text on its way back into the post: a file beside it that holds the channel's own words, or the lines of
// its head that do, as a patch and as a page of the forge. The next build then makes the same text of it
// (content/handbuch/verteilen.md has the rules).

import { forgePage } from "./take_back_forge.mjs";
import { headLines, headPatched } from "./take_back_head.mjs";
import { patchOf } from "./take_back_patch.mjs";

/** @import { ForgePage, Repository } from "./take_back_forge.mjs" */
/** @import { Said } from "./take_back_head.mjs" */

/**
 * What this needs of a part of the page's data: `behind` are the lines that a build puts behind own words again,
 * `words` is the file that held own words so far.
 *
 * @typedef {object} TakenPart
 * @property {string} name
 * @property {string} channel
 * @property {string} format
 * @property {string} link
 * @property {string[]} [behind]
 * @property {{path: string, text: string} | null} [words]
 */

/** @typedef {{source: string, parts: TakenPart[], head?: string}} TakenPost `head` up to the line that closes it */

/** @typedef {{kind?: string, joint?: string}} FieldKind what stands in a field, and what joins its tags */

/**
 * @typedef {object} Taken
 * @property {string} path the file, from the folder of mkdocs.yml
 * @property {string} text its new content, or of a post's file its new head; the lines for that where only a person
 *   can tell their place
 * @property {"file" | "head" | "lines"} kind which of these it is
 * @property {boolean} isNew
 * @property {string} patch for `git apply` at the top of the repository; "" where only a person can tell the place
 * @property {ForgePage | null} page
 * @property {string[]} also other parts that will have these words too
 */

const THREAD = `<${"!"}-- thread --${">"}`;
const LOOKS_LIKE_HEAD = /^-{3,}[ \t]*(?:\n|$)/;

/** Without line ends of Windows, and without half an emoji, which has no place in a file. @param {string} text */
const tidy = (text) => text.toWellFormed().replace(/\r\n?/g, "\n").trim();

/** @param {string} text @param {string} end */
const without = (text, end) => (end && text.endsWith(end) ? text.slice(0, -end.length).trimEnd() : text);

/**
 * The words of a person: without the numbers, lines and addresses that a build puts in by itself.
 *
 * @param {string[]} texts one, or the parts of a thread
 * @param {TakenPart} part
 * @param {string} number how a part tells its place, such as "({n}/{all})"
 */
export function ownWords(texts, part, number) {
  const all = String(texts.length);
  const said = texts.map((text, index) => {
    const place = texts.length > 1 ? number.replace("{n}", String(index + 1)).replace("{all}", all) : "";
    return without(tidy(text), place);
  });
  const last = (part.behind ?? []).reduceRight((text, line) => without(text, tidy(line)), said.at(-1) ?? "");
  const words = [...said.slice(0, -1), last].filter(Boolean).join(`\n\n${THREAD}\n\n`);
  return part.link ? words.replaceAll(part.link, "{url}") : words;
}

/** @param {TakenPart} part @param {TakenPost} post @param {string} usual the channel's usual format */
function fileName(part, { parts }, usual) {
  const formats = new Set(parts.filter(({ channel }) => channel === part.channel).map(({ format }) => format));
  return formats.size === 1 && part.format === usual ? part.channel : `${part.channel}-${part.format}`;
}

/** @param {string} path */
const folderOf = (path) => path.slice(0, path.lastIndexOf("/") + 1);

/** @param {Repository | null | undefined} forge @param {string} path */
const inRepository = (forge, path) => [forge?.root, path].filter(Boolean).join("/");

/**
 * The edited text as the file that it becomes; null for a text without a word.
 *
 * @param {object} given
 * @param {TakenPost} given.post
 * @param {TakenPart} given.part
 * @param {string[]} given.texts one, or the parts of a thread
 * @param {string} given.usual the channel's usual format, the first that it names
 * @param {string} [given.number]
 * @param {Repository | null} [given.forge]
 * @returns {Taken | null}
 */
export function takenBack({ post, part, texts, usual, number = "", forge = null }) {
  const words = ownWords(texts, part, number);
  if (!words) return null;
  const also = alsoFor(part, post);
  if (!/\/index\.md$/i.test(post.source)) return intoHead(post, part, { text: words }, usual, forge);
  const wanted = `${folderOf(post.source)}${fileName(part, post, usual)}.md`;
  const before = part.words?.path === wanted ? part.words.text : null;
  const text = `${LOOKS_LIKE_HEAD.test(words) ? "---\n---\n" : ""}${words}\n`;
  const path = inRepository(forge, wanted);
  return {
    path: wanted,
    text,
    kind: "file",
    isNew: before === null,
    patch: patchOf(path, before, text),
    page: forgePage(forge, path, before === null ? text : null),
    also,
  };
}

/**
 * An edited field beside the text, such as a title, as the lines in the post's head that say it.
 *
 * @param {object} given
 * @param {TakenPost} given.post
 * @param {TakenPart} given.part
 * @param {string} given.field its name
 * @param {FieldKind} given.rule
 * @param {string} given.text
 * @param {string} given.usual the channel's usual format
 * @param {Repository | null} [given.forge]
 * @returns {Taken | null} null for a text without a word
 */
export function fieldTakenBack({ post, part, field, rule, text, usual, forge = null }) {
  const words = tidy(text);
  return words ? intoHead(post, part, { [field]: saidIn(words, rule, part.link) }, usual, forge) : null;
}

/** @param {string} words @param {FieldKind} rule @param {string} link @returns {Said} */
function saidIn(words, { kind, joint = "," }, link) {
  if (kind === "tags") return words.split(joint.trim() || /\s+/).map((tag) => tag.trim().replace(/^#/, "")).filter(Boolean);
  if (kind === "moment") return words.replace(/^(\d\d)\.(\d\d)\.(\d{4}), (\d\d:\d\d)$/, "$3-$2-$1 $4");
  return link ? words.replaceAll(link, "{url}") : words;
}

/** Other parts that have the same words: those of the channel's other accounts. */
const alsoFor = (/** @type {TakenPart} */ part, /** @type {TakenPost} */ { parts }) =>
  parts
    .filter((other) => other.name !== part.name && other.channel === part.channel && other.format === part.format)
    .map(({ name }) => name);

/**
 * @param {TakenPost} post
 * @param {TakenPart} part
 * @param {Record<string, Said>} fields
 * @param {string} usual
 * @param {Repository | null} forge
 * @returns {Taken}
 */
function intoHead(post, part, fields, usual, forge) {
  const { source, head } = post;
  const wanted = { channel: part.channel, format: part.format, isUsual: part.format === usual };
  const path = inRepository(forge, source);
  const after = head ? headPatched(head, wanted, fields) : null;
  return {
    path: source,
    text: after ?? ["channels:", ...headLines(wanted, fields), ""].join("\n"),
    kind: after === null ? "lines" : "head",
    isNew: false,
    patch: head && after !== null ? patchOf(path, head, after) : "",
    page: forgePage(forge, path, null),
    also: alsoFor(part, post),
  };
}
