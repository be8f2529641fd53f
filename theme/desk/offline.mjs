/** Install and offline use where the browser offers them: over https and on this machine, never from a file. */

/** @returns {boolean} true where the page may be installed and shared; on file:// a page may do neither */
export function canInstall() {
  return window.isSecureContext && /^https?:$/.test(location.protocol);
}

/** @param {Record<string, any>} known the data of the page */
export function offline(known) {
  const files = known.hub?.offline;
  if (!canInstall()) return;
  if (!files) {
    dismiss().catch((reason) => console.warn(reason));
    return;
  }
  linked("manifest", files.manifest);
  if (files.touch) linked("apple-touch-icon", files.touch);
  navigator.serviceWorker?.register(files.worker).catch((reason) => console.warn(reason));
}

/** Sends away the worker of a desk that lay at this address once: a locked desk has none. */
async function dismiss() {
  const found = await navigator.serviceWorker?.getRegistration("./");
  if (found?.scope === new URL("./", location.href).href) await found.unregister();
}

/**
 * @param {string} rel
 * @param {string} href
 */
function linked(rel, href) {
  const link = document.createElement("link");
  link.rel = rel;
  link.href = href;
  document.head.append(link);
}
