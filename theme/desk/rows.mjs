/**
 * A text as a row of a list: its channel, its story, what belongs to it, and an arch to tick.
 */

import { announce, el, own } from "./dom.mjs";
import { forget, postedOf, putBack, remember, rememberedOf } from "./memory.mjs";
import { routeOf } from "./route.mjs";
import { picturesOf } from "./store.mjs";
import { isoNow, nearDay } from "./when.mjs";
import { say } from "./words.mjs";

/** @import {Item} from "./store.mjs" */

let rowsMade = 0;

/**
 * "Instagram", with the format or the account where the post has several texts for it.
 * @param {Item} item
 * @param {Item[]} siblings the texts of the same post
 * @returns {string}
 */
export function nameOf(item, siblings) {
  const several = siblings.filter((each) => each.part.channel === item.part.channel);
  const formats = new Set(several.map((each) => each.part.format));
  const kind = formats.size > 1 ? [item.format.label] : [];
  const account = item.part.account ? [item.part.account] : [];
  return [item.channel.name, ...kind, ...account].join(" · ");
}

/**
 * "Text, 5 Bilder"
 * @param {Item} item
 * @returns {string}
 */
export function contentsOf(item) {
  const texts = item.part.fields.filter((each) => each.field === "text").length;
  const pictures = picturesOf(item).length;
  const kinds = [texts > 1 ? say("thread_of", { n: texts }) : texts ? say("text") : ""];
  if (pictures) kinds.push(say("pictures", { n: pictures }));
  if (item.part.files.some((each) => each.file.endsWith(".pdf"))) kinds.push(say("document"));
  return kinds.filter(Boolean).join(", ");
}

/**
 * @param {Item} item
 * @param {{siblings: Item[], now: number, redraw: () => void, here?: boolean, day?: boolean, title?: boolean,
 *   struck?: boolean}} how
 * @returns {HTMLElement}
 */
export function row(item, how) {
  const posted = postedOf(item);
  const name = nameOf(item, how.siblings);
  const day = how.day && item.moment !== null ? `${capital(nearDay(item.moment, how.now))}\u00a0· ` : "";
  const title = how.title === false ? "" : own(item.post.title, item.post.lang);
  const link = el(
    "a",
    { href: routeOf(item), "aria-current": how.here ? "page" : null },
    el("b", {}, name),
    el("span", { class: "row__what" }, title, title ? "\u00a0· " : "", day, contentsOf(item)),
  );
  const kind = [how.here && "is-here", posted && how.struck !== false && "is-done"].filter(Boolean).join(" ");
  return el("li", { class: kind || null }, link, tick(item, name, how.redraw));
}

/**
 * @param {string} text
 * @returns {string}
 */
export function capital(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/**
 * The arch: on while the text counts as posted. What the ledger says is undone on the text's own page.
 * @param {Item} item
 * @param {string} name
 * @param {() => void} redraw
 * @returns {HTMLElement}
 */
function tick(item, name, redraw) {
  const posted = postedOf(item);
  rowsMade += 1;
  const id = `tick-${rowsMade}`;
  const said = say(posted?.ledger ? "tick_ledger" : "tick", { name });
  const box = el("input", {
    type: "checkbox",
    id,
    class: "hush",
    "aria-label": `${said}: ${item.post.title}`,
    "data-key": item.key,
    disabled: Boolean(posted?.ledger),
    listen: { change: () => ticked(item, name, box.checked, redraw) },
  });
  box.checked = posted !== null;
  return el("span", { class: "ticks" }, box, el("label", { class: "tick", for: id }, el("i", {})));
}

/**
 * @param {Item} item
 * @param {string} name
 * @param {boolean} on
 * @param {() => void} redraw
 */
function ticked(item, name, on, redraw) {
  const before = rememberedOf(item);
  const kept = on ? remember([item], isoNow(Date.now())) : forget([item]);
  redraw();
  announce(say(kept ? (on ? "ticked" : "unticked") : "not_saved", { name }), {
    label: say("undo"),
    act: () => (putBack([[item, before]]), redraw()),
  });
}
