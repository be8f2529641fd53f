/**
 * The way from the laptop to the phone: a code for the very view that is on the screen.
 */

import { drawn, el } from "./dom.mjs";
import { boxOfCode, codeOf, pathOfCode } from "./qr.mjs";
import { say } from "./words.mjs";

const ONLY_HERE = /^(localhost|.*\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])\.?$/;

/**
 * False for what only this machine can open: files, and servers that listen to nobody else.
 * @param {string} address
 * @returns {boolean}
 */
export function opensElsewhere(address) {
  const { protocol, hostname } = new URL(address);
  return /^https?:$/.test(protocol) && !ONLY_HERE.test(hostname);
}

/**
 * The code of this view, folded; null where another device could not open it. Styles hide it on a phone.
 * @returns {HTMLElement | null}
 */
export function onThePhone() {
  if (!opensElsewhere(location.href)) return null;
  const place = el("div", { class: "phone__code" });
  const fold = el(
    "details",
    { class: "fold fold--small phone" },
    el("summary", {}, say("phone")),
    place,
    el("p", {}, say("phone_why")),
  );
  fold.addEventListener("toggle", () => place.append(...pictureOf(location.href)), { once: true });
  return fold;
}

/**
 * @param {string} address
 * @returns {Element[]} one, or none for an address that is too long
 */
function pictureOf(address) {
  const code = codeOf(address);
  if (!code) return [];
  const picture = drawn(boxOfCode(code), [pathOfCode(code)], "qr");
  picture.removeAttribute("aria-hidden");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", say("phone_code"));
  return [picture];
}
