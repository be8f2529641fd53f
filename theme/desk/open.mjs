/**
 * The way to the channel: its composer with what it brings along, the share sheet, and codes for the phone.
 */

import { announce, el, safeAddress } from "./dom.mjs";
import { blobOf, showing } from "./files.mjs";
import { onThePhone } from "./phone.mjs";
import { currentText, textsOf } from "./preview.mjs";
import { pathOf, picturesOf, ruleOf } from "./store.mjs";
import { listed, say, sayOr } from "./words.mjs";

/** @import {Item} from "./store.mjs" */

/**
 * @param {Item} item
 * @returns {HTMLElement[]}
 */
export function openTools(item) {
  const address = safeAddress(item.part.composer) || safeAddress(item.channel.home);
  const outside = !address.startsWith("mailto:");
  const open = el(
    "a",
    { class: "btn", href: address, target: outside ? "_blank" : null, rel: outside ? "noopener noreferrer" : null },
    el("span", {}, outside ? say("open", { name: item.channel.name }) : say("open_mail")),
    outside && el("small", {}, say("new_window")),
  );
  return [
    address ? el("p", {}, carried(item)) : null,
    el("div", { class: "copy" }, address && open, shareButton(item)),
    onThePhone(),
    qr(item),
  ].filter((each) => each !== null);
}

/**
 * What the composer's link brings along, and what it does not.
 * @param {Item} item
 * @returns {string}
 */
function carried(item) {
  const carries = item.part.carries;
  const brought = carries.map((each) => sayOr(`carry_${each}`, each));
  const others = item.part.fields
    .filter((each) => !carries.includes(each.field) && each.file !== item.part.rich)
    .map((each) => ruleOf(item, each).label);
  const pictures = picturesOf(item).length ? [say("pictures", { n: picturesOf(item).length })] : [];
  const texts = textsOf(item).length;
  const rest = texts > 1 && carries.includes("text") ? [say("part_n", { at: `2–${texts}`, n: texts })] : [];
  const hand = [...new Set([...others, ...rest, ...pictures])];
  if (!brought.length) return say("carries_nothing");
  return [say("carried", { list: listed(brought) }), hand.length ? say("by_hand", { list: listed(hand) }) : ""].join(
    " ",
  );
}

/**
 * True where the browser may have a share sheet at all; a page from a file never has.
 * @returns {boolean}
 */
export function canShare() {
  return location.protocol !== "file:" && isSecureContext && typeof navigator.share === "function";
}

/**
 * @param {Item} item
 * @returns {HTMLElement | null}
 */
function shareButton(item) {
  if (!canShare()) return null;
  const pictures = picturesOf(item).map(([first]) => first.file);
  const gather = () => Promise.all(pictures.map((each) => fetched(item, each)));
  const ready = gather();
  ready.catch(console.warn);
  return el(
    "button",
    { type: "button", class: "btn", listen: { click: () => shareAll(item, () => ready.catch(gather)) } },
    el("span", {}, say("share")),
    pictures.length ? el("small", {}, say("share_with")) : null,
  );
}

/**
 * Hands text and pictures to the device; without the pictures where it takes none. They are there before somebody
 * taps, since a browser waits only for some seconds between the tap and what it asks for.
 * @param {Item} item
 * @param {() => Promise<File[]>} gathered
 */
async function shareAll(item, gathered) {
  const text = textsOf(item)
    .map((each) => currentText(item, each))
    .join("\n\n");
  try {
    const files = await gathered();
    const whole = { text, files };
    await navigator.share(files.length && navigator.canShare?.(whole) ? whole : { text });
  } catch (problem) {
    const why = /** @type {Error} */ (problem);
    if (why.name !== "AbortError") announce(say("share_failed", { why: why.message }));
  }
}

/**
 * @param {Item} item
 * @param {string} file
 * @returns {Promise<File>}
 */
async function fetched(item, file) {
  const blob = await blobOf(pathOf(item, file));
  return new File([blob], file.slice(file.lastIndexOf("/") + 1), { type: blob.type });
}

/**
 * @param {Item} item
 * @returns {HTMLElement | null}
 */
function qr(item) {
  const code = item.part.qr;
  if (!code) return null;
  return el(
    "details",
    { class: "fold fold--small" },
    el("summary", {}, say("qr")),
    showing(
      el("img", { class: "qr", alt: say("qr"), width: 200, height: 200, loading: "lazy" }),
      pathOf(item, code.svg),
    ),
    el("p", {}, say("qr_why")),
  );
}
