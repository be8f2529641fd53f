/**
 * Buttons that copy: one for each field, a thread's parts one after the other, and formatted text in both kinds.
 */

import { copyRich, copyText, htmlOf } from "./clipboard.mjs";
import { finished, linkButton } from "./copy_other.mjs";
import { countSaid } from "./counter.mjs";
import { el, icon } from "./dom.mjs";
import { draftOf } from "./memory.mjs";
import { currentText, textsOf } from "./preview.mjs";
import { fragmentOf, ruleOf, textOf } from "./store.mjs";
import { say } from "./words.mjs";

/** @import {Field, Item} from "./store.mjs" */

/**
 * What is copied during this visit to a text, and who wants to hear of it.
 * @typedef {{item: Item, copied: Set<string>, heard: (() => void)[], edit: ((field: Field) => void) | null,
 *   counts: (field: Field, text: string) => Record<string, number>}} Copying
 */

/**
 * The buttons of all fields, in the order in which one pastes them.
 * @param {Copying} copying
 * @returns {HTMLElement[]}
 */
export function copyButtons(copying) {
  const { item } = copying;
  const texts = textsOf(item);
  const rows = [];
  for (const field of item.part.fields) {
    if (texts.length > 1 && field.field === "text") {
      if (field === texts[0]) rows.push(threadButton(copying, "btn btn--solid"));
      rows.push(fieldRow(copying, field, say("part_n", { at: texts.indexOf(field) + 1, n: texts.length }), false));
    } else {
      rows.push(fieldRow(copying, field, ruleOf(item, field).label, isMain(item, field)));
      if (field.file === item.part.rich) rows.splice(rows.length - 1, 0, richButton(copying));
    }
  }
  if (item.part.rich && !item.part.fields.some((each) => each.file === item.part.rich))
    rows.unshift(richButton(copying));
  const link = item.part.link;
  if (link && !item.part.fields.some((each) => textOf(item, each.file) === link)) rows.push(linkButton(copying, link));
  return rows;
}

/**
 * The field that one pastes first: the text, else whatever there is.
 * @param {Item} item
 * @param {Field} field
 * @returns {boolean}
 */
function isMain(item, field) {
  return !isRich(item) && field === (textsOf(item)[0] || item.part.fields[0]);
}

/** Whether there is formatting to copy: a text that was edited gets it with the next build. @param {Item} item */
const isRich = (item) => Boolean(item.part.rich) && textsOf(item).every((each) => draftOf(item, each.file) === undefined);

/**
 * The one button for the thumb: the text, or a thread's next part.
 * @param {Copying} copying
 * @returns {HTMLElement | null}
 */
export function mainButton(copying) {
  const { item } = copying;
  const texts = textsOf(item);
  if (isRich(item)) return richButton(copying, true);
  if (texts.length > 1) return threadButton(copying, "btn btn--solid", true);
  const field = texts[0] || item.part.fields[0];
  return field
    ? fieldButton(copying, field, say("copy", { name: ruleOf(item, field).label }), "btn btn--solid", true)
    : null;
}

/**
 * @param {Copying} copying
 * @param {Field} field
 * @param {string} name
 * @param {boolean} solid
 * @returns {HTMLElement}
 */
function fieldRow(copying, field, name, solid) {
  const button = fieldButton(copying, field, name, solid ? "btn btn--solid" : "btn", false);
  const edit = copying.edit;
  if (!edit || field.file.endsWith(".html")) return button;
  const open = el(
    "button",
    {
      type: "button",
      class: "edit",
      "aria-label": say("edit_title", { name }),
      title: say("edit"),
      listen: { click: () => edit(field) },
    },
    icon("pencil"),
  );
  return el("div", { class: "copyrow" }, button, open);
}

/**
 * @param {Copying} copying
 * @param {Field} field
 * @param {string} name
 * @param {string} kind
 * @param {boolean} bare without figures
 * @returns {HTMLElement}
 */
function fieldButton(copying, field, name, kind, bare) {
  const { item, copied } = copying;
  const note = el("small", {});
  const button = el(
    "button",
    { type: "button", class: kind, "data-copies": field.file },
    el("span", {}, name),
    bare ? null : note,
  );
  const show = () => {
    const text = currentText(item, field);
    const count = countSaid(copying.counts(field, text), ruleOf(item, field).limit, text, true);
    const state = copied.has(field.file)
      ? say("copied")
      : draftOf(item, field.file) === undefined
        ? count
        : `${say("edited")} · ${count}`;
    note.textContent = state;
    button.classList.toggle("is-copied", copied.has(field.file));
  };
  button.addEventListener("click", () => copyField(copying, field, ruleOf(item, field).label));
  copying.heard.push(show);
  show();
  return button;
}

/**
 * @param {Copying} copying
 * @param {Field} field
 * @param {string} name
 */
async function copyField(copying, field, name) {
  const done = await copyText(currentText(copying.item, field));
  finished(copying, done, field.file, name);
}

/**
 * Goes through a thread: each press copies the next part and names the one behind it.
 * @param {Copying} copying
 * @param {string} kind
 * @param {boolean} [bare]
 * @returns {HTMLElement}
 */
function threadButton(copying, kind, bare = false) {
  const texts = textsOf(copying.item);
  const name = el("span", {});
  const note = el("small", {});
  const button = el("button", { type: "button", class: kind }, name, bare ? null : note);
  const next = () => texts.findIndex((each) => !copying.copied.has(each.file));
  const show = () => {
    const at = next();
    const rest = at < 0 ? texts[0] : texts[at];
    button.dataset.copies = rest.file;
    name.textContent =
      at < 0
        ? say("again")
        : at === 0
          ? say("copy_part", { at: 1 })
          : say("next_part", { at: at + 1, n: texts.length });
    note.textContent = at < 0 ? say("all_parts", { n: texts.length }) : say("thread_of", { n: texts.length });
  };
  button.addEventListener("click", () => {
    if (next() < 0) for (const each of texts) copying.copied.delete(each.file);
    const at = Math.max(0, next());
    copyField(copying, texts[at], say("part_n", { at: at + 1, n: texts.length }));
  });
  copying.heard.push(show);
  show();
  return button;
}

/**
 * @param {Copying} copying
 * @param {boolean} [bare]
 * @returns {HTMLElement}
 */
function richButton(copying, bare = false) {
  const { item, copied } = copying;
  const file = item.part.rich || "";
  const note = el("small", {});
  const button = el(
    "button",
    { type: "button", class: "btn btn--solid", "data-copies-rich": file },
    el("span", {}, say(bare ? "rich_copy" : "rich")),
    bare ? null : note,
  );
  button.disabled = !isRich(item);
  const show = () =>
    (note.textContent = say(button.disabled ? "rich_later" : copied.has(`${file}+`) ? "copied" : "rich_for"));
  button.addEventListener("click", async () => {
    const fragment = fragmentOf(item, file);
    if (!fragment) return;
    const plain = textsOf(item).find((each) => each.file !== file);
    const done = await copyRich(htmlOf(fragment), plain ? textOf(item, plain.file) : fragment.textContent || "");
    finished(copying, done, `${file}+`, say("rich_text"));
  });
  copying.heard.push(show);
  show();
  return button;
}
