/**
 * "I posted it": asks where, remembers it here or in the ledger, says so, and takes it back.
 */

import { copyText } from "./clipboard.mjs";
import { announce, el, safeAddress } from "./dom.mjs";
import { download, entryOf, forgeName, newFilePage, tellServer } from "./ledger.mjs";
import { forget, postedOf, remember } from "./memory.mjs";
import { clock, isoNow, nearDay } from "./when.mjs";
import { say } from "./words.mjs";

/** @import {Hub, Item} from "./store.mjs" */

/**
 * The button, or what is known once the text is posted.
 * @param {Item} item
 * @param {string} name
 * @param {() => void} redraw
 * @param {() => void} ask
 * @returns {HTMLElement}
 */
export function postedButton(item, name, redraw, ask) {
  const posted = postedOf(item);
  const shown = posted ? saidWhen(posted.at) : say("posted");
  return el(
    "button",
    {
      type: "button",
      class: posted ? "done is-on" : "done",
      "aria-pressed": posted ? "true" : "false",
      listen: { click: ask },
    },
    el("i", { class: "arch", "aria-hidden": "true" }),
    el("span", {}, shown),
  );
}

/**
 * "Gepostet heute, 8:21 Uhr"
 * @param {string} at
 * @returns {string}
 */
function saidWhen(at) {
  const moment = Date.parse(at);
  return Number.isNaN(moment)
    ? say("posted")
    : say("posted_at", { day: nearDay(moment, Date.now()), time: clock(moment) });
}

/**
 * Opens the question where the text was posted.
 * @param {Hub} hub
 * @param {Item} item
 * @param {string} name
 * @param {() => void} redraw
 */
export function askPosted(hub, item, name, redraw) {
  const known = postedOf(item);
  const input = el("input", {
    type: "url",
    id: "ask-url",
    inputmode: "url",
    autocomplete: "off",
    placeholder: "https://",
    value: known?.url || "",
    "aria-describedby": "ask-bad",
  });
  const bad = el("p", { class: "bad", id: "ask-bad", role: "alert" });
  const close = () => dialog.close();
  const keep = (/** @type {string} */ url) => {
    close();
    keepPosted(hub, item, name, url, known?.at || isoNow(Date.now()), redraw);
  };
  const sent = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const url = input.value.trim();
    if (/^https?:\/\/[^\s/]+/i.test(url) && URL.canParse(url)) keep(new URL(url).href);
    else {
      bad.textContent = say("ask_bad");
      input.setAttribute("aria-invalid", "true");
      input.focus();
    }
  };
  const dialog = el(
    "dialog",
    { class: "ask", "aria-labelledby": "ask-title", listen: { close: () => dialog.remove() } },
    el(
      "form",
      { novalidate: true, listen: { submit: sent } },
      el("h2", { id: "ask-title" }, say("ask")),
      el("p", {}, say("ask_why")),
      el("label", { for: "ask-url" }, say("ask_url")),
      input,
      bad,
      el("button", { type: "submit", class: "btn btn--accent" }, el("span", {}, say("ask_ok"))),
      el(
        "div",
        { class: "ask__else" },
        el("button", { type: "button", class: "btn", listen: { click: () => keep("") } }, say("ask_skip")),
        el("button", { type: "button", class: "btn btn--bare", listen: { click: close } }, say("cancel")),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}

/**
 * Remembers a text as posted: in the ledger when a server takes it, else on this device.
 * @param {Hub} hub
 * @param {Item} item
 * @param {string} name
 * @param {string} url
 * @param {string} at
 * @param {() => void} redraw
 */
async function keepPosted(hub, item, name, url, at, redraw) {
  const kept = remember([item], at, url);
  const posted = { url, at, variant: item.part.variant };
  const offer = { label: say("undo"), act: () => takeBackPosted(hub, item, name, redraw) };
  if (!hub.write || !url) {
    announce(say(kept ? "saved_device" : "not_saved", { name }), offer);
    return redraw();
  }
  try {
    await tellServer(hub, "POST", item, posted);
    forget([item]);
    item.part.posted = posted;
    announce(say("saved_ledger", { name }), offer);
  } catch (problem) {
    announce(say("ledger_failed", { why: /** @type {Error} */ (problem).message }), offer);
  }
  return redraw();
}

/**
 * @param {Hub} hub
 * @param {Item} item
 * @param {string} name
 * @param {() => void} redraw
 */
export async function takeBackPosted(hub, item, name, redraw) {
  const posted = postedOf(item);
  try {
    if (posted?.ledger) await tellServer(hub, "DELETE", item, posted);
    item.part.posted = null;
    forget([item]);
    announce(say("unticked", { name }));
  } catch (problem) {
    announce(say("undo_failed", { why: /** @type {Error} */ (problem).message }));
  }
  redraw();
}

/**
 * What is known of a posted text: its link, whether it changed since, and how everyone gets to know.
 * @param {Hub} hub
 * @param {Item} item
 * @param {string} name
 * @param {() => void} redraw
 * @returns {HTMLElement | null}
 */
export function postedNote(hub, item, name, redraw) {
  const posted = postedOf(item);
  if (!posted) return null;
  const address = safeAddress(posted.url);
  const undo = el(
    "button",
    { type: "button", class: "more", listen: { click: () => takeBackPosted(hub, item, name, redraw) } },
    say("undo"),
  );
  return el(
    "div",
    { class: "posted" },
    address
      ? el("p", {}, el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, say("posted_link")))
      : null,
    posted.variant && posted.variant !== item.part.variant ? el("p", { class: "warn" }, say("posted_changed")) : null,
    posted.ledger ? el("p", {}, say("ledger_is")) : null,
    posted.ledger && !hub.write ? null : undo,
    posted.ledger || !posted.url ? null : handOver(hub, item, posted),
  );
}

/**
 * The ways to bring an entry into the repository where no server writes it.
 * @param {Hub} hub
 * @param {Item} item
 * @param {{url: string, at: string, variant: string}} posted
 * @returns {HTMLElement}
 */
function handOver(hub, item, posted) {
  const entry = entryOf(hub, item, posted);
  const page = newFilePage(hub, entry.path, entry.text);
  const bringText = async () => {
    if (page?.filled !== "text" && (await copyText(entry.text))) announce(say("take_copied_file"));
  };
  const save = () => download(entry.path.slice(entry.path.lastIndexOf("/") + 1), entry.text);
  return el(
    "details",
    { class: "fold fold--small", open: true },
    el("summary", {}, say("ledger")),
    el("p", {}, say("ledger_why")),
    el(
      "div",
      { class: "copy" },
      page &&
        el(
          "a",
          { class: "btn", href: page.url, target: "_blank", rel: "noopener noreferrer", listen: { click: bringText } },
          el("span", {}, say("ledger_forge", { forge: forgeName(hub) })),
          el("small", {}, say("new_window")),
        ),
      el(
        "button",
        { type: "button", class: "btn", listen: { click: save } },
        el("span", {}, say("ledger_file")),
        el("small", {}, ".yml"),
      ),
    ),
  );
}
