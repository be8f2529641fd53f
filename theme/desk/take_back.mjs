// An edited text on its way back into the post: a file beside it that holds the channel's own words, as a patch and as
// a page of the forge. The next build then makes the same text of it (content/handbuch/verteilen.md has the rules).

import { forgePage } from "./take_back_forge.mjs";
import { headLines, headPatched } from "./take_back_head.mjs";
import { patchOf } from "./take_back_patch.mjs";

/** @import { ForgePage, Repository } from "./take_back_forge.mjs" */

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

/** @typedef {{source: string, parts: TakenPart[], head?: string}} TakenPost `head` only where it has no folder */

/**
 * @typedef {object} Taken
 * @property {string} path the file, from the folder of mkdocs.yml
 * @property {string} text its new content; of a post without a folder, the lines for its head
 * @property {boolean} isNew
 * @property {string} patch for `git apply` at the top of the repository; "" where only a person can tell the place
 * @property {ForgePage | null} page
 * @property {string[]} also other parts that will have these words too
 */

const THREAD = `<${"!"}-- thread --${">"}`;
const LOOKS_LIKE_HEAD = /^-{3,}[ \t]*(?:\n|$)/;

/** @param {string} text */
const tidy = (text) => text.replace(/\r\n?/g, "\n").trim();

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
  const also = post.parts
    .filter((other) => other.name !== part.name && other.channel === part.channel && other.format === part.format)
    .map(({ name }) => name);
  if (!/\/index\.md$/i.test(post.source)) return { ...intoHead(post, part, words, usual, forge), also };
  const wanted = `${folderOf(post.source)}${fileName(part, post, usual)}.md`;
  const before = part.words?.path === wanted ? part.words.text : null;
  const text = `${LOOKS_LIKE_HEAD.test(words) ? "---\n---\n" : ""}${words}\n`;
  const path = inRepository(forge, wanted);
  return {
    path: wanted,
    text,
    isNew: before === null,
    patch: patchOf(path, before, text),
    page: forgePage(forge, path, before === null ? text : null),
    also,
  };
}

/**
 * @param {TakenPost} post
 * @param {TakenPart} part
 * @param {string} words
 * @param {string} usual
 * @param {Repository | null} forge
 */
function intoHead({ source, head }, part, words, usual, forge) {
  const name = part.format === usual ? part.channel : `${part.channel}-${part.format}`;
  const lines = headLines(name, { text: words });
  const path = inRepository(forge, source);
  const after = head === undefined ? null : headPatched(head, lines);
  return {
    path: source,
    text: ["channels:", ...lines, ""].join("\n"),
    isNew: false,
    patch: head === undefined || after === null ? "" : patchOf(path, head, after),
    page: forgePage(forge, path, null),
  };
}
