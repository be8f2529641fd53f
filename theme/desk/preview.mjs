/**
 * What a text will look like, roughly: the structure of each kind of channel, without anybody's logo, colour or font.
 */

import { column, el, icon, own } from "./dom.mjs";
import { showing } from "./files.mjs";
import { draftOf } from "./memory.mjs";
import { fragmentOf, pathOf, picturesOf, textOf } from "./store.mjs";
import { say } from "./words.mjs";
import { foldedAt, readOnly, worded } from "./wording.mjs";

/** @import {Field, Hub, Item} from "./store.mjs" */

/** @type {Record<string, (item: Item, hub: Hub) => Node[]>} */
const KINDS = { feed, local, microblog, picture, video, article, message, mail };

/**
 * @param {Item} item
 * @param {Hub} hub
 * @returns {HTMLElement}
 */
export function preview(item, hub) {
  const made = Object.hasOwn(KINDS, item.channel.kind) ? KINDS[item.channel.kind] : feed;
  return el(
    "div",
    { class: `prev prev--${Object.hasOwn(KINDS, item.channel.kind) ? item.channel.kind : "feed"}` },
    ...made(item, hub),
  );
}

/**
 * The text of a field as it will be pasted: the edited one if there is one.
 * @param {Item} item
 * @param {Field} field
 * @returns {string}
 */
export function currentText(item, field) {
  return draftOf(item, field.file) ?? textOf(item, field.file);
}

/**
 * @param {Item} item
 * @param {...string} names
 * @returns {string}
 */
function fieldText(item, ...names) {
  const field = item.part.fields.find((each) => names.includes(each.field));
  return field ? currentText(item, field) : "";
}

/**
 * @param {Item} item
 * @returns {Field[]}
 */
export function textsOf(item) {
  return item.part.fields.filter((each) => each.field === "text");
}

/**
 * The picture of whoever posts: the hub's own mark, else the column.
 * @returns {HTMLElement}
 */
export function mark() {
  const given = document.getElementById("desk-mark");
  const shown = given instanceof HTMLImageElement ? given.cloneNode() : null;
  if (shown instanceof Element) shown.removeAttribute("id");
  return el("i", { class: "mark", "aria-hidden": "true" }, shown || column());
}

/**
 * @param {Hub} hub
 * @param {string} line
 * @returns {HTMLElement}
 */
function who(hub, line) {
  return el("div", { class: "prev__who" }, mark(), el("div", {}, el("b", {}, own(hub.name)), el("small", {}, line)));
}

/**
 * A text, cut where the channel folds it; the rest opens in place.
 * @param {Item} item
 * @param {string} text
 * @param {string} [name] of the field, whose fold counts
 * @returns {Node[]}
 */
function shownText(item, text, name = "text") {
  const [first, rest] = foldedAt(text, item.format.fields[name]?.fold || 0);
  const said = (/** @type {string} */ part) =>
    el("p", { class: "prev__txt", dir: "auto", lang: item.post.lang }, ...worded(part, item.format.markup));
  if (!rest) return first ? [said(first)] : [];
  return [
    said(first),
    el("details", { class: "prev__rest" }, el("summary", { title: say("fold_why") }, say("more")), said(rest)),
  ];
}

/**
 * The first picture, or a sheet that stands for a document; and how many there are to leaf through.
 * @param {Item} item
 * @param {Node | null} [over] what lies upon it
 * @returns {Node[]}
 */
function shownPicture(item, over = null) {
  const [first, ...others] = picturesOf(item);
  if (!first) {
    const document = item.part.files.find((each) => each.file.endsWith(".pdf"));
    return document ? [el("div", { class: "prev__sheet" }, el("b", {}, say("document")))] : [];
  }
  const shape = first[0];
  const image = showing(
    el("img", { alt: shape.alt || "", width: shape.width, height: shape.height, decoding: "async" }),
    pathOf(item, shape.file),
  );
  const count = others.length ? [el("p", { class: "prev__leaf" }, say("slide_n", { n: others.length + 1 }))] : [];
  return [el("div", { class: "prev__pic" }, image, over), ...count];
}

/**
 * @param {string[]} words
 * @returns {HTMLElement}
 */
function bar(...words) {
  return el("div", { class: "prev__bar" }, ...words.map((word) => el("span", {}, word)));
}

