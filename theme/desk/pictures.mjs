/**
 * The pictures of a text: to look at, to save one by one or all at once, each with its alternative text.
 */

import { el } from "./dom.mjs";
import { plainButton } from "./copy_other.mjs";
import { saving, showing } from "./files.mjs";
import { pathOf, picturesOf, textOf } from "./store.mjs";
import { say, sayOr, size } from "./words.mjs";

/** @import {Copying} from "./copy.mjs" */
/** @import {Item, Picture} from "./store.mjs" */

/** So many numbers of pictures are in sight at first. */
const MANY = 10;

/**
 * @param {Copying} copying
 * @returns {HTMLElement[]}
 */
export function pictureTools(copying) {
  const { item } = copying;
  const sets = picturesOf(item);
  const images = sets.slice(0, MANY).flatMap((shapes) => shapes.map((each) => thumbnail(item, each, sets.length > 1)));
  const list = el("ul", { class: "pics" }, ...images);
  const shapes = sets.some((each) => each.length > 1) ? el("p", {}, say("one_shape")) : null;
  const more = el(
    "button",
    {
      type: "button",
      class: "more",
      listen: {
        click: () => {
          list.append(...sets.slice(MANY).flatMap((shapes) => shapes.map((each) => thumbnail(item, each, true))));
          more.remove();
        },
      },
    },
    say("more_pictures", { n: sets.length }),
  );
  const buttons = [
    ...item.part.files.map((each) => saveButton(item, each.file, each.bytes)),
    zipButton(item),
    ...alts(copying, sets),
  ];
  return [shapes, sets.length ? list : null, sets.length > MANY ? more : null, el("div", { class: "copy" }, ...buttons)].filter(
    (each) => each !== null,
  );
}

/**
 * @param {Item} item
 * @param {Picture} picture
 * @param {boolean} numbered
 * @returns {HTMLElement}
 */
function thumbnail(item, picture, numbered) {
  const shape = sayOr(`shape_${picture.shape}`, picture.shape || say("picture_n", { n: picture.number }));
  const shapes = item.part.pictures.filter((each) => each.number === picture.number).length;
  const name = numbered ? say("picture_n", { n: picture.number }) + (shapes > 1 ? `, ${shape}` : "") : shape;
  const path = pathOf(item, picture.file);
  const measures = { width: picture.width, height: picture.height };
  const image = showing(el("img", { alt: "", ...measures, loading: "lazy", decoding: "async" }), path);
  const label = { download: nameOfFile(item, picture.file), "aria-label": say("save", { name }) };
  const link = saving(el("a", label, image, el("span", {}, name)), path);
  return el("li", {}, link, el("small", {}, `${picture.width} × ${picture.height}`));
}

/**
 * A name that still says what it is among other downloads.
 * @param {Item} item
 * @param {string} file
 * @returns {string}
 */
function nameOfFile(item, file) {
  const [folder, name] = file.split("/");
  return `${item.post.folder}-${name.startsWith(folder) ? name : `${folder}-${name}`}`;
}

/**
 * @param {Item} item
 * @param {string} file
 * @param {number} bytes
 * @param {string} [name]
 * @returns {HTMLElement}
 */
function saveButton(item, file, bytes, name) {
  const plain = file.slice(file.lastIndexOf("/") + 1);
  const said = name || say("save", { name: plain.endsWith(".pdf") ? say("document") : plain });
  const label = { class: "btn", download: nameOfFile(item, file) };
  return saving(el("a", label, el("span", {}, said), el("small", {}, size(bytes))), pathOf(item, file));
}

/**
 * @param {Item} item
 * @returns {HTMLElement | null}
 */
function zipButton(item) {
  const zip = item.part.zip;
  return zip && saveButton(item, zip.file, zip.bytes, say("save_zip"));
}

/**
 * Few alternative texts lie open, many in a fold.
 * @param {Copying} copying
 * @param {Picture[][]} sets
 * @returns {HTMLElement[]}
 */
function alts(copying, sets) {
  const buttons = altButtons(copying, sets);
  if (sets.length < 3) return buttons;
  const title = el("summary", {}, say("alts", { n: sets.length }));
  return [el("details", { class: "fold fold--small" }, title, el("div", { class: "copy" }, ...buttons))];
}

/**
 * A button for each alternative text, or what there is to say instead.
 * @param {Copying} copying
 * @param {Picture[][]} sets
 * @returns {HTMLElement[]}
 */
function altButtons(copying, sets) {
  return sets.flatMap(([picture]) => {
    const file = picture.altFile;
    if (file) {
      const name = sets.length > 1 ? say("alt_copy_n", { n: picture.number }) : say("alt_copy");
      const button = plainButton(copying, { file, name, said: say("alt_text") }, "", () => textOf(copying.item, file));
      return [button, el("p", { class: "alt", lang: copying.item.post.lang, dir: "auto" }, textOf(copying.item, file))];
    }
    if (picture.alt === "") return [el("p", { class: "alt" }, say("alt_none"))];
    return picture.alt === null ? [el("p", { class: "alt is-missing" }, say("alt_missing"))] : [];
  });
}
