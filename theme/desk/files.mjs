/**
 * How the page reaches the files of a bundle: where they lie beside it, or in the archive of a locked desk.
 */

import { announce } from "./dom.mjs";
import { say } from "./words.mjs";

/** How far off a picture may be when it is opened. */
const NEAR = { rootMargin: "400px" };

const MIME = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  avif: "image/avif",
  gif: "image/gif",
  svg: "image/svg+xml",
  pdf: "application/pdf",
  zip: "application/zip",
  txt: "text/plain",
};

/** @type {((path: string) => Promise<Uint8Array>) | null} */
let read = null;
/** So many files of an archive are held at once; a phone has no room for all. */
const HELD = 48;
/** @type {Map<string, Promise<string>>} the latest asked for stands last */
const addresses = new Map();

/**
 * From now on files come out of an archive and not from beside the page.
 * @param {(path: string) => Promise<Uint8Array>} reader gives a file by its path below the page
 */
export function readFrom(reader) {
  read = reader;
}

/**
 * Where a file lies, seen from the page; "./" in front, so that no name can be taken for a scheme.
 * @param {string} path
 * @returns {string}
 */
export function placeOf(path) {
  const parts = path.split("/").filter((each) => !/^\.*$/.test(each));
  return `./${parts.map(encodeURIComponent).join("/")}`;
}

/**
 * A file with its kind, which not every web server knows.
 * @param {string} path
 * @returns {Promise<Blob>} rejects with an Error where there is no such file
 */
export async function blobOf(path) {
  const kind = MIME[path.slice(path.lastIndexOf(".") + 1).toLowerCase()] || "application/octet-stream";
  if (read) return new Blob([await read(path)], { type: kind });
  const answer = await fetch(placeOf(path));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return new Blob([await answer.arrayBuffer()], { type: kind });
}

/**
 * Shows a picture, as soon as it is there; one of an archive when it comes near.
 * @param {HTMLImageElement} image
 * @param {string} path
 * @returns {HTMLImageElement}
 */
export function showing(image, path) {
  if (!read) {
    image.src = placeOf(path);
    return image;
  }
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some((each) => each.isIntersecting)) return;
    watch.disconnect();
    addressOf(path).then((address) => (image.src = address), missed);
  }, NEAR);
  watch.observe(image);
  return image;
}

/**
 * Makes a link save a file; out of an archive only when somebody wants it.
 * @param {HTMLAnchorElement} link with the name under `download`
 * @param {string} path
 * @returns {HTMLAnchorElement}
 */
export function saving(link, path) {
  if (!read) {
    link.href = placeOf(path);
    if (location.protocol === "file:") link.target = "_blank"; // a browser opens such a link, and would leave the page
    return link;
  }
  link.href = location.hash || "#";
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    const saved = document.createElement("a");
    saved.download = link.download;
    try {
      saved.href = await addressOf(path);
      saved.click();
    } catch (problem) {
      missed(problem);
    }
  });
  return link;
}

/**
 * Says that a file did not come, as after a new build, whose files have other names.
 * @param {unknown} problem
 */
function missed(problem) {
  console.warn(problem);
  announce(say("not_loaded"));
}

/**
 * An address that the browser has for a file of the archive, until many others were asked for.
 * @param {string} path
 * @returns {Promise<string>}
 */
function addressOf(path) {
  const found = addresses.get(path) || blobOf(path).then((blob) => URL.createObjectURL(blob));
  addresses.delete(path);
  addresses.set(path, found);
  found.catch(() => addresses.delete(path));
  for (const old of [...addresses.keys()].slice(0, -HELD)) {
    addresses.get(old)?.then(URL.revokeObjectURL, () => null);
    addresses.delete(old);
  }
  return found;
}
