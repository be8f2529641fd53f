/**
 * The first view: what is due today, what is late, what comes next, and what is done.
 */

import { announce, el } from "./dom.mjs";
import { postedAt, postedOf, putBack, remember, rememberedOf } from "./memory.mjs";
import { POSTS } from "./route.mjs";
import { capital, row } from "./rows.mjs";
import { week } from "./week.mjs";
import { groupOf, isoNow, longDay, nearDay } from "./when.mjs";
import { inWords, say } from "./words.mjs";

/** @import {Desk, Item, Posted} from "./store.mjs" */

const ORDER = ["late", "today", "week", "later", "undated"];
/** So many rows of a group are in sight at first. */
const ROWS = 8;
/** What is late comes first, yet must not hide what is due today. */
const LATE = 3;
/** Minutes that one text takes. */
const MINUTES = 3;
/** @type {Set<string>} */
const opened = new Set();

/**
 * All texts by group, each group in the order of its days.
 * @param {Desk} desk
 * @param {number} now
 * @returns {Map<string, Item[]>}
 */
export function groupsOf(desk, now) {
  const groups = new Map();
  for (const item of desk.items) {
    const name = groupOf(item.moment, postedAt(item), now);
    if (groups.has(name)) groups.get(name).push(item);
    else groups.set(name, [item]);
  }
  const back = (/** @type {Item} */ one, /** @type {Item} */ other) => (other.moment ?? 0) - (one.moment ?? 0);
  for (const [name, items] of groups) {
    items.sort(
      name === "done" || name === "left" ? back : (/** @type {Item} */ a, /** @type {Item} */ b) => -back(a, b),
    );
  }
  return groups;
}

/**
 * @param {Desk} desk
 * @param {number} now
 * @param {() => void} redraw
 * @returns {HTMLElement}
 */
export function dueView(desk, now, redraw) {
  const groups = groupsOf(desk, now);
  const shown = ORDER.filter((name) => groups.has(name)).map((name) =>
    group(name, groups.get(name) || [], desk, now, redraw),
  );
  return el(
    "div",
    { class: "duegrid" },
    el("div", { class: "duehead" }, dueHead(groups, now), week(desk.items, now)),
    el(
      "div",
      { class: "due" },
      ...(shown.length ? shown : [el("p", { class: "calm" }, say(desk.items.length ? "calm" : "empty"))]),
      left(groups.get("left") || [], desk, now, redraw),
      folded("done", groups.get("done") || [], desk, now, redraw),
      el("p", { class: "onward" }, el("a", { href: POSTS }, say("all_posts"))),
    ),
  );
}

/**
 * "Heute vier Aushänge", below it the day and how long they take.
 * @param {Map<string, Item[]>} groups
 * @param {number} now
 * @returns {HTMLElement}
 */
function dueHead(groups, now) {
  const today = groups.get("today") || [];
  const open = today.filter((item) => !postedOf(item)).length;
  const title = today.length
    ? open
      ? say("today_n", { n: open, ...(open > 1 ? { n: inWords(open) } : {}) })
      : say("today_done")
    : say("today_none");
  const rest = open
    ? ` · ${say("minutes", { n: open * MINUTES > 12 ? open * MINUTES : inWords(open * MINUTES) })}`
    : "";
  return el(
    "header",
    { class: "deskhead" },
    el("h1", { tabindex: "-1" }, capital(title)),
    el("p", {}, longDay(now) + rest),
  );
}

/**
 * @param {string} name
 * @param {Item[]} items
 * @param {Desk} desk
 * @param {number} now
 * @param {() => void} redraw
 * @returns {HTMLElement}
 */
function group(name, items, desk, now, redraw) {
  const most = name === "late" ? LATE : ROWS;
  const all = opened.has(name) || items.length <= most + 1;
  const rows = items.slice(0, all ? items.length : most).map((item) => rowOf(item, name, desk, now, redraw));
  const more = el(
    "button",
    {
      type: "button",
      class: "more",
      listen: { click: () => (opened.add(name), redraw(), document.getElementById(`group-${name}`)?.focus()) },
    },
    say("more_rows", { n: items.length }),
  );
  return el(
    "section",
    { "aria-labelledby": `group-${name}` },
    el(
      "h2",
      { class: name === "late" ? "is-late" : null, id: `group-${name}`, tabindex: "-1" },
      `${say(`group_${name}`)} `,
      el("small", {}, side(name, items, now)),
    ),
    el("ul", {}, ...rows),
    all ? null : more,
  );
}

/**
 * What stands at the right of a group's name.
 * @param {string} name
 * @param {Item[]} items
 * @param {number} now
 * @returns {string}
 */
function side(name, items, now) {
  if (name === "late") return say("since", { day: nearDay(items[0].moment ?? now, now) });
  if (name !== "today") return say("items", { n: items.length });
  return say("posted_of", { done: items.filter((item) => postedOf(item)).length, n: items.length });
}

/**
 * @param {Item} item
 * @param {string} name
 * @param {Desk} desk
 * @param {number} now
 * @param {() => void} redraw
 * @returns {HTMLElement}
 */
function rowOf(item, name, desk, now, redraw) {
  const siblings = desk.ofPost.get(item.post.folder) || [];
  return row(item, { siblings, now, redraw, day: name !== "today" && name !== "undated", struck: name !== "done" });
}

/**
 * A group that is folded until one asks for it.
 * @param {string} name
 * @param {Item[]} items
 * @param {Desk} desk
 * @param {number} now
 * @param {() => void} redraw
 * @param {...any} above
 * @returns {HTMLElement | null}
 */
function folded(name, items, desk, now, redraw, ...above) {
  if (!items.length) return null;
  const list = el("ul", {});
  const box = el(
    "details",
    { class: "fold", open: opened.has(name) },
    el(
      "summary",
      {},
      el("h2", { id: `group-${name}` }, `${say(`group_${name}`)} `, el("small", {}, countedRows(name, items))),
    ),
    ...above,
    list,
  );
  const rows = () => list.replaceChildren(...items.map((item) => rowOf(item, name, desk, now, redraw)));
  if (box.open) rows();
  box.addEventListener("toggle", () => {
    if (box.open) opened.add(name);
    else opened.delete(name);
    if (box.open && !list.firstChild) rows();
  });
  return box;
}

/**
 * @param {string} name
 * @param {Item[]} items
 * @returns {string}
 */
function countedRows(name, items) {
  const posts = new Set(items.map((item) => item.post.folder)).size;
  const count = say("items", { n: items.length });
  return name === "left" ? `${count} ${say("of_posts", { n: posts })}` : count;
}

/**
 * What lay for more than two weeks; all of it can be ticked off at once, as one wants when the desk is new.
 * @param {Item[]} items
 * @param {Desk} desk
 * @param {number} now
 * @param {() => void} redraw
 * @returns {HTMLElement | null}
 */
function left(items, desk, now, redraw) {
  const done = () => {
    const before = items.map((item) => /** @type {[Item, Posted | null]} */ ([item, rememberedOf(item)]));
    const kept = remember(items, isoNow(Date.now()));
    redraw();
    announce(say(kept ? "ticked_all" : "not_saved", { n: items.length }), {
      label: say("undo"),
      act: () => (putBack(before), redraw()),
    });
  };
  const button = el(
    "button",
    { type: "button", class: "btn", listen: { click: done } },
    say("tick_all", { n: items.length }),
  );
  return folded(
    "left",
    items,
    desk,
    now,
    redraw,
    el("div", { class: "clear" }, el("p", {}, say("tick_all_why")), button),
  );
}
