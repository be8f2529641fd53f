/**
 * Buttons that copy what is no field of a text: its link, an alternative text.
 */

import { announce, el } from "./dom.mjs";
import { copyText } from "./clipboard.mjs";
import { say } from "./words.mjs";

/** @import {Copying} from "./copy.mjs" */
/** @import {Item} from "./store.mjs" */

/**
 * Says how it went, and marks what was copied.
 * @param {Copying} copying
 * @param {boolean} done
 * @param {string} file
 * @param {string} name
 */
export function finished(copying, done, file, name) {
  announce(say(done ? "said_copied" : "copy_failed", { name }));
  if (!done) return;
  copying.copied.add(file);
  for (const hear of copying.heard) hear();
}

/**
 * @param {Copying} copying
 * @param {string} link
 * @returns {HTMLElement}
 */
export function linkButton(copying, link) {
  return plainButton(copying, { file: "link", name: say("link_copy"), said: say("link") }, asideOf(copying.item, link), () => link);
}

/** What a link is for: where no text may hold one, it belongs into the profile. */
function asideOf(/** @type {Item} */ item, /** @type {string} */ link) {
  if (item.format.profile) return say("link_profile");
  return link.includes("utm_") ? say("link_campaign") : "";
}

/**
 * A button for a text that is no field: a link, an alternative text.
 * @param {Copying} copying
 * @param {{file: string, name: string, said: string}} what `said` is what it is called once it is copied
 * @param {string} aside
 * @param {() => string} text
 * @returns {HTMLElement}
 */
export function plainButton(copying, { file, name, said }, aside, text) {
  const note = el("small", {});
  const button = el("button", { type: "button", class: "btn", "data-copies": file }, el("span", {}, name), note);
  const show = () => (note.textContent = copying.copied.has(file) ? say("copied") : aside);
  button.addEventListener("click", async () => finished(copying, await copyText(text()), file, said));
  copying.heard.push(show);
  show();
  return button;
}
