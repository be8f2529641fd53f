/**
 * Copies plain and formatted text, also where the browser knows only the older way of copying.
 */

/**
 * True when the clipboard now holds `text`, character by character.
 * @param {string} text
 * @returns {Promise<boolean>}
 */
export async function copyText(text) {
  if (await allowed(() => navigator.clipboard.writeText(text))) return true;
  return copyByEvent({ "text/plain": text });
}

/**
 * True when the clipboard now holds both: HTML for editors, the plain text for all else.
 * @param {string} html
 * @param {string} text
 * @returns {Promise<boolean>}
 */
export async function copyRich(html, text) {
  const kinds = { "text/html": html, "text/plain": text };
  const blobs = Object.entries(kinds).map(([kind, value]) => [kind, new Blob([value], { type: kind })]);
  if (await allowed(() => navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]))) return true;
  return copyByEvent(kinds);
}

/**
 * Tries the modern way; false where there is none or the browser does not let us.
 * @param {() => Promise<void>} write
 * @returns {Promise<boolean>}
 */
async function allowed(write) {
  if (!navigator.clipboard) return false;
  try {
    await write();
    return true;
  } catch {
    return false;
  }
}

/**
 * The older way: the browser asks what to copy, and gets all kinds at once.
 * @param {Record<string, string>} kinds
 * @returns {boolean}
 */
function copyByEvent(kinds) {
  let asked = false;
  const answer = (/** @type {ClipboardEvent} */ event) => {
    for (const [kind, value] of Object.entries(kinds)) event.clipboardData?.setData(kind, value);
    event.preventDefault();
    asked = true;
  };
  document.addEventListener("copy", answer, { once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", answer);
  return done && asked;
}

/**
 * A fragment as HTML, as it stands in the page.
 * @param {DocumentFragment} fragment
 * @returns {string}
 */
export function htmlOf(fragment) {
  const holder = document.createElement("div");
  holder.append(fragment.cloneNode(true));
  if ("getHTML" in holder) return /** @type {any} */ (holder).getHTML();
  const written = [...holder.childNodes].map((each) => new XMLSerializer().serializeToString(each));
  return written.join("").replaceAll(' xmlns="http://www.w3.org/1999/xhtml"', "");
}
