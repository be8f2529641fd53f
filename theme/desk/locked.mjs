/**
 * The page before a locked desk: opens the archive that lies beside it, and becomes the desk.
 */

import { readFrom } from "./files.mjs";
import { focusHeading } from "./focus.mjs";
import { wake } from "./start.mjs";
import { openVault, WrongPassword } from "./vault.mjs";

/** The path of the page's body in the archive (plugins/litfass/desk/entry.py). */
const BODY = "desk.html";

/** @type {{lock: any, words: Record<string, string>}} */
const known = JSON.parse(document.getElementById("desk-vault")?.textContent || "null");
const form = /** @type {HTMLFormElement | null} */ (document.getElementById("desk-lock"));

/** What keeps this page from opening anything, "" when nothing does. */
function hindrance() {
  if (location.protocol === "file:") return known.words.fromFile;
  return globalThis.isSecureContext && crypto.subtle ? "" : known.words.insecure;
}

/** @param {string} text */
function tell(text) {
  const place = document.getElementById("desk-said");
  if (place) place.textContent = text;
}

/**
 * A file of the archive as it was published.
 * @param {string} name
 * @returns {Promise<ArrayBuffer>}
 */
async function published(name) {
  const answer = await fetch(`./${name}.bin`);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.arrayBuffer();
}

/** @param {string} password */
async function open(password) {
  const vault = await openVault(known.lock, password, published);
  const body = new TextDecoder().decode(await vault.read(BODY));
  const opened = new DOMParser().parseFromString(body, "text/html").body;
  readFrom(vault.read);
  document.body.replaceChildren(...opened.childNodes);
  wake(true);
  focusHeading();
}

if (form && known) {
  const button = /** @type {HTMLButtonElement} */ (form.querySelector("button"));
  const field = /** @type {HTMLInputElement} */ (document.getElementById("desk-password"));
  tell(hindrance());
  button.disabled = Boolean(hindrance());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    tell(known.words.opening);
    try {
      await open(field.value);
    } catch (problem) {
      button.disabled = false;
      tell(problem instanceof WrongPassword ? known.words.wrong : known.words.missing);
      if (!(problem instanceof WrongPassword)) console.error(problem);
      field.select();
    }
  });
}
