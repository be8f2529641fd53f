/**
 * Brings the page to life: reads what the build knows and shows the view that the address names.
 */

import { countBy } from "./editing.mjs";
import { dueView } from "./due.mjs";
import { el, fill } from "./dom.mjs";
import { eachDay, whenNoDialog } from "./fresh.mjs";
import { keepingFocus } from "./focus.mjs";
import { frame, markView, wearColours } from "./frame.mjs";
import { choiceOf, choose, onOthers, openMemory, settle } from "./memory.mjs";
import { offline } from "./offline.mjs";
import { postsView } from "./posts.mjs";
import { HOME, parseRoute } from "./route.mjs";
import { nameOf } from "./rows.mjs";
import { readDesk } from "./store.mjs";
import { variantView } from "./variant.mjs";
import { keepZone } from "./when.mjs";
import { locale, say, speak } from "./words.mjs";

/** @import {Desk} from "./store.mjs" */

/**
 * Starts the desk in the page; the plain texts stay where they are, out of sight, since every view reads from them.
 * @param {any} data
 * @param {Element} root
 * @param {boolean} discreet
 */
function startDesk(data, root, discreet) {
  const desk = readDesk(data);
  /** @type {Map<string, number>} */
  const places = new Map();
  let shown = location.hash || HOME;
  openMemory(desk.hub.url, discreet);
  settle(desk.items);
  countBy(data.facts);
  keepZone(desk.hub.zone);
  wearColours();
  speak(choiceOf("language") || desk.hub.language);
  const speakOther = () => {
    const at = scrollY;
    choose("language", locale().startsWith("de") ? "en" : "de");
    speak(choiceOf("language"));
    place = frame(root, desk.hub, speakOther);
    draw();
    scrollTo(0, at);
    root.querySelector("footer button")?.focus({ preventScroll: true });
  };
  let place = frame(root, desk.hub, speakOther);
  const draw = () => keepingFocus(() => show(desk, place, draw, discreet));
  const move = () => {
    for (const each of document.querySelectorAll("dialog[open]")) each.close();
    places.set(shown, scrollY);
    const from = shown;
    shown = location.hash || HOME;
    draw();
    const down = parseRoute(shown).view === "variant";
    scrollTo(0, down ? 0 : places.get(shown) || 0);
    const back = [...place.querySelectorAll("a")].find((each) => !down && each.getAttribute("href") === from);
    (back || place.querySelector("h1"))?.focus({ preventScroll: true });
  };
  addEventListener("hashchange", move);
  draw();
  onOthers(() => whenNoDialog(draw));
  eachDay(() => whenNoDialog(draw));
  const plain = document.getElementById("desk-plain");
  if (plain) plain.hidden = true;
  document.documentElement.classList.add("is-desk");
}

/**
 * Draws the view that the address names and calls the page by its name; a discreet one names no post, since browsers
 * remember what pages were called.
 * @param {Desk} desk
 * @param {HTMLElement} place
 * @param {() => void} redraw
 * @param {boolean} discreet
 */
function show(desk, place, redraw, discreet) {
  const now = Date.now();
  const route = parseRoute(location.hash);
  const item = desk.byAddress.get(route.address);
  document.documentElement.lang = locale().slice(0, 2);
  markView(route.view);
  document.body.classList.toggle("is-variant", route.view === "variant" && item !== undefined);
  const at = scrollY;
  let title = say("desk");
  if (route.view === "posts") {
    title = say("all_posts");
    fill(place, postsView(desk, now));
  } else if (route.view === "variant" && item) {
    title = nameOf(item, desk.ofPost.get(item.post.folder) || []) + (discreet ? "" : ` · ${item.post.title}`);
    fill(place, variantView(desk, item, now, redraw));
  } else if (route.view === "variant") {
    fill(
      place,
      el(
        "header",
        { class: "deskhead" },
        el("h1", { tabindex: "-1" }, say("missing")),
        el("p", {}, say("missing_why")),
        el("p", {}, el("a", { href: HOME }, say("back"))),
      ),
    );
  } else {
    fill(place, dueView(desk, now, redraw));
  }
  document.title = `${title} · ${desk.hub.name}`;
  scrollTo(0, at);
}

/**
 * Makes a desk of the page, where it has the data of one.
 * @param {boolean} [discreet] keeps the titles of posts out of the window's, as a locked desk must
 */
export function wake(discreet = false) {
  const known = JSON.parse(document.getElementById("desk-data")?.textContent || "null");
  const root = document.getElementById("desk");
  if (!known?.posts || !root) return;
  startDesk(known, root, discreet);
  offline(known);
}
