/**
 * All posts with their texts: searched by words, filtered by channel and state; below them the posts without texts.
 */

import { el, fill, own } from "./dom.mjs";
import { keepingFocus } from "./focus.mjs";
import { postedOf } from "./memory.mjs";
import { row } from "./rows.mjs";
import { textOf } from "./store.mjs";
import { fullDay } from "./when.mjs";
import { say } from "./words.mjs";

/** @import {Desk, Item, Post} from "./store.mjs" */

/** So many posts are drawn at a time. */
const POSTS_AT_ONCE = 20;
/** So many older posts are drawn; a search finds the others. */
const OLDER = 30;

/** What is asked for stays while the page is open, so that one comes back to the same list. */
const asked = { words: "", channel: "", state: "", more: 1 };
/** @type {Map<Item, string>} */
const searchedWords = new Map();

/**
 * @param {Desk} desk
 * @param {number} now
 * @returns {HTMLElement}
 */
export function postsView(desk, now) {
  const status = el("p", { class: "found-n", role: "status" });
  const list = el("div", { class: "due" });
  const draw = () => keepingFocus(() => results(desk, now, list, status, draw));
  draw();
  return el(
    "div",
    { class: "posts" },
    el("header", { class: "deskhead" }, el("h1", { tabindex: "-1" }, say("all_posts"))),
    el(
      "form",
      { class: "ask-list", role: "search", listen: { submit: (/** @type {Event} */ event) => event.preventDefault() } },
      ...controls(desk, draw),
    ),
    status,
    list,
  );
}

/**
 * @param {Desk} desk
 * @param {() => void} draw
 * @returns {HTMLElement[]}
 */
function controls(desk, draw) {
  const set = (/** @type {"words" | "channel" | "state"} */ name) => (/** @type {Event} */ event) => {
    asked[name] = /** @type {HTMLInputElement} */ (event.target).value;
    asked.more = 1;
    draw();
  };
  const names = new Map(desk.items.map((item) => [item.part.channel, item.channel.name]));
  const states = ["open", "done", "own", "problems"].map(
    (each) => /** @type {[string, string]} */ ([each, say(`state_${each}`)]),
  );
  return [
    el(
      "div",
      { class: "ask-list__words" },
      el("label", { for: "posts-words" }, say("search_label")),
      el("input", {
        type: "search",
        id: "posts-words",
        autocomplete: "off",
        value: asked.words,
        listen: { input: set("words") },
      }),
    ),
    choice("posts-channel", say("filter_channel"), [["", say("any_channel")], ...names], asked.channel, set("channel")),
    choice("posts-state", say("filter_state"), [["", say("any_state")], ...states], asked.state, set("state")),
  ];
}

/**
 * @param {string} id
 * @param {string} name
 * @param {[string, string][]} options
 * @param {string} chosen
 * @param {(event: Event) => void} heard
 * @returns {HTMLElement}
 */
function choice(id, name, options, chosen, heard) {
  const rows = options.map(([value, label]) => el("option", { value, selected: value === chosen }, label));
  return el("div", {}, el("label", { for: id }, name), el("select", { id, listen: { change: heard } }, ...rows));
}

/**
 * @param {Desk} desk
 * @param {number} now
 * @param {HTMLElement} list
 * @param {HTMLElement} status
 * @param {() => void} draw
 */
function results(desk, now, list, status, draw) {
  const words = unaccented(asked.words).split(/\s+/).filter(Boolean);
  const wanted = desk.items.filter((item) => fits(item, words));
  const posts = new Map();
  for (const item of wanted) posts.set(item.post, [...(posts.get(item.post) || []), item]);
  const rows = [...posts].sort(([one], [other]) => Date.parse(other.at || "") - Date.parse(one.at || "") || 0);
  const shown = rows.slice(0, asked.more * POSTS_AT_ONCE);
  const moreRows = () => {
    asked.more += 1;
    draw();
    list.children[shown.length]?.querySelector("a")?.focus();
  };
  const more = el(
    "button",
    { type: "button", class: "btn", listen: { click: moreRows } },
    say("more_posts", { n: rows.length - shown.length }),
  );
  const where = wanted.length > 1 ? ` ${say("in_posts", { n: rows.length })}` : "";
  status.textContent = wanted.length ? say("found", { n: wanted.length }) + where : say("found_none");
  fill(
    list,
    ...shown.map(([post, items]) => ofPost(desk, post, items, now, draw)),
    rows.length > shown.length ? more : null,
    asked.channel || asked.state ? null : olderPosts(desk, words),
  );
}

/**
 * A text without what people do not type when they search: capitals and accents.
 * @param {string} text
 * @returns {string}
 */
function unaccented(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * @param {Item} item
 * @param {string[]} words
 * @returns {boolean}
 */
function fits(item, words) {
  if (asked.channel && item.part.channel !== asked.channel) return false;
  const posted = postedOf(item) !== null;
  const states = { open: !posted, done: posted, own: item.part.own, problems: item.part.problems.length > 0 };
  if (asked.state && !states[/** @type {keyof typeof states} */ (asked.state)]) return false;
  return !words.length || words.every((word) => wordsIn(item).includes(word));
}

/**
 * Everything that a search looks at, read once.
 * @param {Item} item
 * @returns {string}
 */
function wordsIn(item) {
  const known = searchedWords.get(item);
  if (known !== undefined) return known;
  const texts = item.part.fields.filter((each) => !each.file.endsWith(".html")).map((each) => textOf(item, each.file));
  const found = unaccented(
    [item.post.title, item.channel.name, item.format.label, item.part.account, ...texts].join("\n"),
  );
  searchedWords.set(item, found);
  return found;
}

/**
 * @param {Desk} desk
 * @param {Post} post
 * @param {Item[]} items
 * @param {number} now
 * @param {() => void} draw
 * @returns {HTMLElement}
 */
function ofPost(desk, post, items, now, draw) {
  const siblings = desk.ofPost.get(post.folder) || [];
  const moment = post.at ? Date.parse(post.at) : null;
  const day = moment === null ? say("no_day") : fullDay(moment);
  return el(
    "section",
    { class: "ofpost" },
    el(
      "header",
      {},
      el("p", {}, day),
      el("h2", {}, own(post.title, post.lang)),
      el("p", {}, say("posted_of", { done: siblings.filter((each) => postedOf(each)).length, n: siblings.length })),
    ),
    el("ul", {}, ...items.map((item) => row(item, { siblings, now, redraw: draw, title: false }))),
  );
}

/**
 * @param {Desk} desk
 * @param {string[]} words
 * @returns {HTMLElement | null}
 */
function olderPosts(desk, words) {
  const found = desk.older.filter((each) => words.every((word) => unaccented(each.title).includes(word)));
  if (!found.length) return null;
  const rows = found
    .slice(0, OLDER)
    .map((each) =>
      el(
        "li",
        {},
        el(
          "a",
          { href: each.url, target: "_blank", rel: "noopener noreferrer" },
          el("b", {}, own(each.title, each.lang)),
          el("span", {}, fullDay(Date.parse(each.at))),
        ),
      ),
    );
  return el(
    "section",
    { class: "older", "aria-labelledby": "older" },
    el("h2", { id: "older" }, `${say("older")} `, el("small", {}, String(found.length))),
    el("p", { class: "calm" }, say("older_why")),
    el("ul", {}, ...rows),
  );
}
