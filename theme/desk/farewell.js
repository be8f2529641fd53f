/**
 * What a preview answers in the worker's place: it takes a worker of earlier days off this machine.
 *
 * One that an older version left behind stands before the page itself, so the page cannot send it away; a browser,
 * however, looks for a new worker after every visit, and finds this one.
 */

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([self.registration.unregister(), forget()]));
});

/** What was kept for a visit without a network. */
async function forget() {
  const names = (await caches.keys()).filter((name) => name.startsWith("litfass-desk-"));
  await Promise.all(names.map((name) => caches.delete(name)));
}
