/**
 * The week as seven arches on a line: as high as the day is full, ink where all is posted, accent for today.
 */

import { el } from "./dom.mjs";
import { postedAt } from "./memory.mjs";
import { dayStart, longDay, shortDay, weekStart } from "./when.mjs";
import { say } from "./words.mjs";

/** @import {Item} from "./store.mjs" */

/** Arches grow up to so many texts a day. */
const MOST = 6;

/**
 * @param {Item[]} items
 * @param {number} now
 * @returns {HTMLElement}
 */
export function week(items, now) {
  const monday = weekStart(now);
  const days = [0, 1, 2, 3, 4, 5, 6].map((day) => dayStart(monday, day));
  return el("ul", { class: "week", "aria-label": say("week") }, ...days.map((day) => arch(items, day, now)));
}

/**
 * @param {Item[]} items
 * @param {number} day
 * @param {number} now
 * @returns {HTMLElement}
 */
function arch(items, day, now) {
  const end = dayStart(day, 1);
  const due = items.filter((item) => item.moment !== null && item.moment >= day && item.moment < end);
  const done = due.filter((item) => postedAt(item) !== null).length;
  const kind = day === dayStart(now) ? "now" : due.length > 0 && done === due.length ? "done" : null;
  return el(
    "li",
    { class: kind },
    el("span", { "aria-hidden": "true" }, shortDay(day)),
    el("span", { class: "hush" }, say("week_of", { n: due.length, done, day: longDay(day) })),
    el("i", { "data-n": Math.min(due.length, MOST), "aria-hidden": "true" }),
  );
}
