/**
 * The ledger: an entry as the file that the repository keeps, and the ways to bring it there.
 */

import { forgePage } from "./take_back_forge.mjs";

/** @import {Hub, Item, Posted} from "./store.mjs" */
/** @import {ForgePage} from "./take_back_forge.mjs" */

/** A word that YAML reads as itself, without quotes. */
const PLAIN = /^[A-Za-z][\w./@-]*$/;
const FORGES = { github: "GitHub", gitlab: "GitLab", forgejo: "Forgejo" };

/**
 * The path of the entry below the hub and its YAML, keys in the ledger's order.
 * @param {Hub} hub
 * @param {Item} item
 * @param {Posted} posted
 * @returns {{path: string, text: string}}
 */
export function entryOf(hub, item, posted) {
  const { post, part } = item;
  const account = part.account ? `@${part.account}` : "";
  const name = `${post.folder}--${part.channel}-${part.format}${account}.yml`;
  const rows = {
    schema: "litfass.ledger/1",
    post: post.id,
    channel: part.channel,
    format: part.format,
    account: part.account,
    url: posted.url,
    at: posted.at,
    by: posted.by || "",
    variant: posted.variant,
  };
  const lines = Object.entries(rows)
    .filter(([, value]) => value)
    .map(([key, value]) => `${key}: ${scalar(value)}\n`);
  const year = (post.at || posted.at).slice(0, 4);
  return { path: `${hub.ledger}/${year}/${name}`, text: lines.join("") };
}

/**
 * @param {string} value
 * @returns {string}
 */
function scalar(value) {
  return PLAIN.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value) ? value : JSON.stringify(value);
}

/**
 * What people call the forge of a hub.
 * @param {Hub} hub
 * @returns {string}
 */
export function forgeName(hub) {
  return hub.forge && Object.hasOwn(FORGES, hub.forge.kind)
    ? FORGES[/** @type {keyof typeof FORGES} */ (hub.forge.kind)]
    : "";
}

/**
 * The forge's page for a new file with its name and, where the forge takes it, its text; null where there is none.
 * @param {Hub} hub
 * @param {string} path
 * @param {string} text
 * @returns {ForgePage | null}
 */
export function newFilePage(hub, path, text) {
  return forgePage(hub.forge, [hub.forge?.root, path].filter(Boolean).join("/"), text);
}

/**
 * Asks the server that serves this page to keep an entry, in place of the one that it has, or to take it back; throws
 * what it answered otherwise.
 * @param {Hub} hub
 * @param {Item} item
 * @param {Posted | null} posted null takes the entry back
 * @returns {Promise<Posted | null>} the entry as it is kept
 */
export async function tellServer(hub, item, posted) {
  if (!hub.write) throw new Error("no server");
  const { post, part } = item;
  const known = { post: post.id, channel: part.channel, format: part.format, account: part.account };
  const said = posted && { url: posted.url, at: posted.at, by: posted.by || "", variant: posted.variant };
  const method = !posted ? "DELETE" : part.posted ? "PUT" : "POST";
  const entry = { ...known, ...said };
  const answer = await fetch(hub.write.url, {
    method,
    body: JSON.stringify(entry),
    headers: { "Content-Type": "application/json", "X-Litfass-Token": hub.write.token },
  });
  const told = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : {};
  if (answer.ok) return posted && { ...posted, ...told.posted };
  throw new Error(told.error || String(answer.status));
}

/**
 * Hands a text to the device as a file.
 * @param {string} name
 * @param {string} text
 */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
