/**
 * The ways on from a text: back to the list, to its neighbours of the same post, and to what else is due.
 */

import { el, icon } from "./dom.mjs";
import { postedOf } from "./memory.mjs";
import { HOME, routeOf } from "./route.mjs";
import { contentsOf, nameOf, row } from "./rows.mjs";
import { dayStart, groupOf } from "./when.mjs";
import { say } from "./words.mjs";

/** @import {Desk, Item} from "./store.mjs" */

/** Rows of other posts beside the text. */
const BESIDE = 6;

/**
 * @param {Desk} desk
 * @param {Item} item
 * @param {Item[]} siblings
 * @param {number} now
 * @returns {HTMLElement}
 */
export function crumb(desk, item, siblings, now) {
  const tomorrow = dayStart(now, 1);
  const today = desk.items.filter(
    (each) => each.moment !== null && each.moment >= dayStart(now) && each.moment < tomorrow,
  );
  const among = today.includes(item) ? today : siblings;
  const place = say(today.includes(item) ? "place_today" : "place_post", {
    at: among.indexOf(item) + 1,
    n: among.length,
  });
  return el(
    "nav",
    { class: "crumb", "aria-label": say("back") },
    el("a", { href: HOME }, icon("back"), say("desk")),
    el("span", {}, place),
  );
}

/**
 * The texts of this post, and what else is due.
 * @param {Desk} desk
 * @param {Item} item
 * @param {Item[]} siblings
 * @param {number} now
 * @param {() => void} redraw
 * @returns {HTMLElement[]}
 */
export function beside(desk, item, siblings, now, redraw) {
  const due = (/** @type {Item} */ each) =>
    each.post !== item.post && !postedOf(each) && ["late", "today"].includes(groupOf(each.moment, null, now));
  const others = desk.items
    .filter(due)
    .sort((one, other) => (one.moment ?? 0) - (other.moment ?? 0))
    .slice(0, BESIDE);
  const done = siblings.filter((each) => postedOf(each)).length;
  const list = (/** @type {Item[]} */ items, /** @type {boolean} */ title) =>
    el(
      "ul",
      {},
      ...items.map((each) =>
        row(each, {
          siblings: desk.ofPost.get(each.post.folder) || [],
          now,
          redraw,
          here: each === item,
          title,
          day: title,
        }),
      ),
    );
  return [
    el("h2", {}, `${say("group_post")} `, el("small", {}, say("posted_of", { done, n: siblings.length }))),
    list(siblings, false),
    ...(others.length ? [el("h2", {}, say("group_else")), list(others, true)] : []),
  ];
}

/**
 * The next open text of the post; where all are posted, the post itself.
 * @param {Desk} desk
 * @param {Item} item
 * @param {Item[]} siblings
 * @returns {HTMLElement}
 */
export function onward(desk, item, siblings) {
  const at = siblings.indexOf(item);
  const next = [...siblings.slice(at + 1), ...siblings.slice(0, at)].find((each) => !postedOf(each));
  return el(
    "p",
    { class: "onward" },
    next &&
      el("a", { href: routeOf(next), title: contentsOf(next) }, say("next_item", { name: nameOf(next, siblings) })),
    item.post.url && el("a", { href: item.post.url, target: "_blank", rel: "noopener noreferrer" }, say("read_post")),
  );
}
