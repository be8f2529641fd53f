
/**
 * The desk without a network: this page from the last visit, and the pictures that were looked at.
 *
 * Whatever can be asked is asked first, so nobody copies yesterday's text while there is a network. The build puts
 * `DESK` before this: version (of the page), files (to keep at once) and folders (bundles that there are).
 */

/** @type {{version: string, files: string[], folders: string[]}} */
const KNOWN = DESK;
const PAGE = "./";
const SHELL = `litfass-desk-${KNOWN.version}`;
const PICTURES = "litfass-desk-pictures";
const PICTURE = /\.(?:avif|gif|jpe?g|pdf|png|svg|webp)$/;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((cache) => cache.addAll([PAGE, ...KNOWN.files]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([forgetPages(), forgetPictures()]).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const place = placeOf(request.url);
  if (request.method !== "GET" || place === null) return;
  if (place === "" || place === "index.html" || KNOWN.files.includes(place)) {
    event.respondWith(asked(request, SHELL, place === "index.html" ? PAGE : place || PAGE));
  } else if (PICTURE.test(place)) {
    event.respondWith(asked(request, PICTURES, request));
  }
});

/**
 * @param {string} url
 * @returns {string | null} the path below the desk, null for what lies elsewhere
 */
function placeOf(url) {
  const scope = self.registration.scope;
  return url.startsWith(scope) ? decodeURI(url.slice(scope.length).split(/[?#]/)[0]) : null;
}

/**
 * The answer of the network, kept for next time; without a network the one that was kept.
 *
 * @param {Request} request
 * @param {string} name of the cache
 * @param {RequestInfo} key
 */
async function asked(request, name, key) {
  const cache = await caches.open(name);
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.type === "basic") await cache.put(key, answer.clone());
    return answer;
  } catch (reason) {
    const kept = await cache.match(key);
    if (kept) return kept;
    throw reason;
  }
}

/** Other versions of the page. */
async function forgetPages() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("litfass-desk-") && ![SHELL, PICTURES].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Pictures of bundles that there are no more. */
async function forgetPictures() {
  const cache = await caches.open(PICTURES);
  const gone = (await cache.keys()).filter((request) => {
    const place = placeOf(request.url);
    return place === null || !KNOWN.folders.includes(place.split("/")[0]);
  });
  await Promise.all(gone.map((request) => cache.delete(request)));
}
