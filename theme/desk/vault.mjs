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

/**
 * Opens the archive; what is fetched is kept.
 * @param {{schema: string, iterations: number, salt: string, chunk: number, files: string[]}} lock
 * @param {string} password
 * @param {(name: string) => Promise<ArrayBuffer>} fetchFile gives a locked file by its name
 * @returns {Promise<{paths: string[], read: Read}>} rejects with WrongPassword
 */
export async function openVault(lock, password, fetchFile) {
  if (lock.schema !== SCHEMA) throw new Error(`unknown archive ${lock.schema}`);
  const key = await keyOf(lock, password);
  /** @type {Map<number, Promise<Uint8Array>>} */
  const opened = new Map();

  function chunk(index) {
    if (!opened.has(index)) opened.set(index, decrypt(lock, key, index, fetchFile));
    return opened.get(index);
  }

  async function bytes(start, length) {
    const first = Math.floor(start / lock.chunk);
    const last = Math.floor((start + Math.max(length, 1) - 1) / lock.chunk);
    const parts = await Promise.all(Array.from({ length: last - first + 1 }, (_, step) => chunk(first + step)));
    const whole = new Uint8Array(parts.length * lock.chunk);
    parts.forEach((part, step) => whole.set(part, step * lock.chunk));
    return whole.slice(start - first * lock.chunk, start - first * lock.chunk + length);
  }

  let head;
  try {
    head = await bytes(0, HEAD);
  } catch (error) {
    throw error.name === "OperationError" ? new WrongPassword() : error;
  }
  const length = Number(new DataView(head.buffer).getBigUint64(0));
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

async function keyOf(lock, password) {
  const text = new TextEncoder();
  const given = await crypto.subtle.importKey("raw", text.encode(password.normalize("NFKC")), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: text.encode(lock.salt), iterations: lock.iterations };
  const bits = await crypto.subtle.deriveBits(how, given, 256);
  const base = await crypto.subtle.importKey("raw", bits, "HKDF", false, ["deriveKey"]);
  const next = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: text.encode("cipher") };
  return crypto.subtle.deriveKey(next, base, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
}

async function decrypt(lock, key, index, fetchFile) {
  const raw = new Uint8Array(await fetchFile(lock.files[index]));
  const place = new TextEncoder().encode(`${lock.schema} ${index}/${lock.files.length}`);
  const how = { name: "AES-GCM", iv: raw.slice(0, NONCE), additionalData: place };
  return new Uint8Array(await crypto.subtle.decrypt(how, key, raw.slice(NONCE)));
}
