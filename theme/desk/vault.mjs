// Opens a locked archive (plugins/litfass/desk/vault.py) with WebCrypto.

const SCHEMA = "litfass.vault/1";
const HEAD = 8;
const NONCE = 12;

/** The password does not fit. */
export class WrongPassword extends Error {}

/**
 * A file of the archive, by its path.
 * @callback Read
 * @param {string} path
 * @returns {Promise<Uint8Array>} rejects with an Error when the archive has no such file or was damaged
 */

/** @typedef {{schema: string, iterations: number, salt: string, chunk: number, seal: string, files: string[]}} Lock */
/** @typedef {{cipher: CryptoKey, mac: CryptoKey}} Keys */

/**
 * Opens the archive; what is fetched is kept, and what could not be is asked for again.
 * @param {Lock} lock
 * @param {string} password
 * @param {(name: string) => Promise<ArrayBuffer>} fetchFile gives a locked file by its name
 * @returns {Promise<{paths: string[], read: Read}>} rejects with WrongPassword
 */
export async function openVault(lock, password, fetchFile) {
  if (lock.schema !== SCHEMA) throw new Error(`unknown archive ${lock.schema}`);
  const keys = await keysOf(lock, password);
  if (!(await isOurs(lock, keys.mac))) throw new WrongPassword();
  /** @type {Map<number, Promise<Uint8Array>>} */
  const opened = new Map();

  /** @param {number} index */
  function chunk(index) {
    const known = opened.get(index);
    if (known) return known;
    const found = decrypt(lock, keys.cipher, index, fetchFile);
    opened.set(index, found);
    found.catch(() => opened.delete(index));
    return found;
  }

  /** @param {number} start @param {number} length */
  async function bytes(start, length) {
    const first = Math.floor(start / lock.chunk);
    const last = Math.floor((start + Math.max(length, 1) - 1) / lock.chunk);
    const parts = await Promise.all(Array.from({ length: last - first + 1 }, (_, step) => chunk(first + step)));
    const whole = new Uint8Array(parts.length * lock.chunk);
    parts.forEach((part, step) => whole.set(part, step * lock.chunk));
    return whole.slice(start - first * lock.chunk, start - first * lock.chunk + length);
  }

  const length = Number(new DataView((await bytes(0, HEAD)).buffer).getBigUint64(0));
  const table = new Map(Object.entries(JSON.parse(new TextDecoder().decode(await bytes(HEAD, length)))));

  return {
    paths: [...table.keys()],
    async read(path) {
      const place = table.get(path);
      if (!place) throw new Error(`the archive has no ${path}`);
      return bytes(HEAD + length + place[0], place[1]);
    },
  };
}

/**
 * @param {Lock} lock
 * @param {string} password
 * @returns {Promise<Keys>}
 */
async function keysOf(lock, password) {
  const text = new TextEncoder();
  const typed = text.encode(password.normalize("NFKC"));
  const given = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: text.encode(lock.salt), iterations: lock.iterations };
  const bits = await crypto.subtle.deriveBits(how, given, 256);
  const base = await crypto.subtle.importKey("raw", bits, "HKDF", false, ["deriveKey"]);
  const next = (/** @type {string} */ use) => {
    return { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: text.encode(use) };
  };
  const aes = { name: "AES-GCM", length: 256 };
  const hmac = { name: "HMAC", hash: "SHA-256", length: 256 };
  return {
    cipher: await crypto.subtle.deriveKey(next("cipher"), base, aes, false, ["decrypt"]),
    mac: await crypto.subtle.deriveKey(next("mac"), base, hmac, false, ["verify"]),
  };
}

/**
 * True when the password fits and these files belong together.
 * @param {Lock} lock
 * @param {CryptoKey} mac
 */
function isOurs({ schema, chunk, seal, files }, mac) {
  const sealed = new TextEncoder().encode(`seal${[schema, chunk, ...files].join("\n")}`);
  const told = Uint8Array.from(seal.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return crypto.subtle.verify("HMAC", mac, told, sealed);
}

/**
 * @param {Lock} lock
 * @param {CryptoKey} key
 * @param {number} index
 * @param {(name: string) => Promise<ArrayBuffer>} fetchFile
 */
async function decrypt(lock, key, index, fetchFile) {
  const raw = new Uint8Array(await fetchFile(lock.files[index]));
  const place = new TextEncoder().encode(`${lock.schema} ${index}/${lock.files.length}`);
  const how = { name: "AES-GCM", iv: raw.slice(0, NONCE), additionalData: place };
  return new Uint8Array(await crypto.subtle.decrypt(how, key, raw.slice(NONCE)));
}
