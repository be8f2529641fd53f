/**
 * The part of the address behind "#": which view it names, and the address of each view.
 */

/** @import {Item} from "./store.mjs" */

export const HOME = "#/";
export const POSTS = "#posts";

/**
 * @param {string} hash
 * @returns {{view: "due" | "posts" | "variant", address: string}}
 */
export function parseRoute(hash) {
  if (hash === POSTS) return { view: "posts", address: "" };
  if (!hash.startsWith(HOME) || hash.length < 3) return { view: "due", address: "" };
  return { view: "variant", address: hash.slice(2).split("/").map(decoded).join("/") };
}

/**
 * @param {string} text
 * @returns {string}
 */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * @param {Item} item
 * @returns {string}
 */
export function routeOf(item) {
  return `${HOME}${encodeURIComponent(item.post.folder)}/${encodeURIComponent(item.part.name)}`;
}
