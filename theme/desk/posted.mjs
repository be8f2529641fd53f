/**
 * "I posted it": asks where, and shows what is known of a text that was posted.
 */

import { copyText } from "./clipboard.mjs";
import { announce, el, safeAddress } from "./dom.mjs";
import { download, entryOf, forgeName, newFilePage } from "./ledger.mjs";
import { pastedVariant, postedOf } from "./memory.mjs";
import { keepPosted, takeBackPosted } from "./posting.mjs";
import { clock, isoNow, nearDay } from "./when.mjs";
import { say } from "./words.mjs";

/** @import {Hub, Item, Posted} from "./store.mjs" */

/**
 * The button, or what is known once the text is posted; only known, where nobody here can change the ledger.
 * @param {Hub} hub
 * @param {Item} item
 * @param {string} name
 * @param {() => void} redraw
 * @returns {HTMLElement}
 */
export function postedButton(hub, item, name, redraw) {
  const posted = postedOf(item);
  const shown = [
    el("i", { class: "arch", "aria-hidden": "true" }),
    el("span", {}, posted ? saidWhen(posted.at) : say("posted")),
  ];
  if (posted?.ledger && !hub.write) return el("p", { class: "done is-on is-kept" }, ...shown);
  const press = () =>
    posted && !posted.ledger ? takeBackPosted(hub, item, name, redraw) : askPosted(hub, item, name, redraw);
  return el(
    "button",
    {
      type: "button",
      class: posted ? "done is-on" : "done",
      "aria-pressed": posted ? "true" : "false",
      listen: { click: press },
    },
    ...shown,
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
    : say("posted_at", { day: nearDay(moment, Date.now(), true), time: clock(moment) });
}

/**
 * Opens the question where the text was posted.
 * @param {Hub} hub
 * @param {Item} item
 * @param {string} name
 * @param {() => void} redraw
 */
function askPosted(hub, item, name, redraw) {
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
    const now = { at: isoNow(Date.now()), variant: pastedVariant(item) };
    keepPosted(hub, item, name, { ...now, ...item.part.posted, url }, redraw);
  };
  const sent = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const typed = input.value.trim();
    const url = /^[\w-]+(?:\.[\w-]+)+(?:\/|$)/.test(typed) ? `https://${typed}` : typed;
    const written = /^https?:\/\/[^\s/]+/i.test(url) ? writtenAddress(url) : "";
    if (written) keep(written);
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
        known ? null : el("button", { type: "button", class: "btn", listen: { click: () => keep("") } }, say("ask_skip")),
        el("button", { type: "button", class: "btn btn--bare", listen: { click: close } }, say("cancel")),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}

/**
 * An address as browsers write it, "" for what is none.
 * @param {string} url
 * @returns {string}
 */
function writtenAddress(url) {
  try {
    return new URL(url).href;
  } catch {
    return "";
  }
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
  const undone = () => {
    document.querySelector("button.done")?.focus({ preventScroll: true });
    takeBackPosted(hub, item, name, redraw);
  };
  const undo = el("button", { type: "button", class: "more", listen: { click: undone } }, say("undo"));
  const keptIn = posted.file && !hub.write ? say("ledger_is_in", { path: posted.file }) : null;
  return el(
    "div",
    { class: "posted" },
    address
      ? el("p", {}, el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, say("posted_link")))
      : null,
    posted.variant && posted.variant !== item.part.variant ? el("p", { class: "warn" }, say("posted_changed")) : null,
    posted.ledger ? el("p", {}, say("ledger_is"), keptIn && " ", keptIn) : null,
    posted.ledger && !hub.write ? null : undo,
    posted.ledger ? null : handOver(hub, item, posted),
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
    el("p", {}, say("ledger_why", { folder: entry.path.slice(0, entry.path.lastIndexOf("/")) })),
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