/** @param {Item} item @param {Hub} hub @returns {Node[]} */
function feed(item, hub) {
  return [
    who(hub, say("now")),
    ...headed(item),
    ...textsOf(item).flatMap((field) => shownText(item, currentText(item, field))),
    ...shownPicture(item),
    bar(say("like"), say("comment"), say("share_word")),
  ];
}

/** @param {Item} item @returns {Node[]} */
function headed(item) {
  const title = fieldText(item, "title");
  return title ? [el("p", { class: "prev__title", lang: item.post.lang, dir: "auto" }, title)] : [];
}

/** @param {Item} item @param {Hub} hub @returns {Node[]} */
function local(item, hub) {
  const call = fieldText(item, "call");
  return [
    ...shownPicture(item),
    who(hub, say("now")),
    ...headed(item),
    ...textsOf(item).flatMap((field) => shownText(item, currentText(item, field))),
    call ? el("p", { class: "prev__call" }, el("span", {}, call)) : document.createTextNode(""),
  ];
}

/** @param {Item} item @param {Hub} hub @returns {Node[]} */
function microblog(item, hub) {
  const texts = textsOf(item);
  return texts.map((field, at) =>
    el(
      "div",
      { class: "prev__post" },
      mark(),
      el(
        "div",
        {},
        el(
          "p",
          { class: "prev__by" },
          el("b", {}, own(hub.name)),
          " ",
          el("small", {}, texts.length > 1 ? say("part_n", { at: at + 1, n: texts.length }) : say("now")),
        ),
        ...(at ? [] : headed(item)),
        ...shownText(item, currentText(item, field)),
        ...(at ? [] : shownPicture(item)),
      ),
    ),
  );
}

/** @param {Item} item @param {Hub} hub @returns {Node[]} */
function picture(item, hub) {
  return [
    who(hub, item.format.label),
    ...shownPicture(item),
    ...(textsOf(item).length ? [bar(say("like"), say("comment"), say("share_word"))] : []),
    ...headed(item),
    ...textsOf(item).flatMap((field) => shownText(item, currentText(item, field))),
  ];
}

/** @param {Item} item @param {Hub} hub @returns {Node[]} */
function video(item, hub) {
  const play = el("span", { class: "prev__play", "aria-hidden": "true" }, icon("play"));
  return [
    ...(item.part.pictures.length ? shownPicture(item, play) : [el("div", { class: "prev__sheet" }, play)]),
    ...headed(item),
    who(hub, say("now")),
    ...textsOf(item).flatMap((field) => shownText(item, currentText(item, field))),
    ...shownText(item, fieldText(item, "description"), "description"),
  ];
}

/** @param {Item} item @returns {Node[]} */
function body(item) {
  const rich = item.part.rich ? fragmentOf(item, item.part.rich) : null;
  const edited = textsOf(item).some((field) => draftOf(item, field.file) !== undefined);
  if (rich && !edited) return [el("div", { class: "rich", lang: item.post.lang, dir: "auto" }, ...readOnly(rich))];
  return textsOf(item).flatMap((field) => shownText(item, currentText(item, field)));
}

/** @param {Item} item @param {Hub} hub @returns {Node[]} */
function article(item, hub) {
  return [...shownPicture(item), ...headed(item), who(hub, say("now")), ...body(item)];
}

/** @param {Item} item @param {Hub} hub @returns {Node[]} */
function message(item, hub) {
  return [
    el("p", { class: "prev__by" }, el("b", {}, own(hub.name))),
    el(
      "div",
      { class: "prev__bubble" },
      ...shownPicture(item),
      ...textsOf(item).flatMap((field) => shownText(item, currentText(item, field))),
    ),
  ];
}

/** @param {Item} item @param {Hub} hub @returns {Node[]} */
function mail(item, hub) {
  const line = (/** @type {string} */ name, /** @type {string} */ value) =>
    value ? [el("div", {}, el("dt", {}, name), el("dd", { dir: "auto" }, own(value, item.post.lang)))] : [];
  return [
    el(
      "dl",
      { class: "prev__mail" },
      ...line(say("from"), hub.name),
      ...line(say("subject_word"), fieldText(item, "subject", "title")),
      ...line(say("preview"), fieldText(item, "preheader")),
    ),
    ...shownPicture(item),
    ...body(item),
  ];
}
