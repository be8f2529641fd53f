/**
 * Makes elements, icons and announcements; what the page shows is built here, so that a text can only ever be text.
 */

import { focusLost, focusMark, markOf } from "./focus.mjs";

const SAFE_SCHEMES = ["http:", "https:", "mailto:", "blob:"];
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
const DRAWN = "http://www.w3.org/2000/svg";

const SHAPES = {
  back: "M20 11v2H8l5.5 5.5-1.42 1.42L4.16 12l7.92-7.92L13.5 5.5 8 11z",
  forward: "M4 11v2h12l-5.5 5.5 1.42 1.42L19.84 12l-7.92-7.92L10.5 5.5 16 11z",
  light:
    "M12 18V6a6 6 0 0 1 6 6 6 6 0 0 1-6 6m8-2.69L23.31 12 20 8.69V4h-4.69L12 .69 8.69 4H4v4.69L.69 12 4 15.31V20h4.69" +
    "L12 23.31 15.31 20H20z",
  search:
    "M9.5 3A6.5 6.5 0 0 1 16 9.5c0 1.61-.59 3.09-1.56 4.23l.27.27h.79l5 5-1.5 1.5-5-5v-.79l-.27-.27A6.52 6.52 0 0 1 " +
    "9.5 16 6.5 6.5 0 0 1 3 9.5 6.5 6.5 0 0 1 9.5 3m0 2C7 5 5 7 5 9.5S7 14 9.5 14 14 12 14 9.5 12 5 9.5 5",
  pencil:
    "M3 17.25V21h3.75L17.81 9.94l-3.75-3.75zM20.71 7.04a1 1 0 0 0 0-1.41l-2.34-2.34a1 1 0 0 0-1.41 0l-1.83 1.83 " +
    "3.75 3.75z",
  play: "M8 5v14l11-7z",
};

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * `address` when it can do nothing but lead somewhere, else "": no script, no data, nothing that a browser would run.
 * It is judged without the characters that browsers overlook.
 * @param {string} address
 * @returns {string}
 */
export function safeAddress(address) {
  const plain = String(address).replace(/[\u0000-\u0020\u007f-\u009f]/g, "");
  const scheme = /^([a-z][a-z0-9+.-]*:)/i.exec(plain);
  if (scheme) return SAFE_SCHEMES.includes(scheme[1].toLowerCase()) ? address : "";
  return /^(#|\.\/|\/(?![/\\]))/.test(plain) ? address : "";
}

/**
 * An element with attributes, listeners (`listen`) and children; a string becomes text. Refuses what could run.
 * @param {string} tag
 * @param {Record<string, any>} [wanted]
 * @param {...Child} children
 * @returns {any}
 */
export function el(tag, wanted = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(wanted)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "listen") {
      for (const [kind, heard] of Object.entries(value)) made.addEventListener(kind, heard);
    } else if (name === "href" || name === "src") {
      const address = safeAddress(value);
      if (address) made.setAttribute(name, address);
    } else if (/^(on|style$|src.)/i.test(name)) {
      throw new Error(`An element takes no attribute ${name}.`);
    } else {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  made.append(...shownOnly(children));
  return made;
}

/**
 * Puts `children` into `parent` in place of what is there.
 * @param {Element} parent
 * @param {...Child} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren(...shownOnly(children));
}

/**
 * Children without gaps, and words without signs that turn what stands around them: one isolate that a text leaves
 * open, or closes too often, undoes every `<bdi>`. What is copied keeps them.
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
function shownOnly(children) {
  const shown = /** @type {(Node | string)[]} */ (children.flat().filter((each) => each));
  return shown.map((each) => (typeof each === "string" ? each.replace(TURNING, "") : each));
}

/**
 * People's words in a box of their own: a text from right to left, or one that pretends to be, turns nothing around it.
 * @param {string} text
 * @param {string} [lang]
 * @returns {HTMLElement}
 */
export function own(text, lang) {
  return el("bdi", { lang }, text);
}

/**
 * @param {keyof typeof SHAPES} name
 * @returns {SVGElement}
 */
export function icon(name) {
  return drawn("0 0 24 24", [SHAPES[name]], "icon");
}

/**
 * The column of the house: a cap, a lip and a shaft.
 * @returns {SVGElement}
 */
export function column() {
  return drawn("0 0 36 36", ["M7 12V12a11 11 0 0 1 22 0z", "M2 14h32v5H2zM5 22h26v14H5z"], "column");
}

/**
 * @param {string} box
 * @param {string[]} paths
 * @param {string} name
 * @returns {SVGElement}
 */
export function drawn(box, paths, name) {
  const svg = document.createElementNS(DRAWN, "svg");
  svg.setAttribute("viewBox", box);
  svg.setAttribute("class", name);
  svg.setAttribute("aria-hidden", "true");
  for (const path of paths) {
    const line = document.createElementNS(DRAWN, "path");
    line.setAttribute("d", path);
    svg.append(line);
  }
  return svg;
}

/**
 * Says something below the screen and to screen readers, with one thing to do about it; the next one takes its place.
 * @param {string} text
 * Whoever takes the offer gets back to where they were.
 * @param {{label: string, act: () => void | Promise<void>}} [offer]
 */
export function announce(text, offer) {
  const place = document.querySelector("dialog[open] .saids") || document.getElementById("desk-said");
  if (!place) return;
  const button = offer && el("button", { type: "button", class: "said__act" }, offer.label);
  if (button && offer) {
    const from = markOf(document.activeElement);
    button.addEventListener("click", async () => {
      fill(place);
      focusMark(from);
      await offer.act();
      if (focusLost()) focusMark(from);
    });
  }
  fill(place, el("p", { class: "said" }, el("span", {}, text), button));
  const mine = place.firstChild;
  setTimeout(() => mine?.parentNode === place && !place.contains(document.activeElement) && fill(place), 9000);
}
