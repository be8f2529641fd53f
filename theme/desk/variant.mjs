/**
 * A text for one channel: how it will look, what to copy, save and open, and the button for "I posted it".
 */

import { beside, crumb, onward } from "./beside.mjs";
import { copyButtons, mainButton } from "./copy.mjs";
import { counter } from "./counter.mjs";
import { el, own } from "./dom.mjs";
import { edit, liveCounts } from "./editing.mjs";
import { openTools } from "./open.mjs";
import { pictureTools } from "./pictures.mjs";
import { postedButton, postedNote } from "./posted.mjs";
import { currentText, preview, textsOf } from "./preview.mjs";
import { nameOf } from "./rows.mjs";
import { picturesOf } from "./store.mjs";
import { groupOf, whenSaid } from "./when.mjs";
import { listed, say, sayOr } from "./words.mjs";

/** @import {Copying} from "./copy.mjs" */
/** @import {Desk, Field, Item, Picture} from "./store.mjs" */

/** @type {Map<string, Set<string>>} */
const copiedOf = new Map();

/**
 * @param {Desk} desk
 * @param {Item} item
 * @param {number} now
 * @param {() => void} redraw
 * @returns {HTMLElement}
 */
export function variantView(desk, item, now, redraw) {
  const siblings = desk.ofPost.get(item.post.folder) || [];
  const name = nameOf(item, siblings);
  const copying = copyingOf(desk, item, redraw);
  return el(
    "div",
    { class: "variant" },
    crumb(desk, item, siblings, now),
    el(
      "div",
      { class: "deskgrid" },
      el("aside", { class: "side due", "aria-label": say("group_post") }, ...beside(desk, item, siblings, now, redraw)),
      el(
        "section",
        { class: "work", "aria-labelledby": "variant-name" },
        variantHead(item, name, now),
        ...looks(desk, item),
      ),
      el(
        "section",
        { class: "tools", "aria-label": say("steps") },
        ...notes(item, now),
        ...steps(copying),
        el("div", { class: "dones" }, mainButton(copying), postedButton(desk.hub, item, name, redraw)),
        postedNote(desk.hub, item, name, redraw),
        onward(desk, item, siblings),
      ),
    ),
  );
}

/**
 * What was copied stays marked as long as the page is open.
 * @param {Desk} desk
 * @param {Item} item
 * @param {() => void} redraw
 * @returns {Copying}
 */
function copyingOf(desk, item, redraw) {
  const copied = copiedOf.get(item.key) || new Set();
  copiedOf.set(item.key, copied);
  const opened = (/** @type {Field} */ field) =>
    edit(desk.hub, item, field, () => {
      for (const each of [field.file, `${item.part.rich}+`]) copied.delete(each);
      redraw();
    });
  return { item, copied, heard: [], edit: opened, counts: (field, text) => liveCounts(item, field, text) };
}

/**
 * @param {Item} item
 * @param {string} name
 * @param {number} now
 * @returns {HTMLElement}
 */
function variantHead(item, name, now) {
  const [channel, ...rest] = name.split(" · ");
  const due =
    item.moment === null
      ? say("no_day")
      : say(groupOf(item.moment, null, now) === "late" || item.moment < now ? "was_due" : "due", {
          when: whenSaid(item.moment, now),
        });
  return el(
    "header",
    { class: "vhead" },
    el(
      "h1",
      { id: "variant-name", tabindex: "-1" },
      channel,
      rest.length ? el("small", {}, ` ${rest.join(" · ")}`) : null,
    ),
    el("p", {}, own(item.post.title, item.post.lang), ` · ${due}`),
  );
}

/**
 * @param {Desk} desk
 * @param {Item} item
 * @returns {HTMLElement[]}
 */
function looks(desk, item) {
  const texts = textsOf(item);
  const counters = texts.map((field, at) => {
    const text = currentText(item, field);
    return counter(
      item,
      field,
      text,
      liveCounts(item, field, text),
      texts.length > 1 ? say("part_n", { at: at + 1, n: texts.length }) : "",
    );
  });
  return [
    el("h2", { class: "lab" }, say("preview"), " ", el("small", {}, say("approximate"))),
    preview(item, desk.hub),
    ...(counters.length ? counters : [el("p", { class: "calm" }, say("no_text"))]),
  ];
}

/**
 * What one should know before posting: whether the link leads anywhere, problems, what was left out, whose text it is.
 * @param {Item} item
 * @param {number} now
 * @returns {HTMLElement[]}
 */
function notes(item, now) {
  const { part, post } = item;
  const online = post.at === null || Date.parse(post.at) <= now;
  const rows = part.problems.map((each) =>
    el(
      "li",
      { class: each.level },
      el("b", {}, `${sayOr(`level_${each.level}`, say("level_warning"))}: `),
      own(each.message),
      each.hint ? el("span", {}, own(each.hint)) : null,
    ),
  );
  const small = part.pictures.find(({ shape, width }) => width < (item.format.shapes[shape]?.[0] ?? 0));
  const dropped = part.dropped.map((each) => sayOr(`block_${each}`, each));
  return [
    online ? null : el("p", { class: "note" }, say("not_online", { when: whenSaid(Date.parse(post.at || ""), now) })),
    rows.length ? el("div", { class: "notes" }, el("h2", {}, say("problems")), el("ul", {}, ...rows)) : null,
    dropped.length ? el("p", { class: "note" }, say("dropped", { list: listed(dropped) })) : null,
    part.own ? el("p", { class: "note" }, say("own_text")) : null,
    small ? el("p", { class: "note" }, say("small_picture", measuresOf(item, small))) : null,
  ].filter((each) => each !== null);
}

/**
 * How large a picture is, and how large the channel shows it, in pixels.
 * @param {Item} item
 * @param {Picture} picture
 */
function measuresOf(item, { shape, width, height }) {
  const [wide, high] = item.format.shapes[shape];
  return { width, height, wide, high };
}

/**
 * @param {Copying} copying
 * @returns {HTMLElement[]}
 */
function steps(copying) {
  const { item } = copying;
  const pictures = picturesOf(item).length;
  const files = pictures || item.part.files.length || item.part.zip;
  const fields = item.part.fields.length;
  const rows = /** @type {[string, any[]][]} */ (
    [
      fields
        ? [say(fields > 1 ? "step_copy" : "step_copy_one"), [el("div", { class: "copy" }, ...copyButtons(copying))]]
        : null,
      files
        ? [
            say(pictures ? (item.part.pictures.length > 1 ? "step_pictures" : "step_pictures_one") : "step_files"),
            pictureTools(copying),
          ]
        : null,
      [say("step_open"), openTools(item)],
    ].filter(Boolean)
  );
  return rows.map(([title, tools], at) =>
    el(
      "div",
      { class: "step" },
      el("i", { "aria-hidden": "true" }, String(at + 1)),
      el("div", {}, el("h2", {}, title), ...tools),
    ),
  );
}
