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

/**
 * @param {string} text below the field, "" for nothing
 * @param {boolean} [bad] true for what keeps the desk shut
 */
function tell(text, bad = false) {
  const place = document.getElementById("desk-lock-said");
  if (!place) return;
  place.textContent = text;
  place.classList.toggle("is-bad", bad && Boolean(text));
}

/**
 * @param {HTMLInputElement} field
 * @param {boolean} shown whether its letters can be read
 */
function reveal(field, shown) {
  field.type = shown ? "text" : "password";
  document.getElementById("desk-show")?.setAttribute("aria-pressed", String(shown));
}

/**
 * Says why the desk stays shut, at the field, which is ready for the next try.
 * @param {HTMLInputElement} field
 * @param {unknown} problem
 */
function refuse(field, problem) {
  const wrong = problem instanceof WrongPassword;
  if (!wrong) console.error(problem);
  tell(wrong ? known.words.wrong : known.words.missing, true);
  if (wrong) field.setAttribute("aria-invalid", "true");
  field.focus();
  field.select();
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
  const button = /** @type {HTMLButtonElement} */ (form.querySelector("[type=submit]"));
  const field = /** @type {HTMLInputElement} */ (document.getElementById("desk-password"));
  tell(hindrance(), true);
  button.disabled = Boolean(hindrance());
  document.getElementById("desk-show")?.addEventListener("click", () => reveal(field, field.type === "password"));
  field.addEventListener("input", () => {
    if (!field.hasAttribute("aria-invalid")) return;
    field.removeAttribute("aria-invalid");
    tell("");
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    field.removeAttribute("aria-invalid");
    reveal(field, false);
    tell(known.words.opening);
    try {
      await open(field.value);
    } catch (problem) {
      button.disabled = false;
      refuse(field, problem);
    }
  });
}
