/**
 * Changing a text before it is copied: a sheet with the text, its length as it grows, and the way back into the post.
 */

import { counter } from "./counter.mjs";
import { el, fill } from "./dom.mjs";
import { countsBy } from "./edit.mjs";
import { draftOf, keepDraft } from "./memory.mjs";
import { ruleOf, textOf } from "./store.mjs";
import { takingTools } from "./taking.mjs";
import { say } from "./words.mjs";

/** @import {Field, Hub, Item} from "./store.mjs" */
/** @import {Facts} from "./measure_facts.mjs" */
/** @import {Rule} from "./edit.mjs" */

/** Characters of a field for which a few lines are enough. */
const LINE = 160;
/** @type {any} */
let countingFacts = null;
/** @type {((text: string, rule: Rule) => Record<string, number>) | null} made for the first changed text: its tables take a moment */
let counted = null;

/**
 * Tells by which tables lengths are counted.
 * @param {Facts} facts
 */
export function countBy(facts) {
  countingFacts = facts;
}

/**
 * The lengths of a text in all units that matter for its field; those of the build while nobody changed it.
 * @param {Item} item
 * @param {Field} field
 * @param {string} text
 * @returns {Record<string, number>}
 */
export function liveCounts(item, field, text) {
  if (text === textOf(item, field.file)) return field.counts;
  const rule = ruleOf(item, field);
  counted ||= countsBy(countingFacts);
  return counted(text, rule);
}

/**
 * Opens the sheet; whoever leaves it otherwise than by "cancel" keeps what was typed.
 * @param {Hub} hub
 * @param {Item} item
 * @param {Field} field
 * @param {() => void} redraw
 */
export function edit(hub, item, field, redraw) {
  const name = ruleOf(item, field).label;
  const original = textOf(item, field.file);
  const area = el("textarea", {
    id: "edit-text",
    class: field.field === "text" || original.length > LINE ? null : "is-line",
    dir: "auto",
    lang: item.post.lang,
    spellcheck: "true",
    "aria-describedby": "edit-why",
  });
  area.value = draftOf(item, field.file) ?? original;
  const below = el("div", { "aria-live": "off" });
  const show = () => fill(below, counter(item, field, area.value, liveCounts(item, field, area.value)));
  area.addEventListener("input", show);
  area.setSelectionRange(0, 0);
  let left = false;
  /** A browser tells of a closed dialog some time later; whoever pressed a button sees the text at once. */
  const leave = (keep = true) => {
    if (left) return;
    left = true;
    dialog.close();
    dialog.remove();
    if (!keep) return;
    keepDraft(item, field.file, area.value === original ? null : area.value);
    redraw();
  };
  const reset = () => ((area.value = original), show(), area.focus());
  const dialog = el(
    "dialog",
    { class: "ask ask--edit", "aria-labelledby": "edit-title", listen: { close: () => leave(), cancel: () => leave() } },
    el("h2", { id: "edit-title" }, el("label", { for: "edit-text" }, say("edit_title", { name }))),
    area,
    below,
    el("p", { id: "edit-why" }, say("edit_why")),
    takingTools(hub, item, field, () => area.value),
    el("div", { class: "saids", role: "status" }),
    el("button", { type: "button", class: "btn btn--accent", listen: { click: () => leave() } }, say("edit_done")),
    el(
      "div",
      { class: "ask__else" },
      el("button", { type: "button", class: "btn", listen: { click: reset } }, say("edit_reset")),
      el("button", { type: "button", class: "btn btn--bare", listen: { click: () => leave(false) } }, say("cancel")),
    ),
  );
  document.body.append(dialog);
  show();
  dialog.showModal();
}
