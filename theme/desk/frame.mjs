/**
 * What stands around every view: the name of the hub, the way to both lists, language and colours, and the foot.
 */

import { el, fill, icon, own } from "./dom.mjs";
import { choiceOf, choose } from "./memory.mjs";
import { mark } from "./preview.mjs";
import { HOME, POSTS } from "./route.mjs";
import { say } from "./words.mjs";

/** @import {Hub} from "./store.mjs" */

/**
 * Puts on the colours that the reader chose; without a choice those of the device stay.
 */
export function wearColours() {
  const chosen = choiceOf("scheme");
  if (chosen) document.documentElement.dataset.mdColorScheme = chosen;
}

/**
 * Turns light to dark and back, whatever the device says.
 */
function turnColours() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const now = document.documentElement.dataset.mdColorScheme || (dark ? "slate" : "default");
  choose("scheme", now === "slate" ? "default" : "slate");
  wearColours();
}

const focusSearch = () => document.getElementById("posts-words")?.focus();

/** What a page from a file cannot do, said once. */
const onFile = () => (location.protocol === "file:" ? el("p", {}, say("on_file")) : null);

/**
 * @param {Element} root
 * @param {Hub} hub
 * @param {() => void} speakOther
 * @returns {HTMLElement} the place of the view
 */
export function frame(root, hub, speakOther) {
  const place = el("main", { id: "desk-main", tabindex: "-1" });
  const button = (/** @type {string} */ label, /** @type {() => void} */ heard, /** @type {Node | string} */ shown) =>
    el("button", { type: "button", class: "tool", "aria-label": label, title: label, listen: { click: heard } }, shown);
  const link = (/** @type {string} */ to, /** @type {string} */ name) => el("a", { href: to, "data-to": to }, name);
  const other = el(
    "button",
    { type: "button", lang: say("language_code"), listen: { click: speakOther } },
    say("language"),
  );
  const searching = el(
    "a",
    { class: "tool", href: POSTS, "aria-label": say("search"), title: say("search") },
    icon("search"),
  );
  searching.addEventListener("click", () => {
    if (location.hash === POSTS) focusSearch();
    else addEventListener("hashchange", focusSearch, { once: true });
  });
  fill(
    root,
    el(
      "a",
      {
        class: "skip",
        href: "#desk-main",
        listen: { click: (/** @type {Event} */ event) => (event.preventDefault(), place.focus()) },
      },
      say("skip"),
    ),
    el(
      "header",
      { class: "top" },
      el(
        "div",
        { class: "wrap" },
        el("a", { class: "top__name", href: HOME }, mark(), own(hub.name)),
        el("nav", { "aria-label": say("main_nav") }, link(HOME, say("desk")), link(POSTS, say("all_posts"))),
        button(say("scheme"), turnColours, icon("light")),
        searching,
      ),
    ),
    el("div", { class: "wrap" }, place),
    el(
      "footer",
      { class: "foot" },
      el("div", { class: "wrap" }, el("a", { href: hub.url }, own(hub.name)), el("p", {}, say("foot")), onFile(), other),
    ),
    el("div", { id: "desk-said", role: "status", "aria-live": "polite" }),
  );
  return place;
}

/**
 * @param {string} view
 */
export function markView(view) {
  for (const each of document.querySelectorAll("[data-to]")) {
    const here = each.dataset.to === (view === "posts" ? POSTS : HOME);
    if (here) each.setAttribute("aria-current", "page");
    else each.removeAttribute("aria-current");
  }
}
