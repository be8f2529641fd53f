/**
 * What the page holds as values: posts, channels and the places of their texts, so that views need not read the document.
 */

/**
 * @typedef {{name: string, url: string, language: string, zone: string, mark: boolean, ledger: string,
 *   forge: {kind: string, url: string, branch: string, root: string} | null,
 *   write: {url: string, token: string} | null}} Hub
 * @typedef {{label: string, limit: Record<string, number>, advice: Record<string, number>, fold?: number,
 *   detect?: string, shown?: string, said?: boolean, kind?: string,
 *   quoted?: boolean, joint?: string}} FieldRule
 * @typedef {{label: string, fields: Record<string, FieldRule>, parts: boolean, number: string, markup: string, profile: boolean,
 *   alt: Record<string, number>, shapes: Record<string, [number, number]>}} Format
 * @typedef {{name: string, kind: string, home: string, formats: Record<string, Format>}} Channel
 * @typedef {{field: string, part: number, file: string, counts: Record<string, number>,
 *   limit?: Record<string, number>, label?: string, said?: boolean}} Field
 * @typedef {{file: string, number: number, shape: string, width: number, height: number, bytes: number, kind: string,
 *   alt: string | null, altFile: string | null}} Picture
 * @typedef {{url: string, at: string, by?: string, variant: string, file?: string}} Posted
 * @typedef {{name: string, channel: string, format: string, account: string, at: string | null, link: string,
 *   composer: string, carries: string[], own: boolean, behind: string[], words: {path: string, text: string} | null,
 *   dropped: string[], variant: string,
 *   problems: {level: string, code: string, message: string, hint: string}[], fields: Field[], rich: string | null,
 *   pictures: Picture[], files: {file: string, bytes: number}[], zip: {file: string, bytes: number} | null,
 *   qr: {svg: string, png: string} | null, posted: Posted | null}} Part
 * @typedef {{id: string, folder: string, title: string, lang: string, url: string, source: string, head: string, at: string | null,
 *   parts: Part[]}} Post
 * @typedef {{key: string, post: Post, part: Part, channel: Channel, format: Format, moment: number | null}} Item
 * @typedef {{title: string, url: string, at: string, lang: string}} Older
 * @typedef {{hub: Hub, posts: Post[], older: Older[], items: Item[], byAddress: Map<string, Item>,
 *   ofPost: Map<string, Item[]>, channels: Record<string, Channel>}} Desk
 */

const NO_CHANNEL = { name: "", kind: "feed", home: "", formats: {} };
const NO_FORMAT = { label: "", fields: {}, parts: false, number: "", markup: "plain", alt: {}, shapes: {} };

/**
 * The desk of a page's data: each text that is to be posted as one item, in the order of the channels' tiers.
 * @param {any} data
 * @returns {Desk}
 */
export function readDesk(data) {
  const tiers = new Map(Object.entries(data.tiers));
  const items = data.posts.flatMap((/** @type {Post} */ post) =>
    [...post.parts].sort((one, other) => rank(tiers, one) - rank(tiers, other)).map((part) => itemOf(data, post, part)),
  );
  const ofPost = new Map();
  for (const item of items) ofPost.set(item.post.folder, [...(ofPost.get(item.post.folder) || []), item]);
  return {
    hub: data.hub,
    posts: data.posts,
    older: data.older || [],
    items,
    byAddress: new Map(items.map((/** @type {Item} */ item) => [`${item.post.folder}/${item.part.name}`, item])),
    ofPost,
    channels: data.channels,
  };
}

/**
 * @param {Map<string, any>} tiers
 * @param {Part} part
 * @returns {number}
 */
function rank(tiers, part) {
  return tiers.get(part.channel) ?? tiers.size;
}

/**
 * @param {any} data
 * @param {Post} post
 * @param {Part} part
 * @returns {Item}
 */
function itemOf(data, post, part) {
  const channel = data.channels[part.channel] || { ...NO_CHANNEL, name: part.channel };
  const format = channel.formats[part.format] || { ...NO_FORMAT, label: part.format };
  const moment = part.at || post.at ? Date.parse(part.at || post.at || "") : null;
  return { key: `${post.id}|${part.name}`, post, part, channel, format, moment };
}

/**
 * The text of a file of a post's bundle, as it stands in the page; the parser has taken nothing away from it.
 * @param {Item} item
 * @param {string} file such as "linkedin-post/text.txt"
 * @returns {string}
 */
export function textOf(item, file) {
  return holderOf(item, `pre[data-file="${CSS.escape(file)}"]`)?.textContent ?? "";
}

/**
 * The cleaned HTML of a file: a fragment that nothing runs in.
 * @param {Item} item
 * @param {string} file such as "newsletter-mail/mail.html"
 * @returns {DocumentFragment | null}
 */
export function fragmentOf(item, file) {
  const holder = holderOf(item, `template[data-file="${CSS.escape(file)}"]`);
  return holder instanceof HTMLTemplateElement ? holder.content : null;
}

/**
 * @param {Item} item
 * @param {string} selector
 * @returns {Element | null}
 */
function holderOf(item, selector) {
  return document.getElementById(`${item.post.folder}/${item.part.name}`)?.querySelector(selector) || null;
}

/**
 * The path of a bundle's file below the page.
 * @param {Item} item
 * @param {string} file
 * @returns {string}
 */
export function pathOf(item, file) {
  return `${item.post.folder}/${file}`;
}

/**
 * What holds for a text: the channel's word on its field, and what this post says otherwise.
 * @param {Item} item
 * @param {Field} field
 * @returns {FieldRule}
 */
export function ruleOf(item, field) {
  const rule = item.format.fields[field.field] || { label: field.field, limit: {}, advice: {} };
  return {
    ...rule,
    label: field.label || rule.label,
    limit: field.limit || rule.limit,
    said: field.said || rule.said,
  };
}

/**
 * Pictures by their number, each with its shapes in the order of the channel.
 * @param {Item} item
 * @returns {Picture[][]}
 */
export function picturesOf(item) {
  const found = new Map();
  for (const each of item.part.pictures) found.set(each.number, [...(found.get(each.number) || []), each]);
  return [...found.values()];
}
