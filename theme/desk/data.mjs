/** What the build put into the page: the data, and each text by its place in the HTML, so none is there twice. */

/** @returns {Record<string, any>} the value of format litfass.desk/1 */
export function data() {
  return JSON.parse(document.getElementById('desk-data')?.textContent ?? '{}');
}

/**
 * @param {string} folder the bundle's folder
 * @param {string} part such as "linkedin-post"
 * @param {string} file such as "linkedin-post/text.txt"
 * @returns {string} exactly what the file in the bundle holds
 */
export function textOf(folder, part, file) {
  return placed(folder, part, `pre[data-file="${CSS.escape(file)}"]`)?.textContent ?? '';
}

/**
 * @param {string} folder
 * @param {string} part
 * @param {string} file such as "newsletter-mail/mail.html"
 * @returns {DocumentFragment | undefined} its cleaned HTML, to be cloned
 */
export function richOf(folder, part, file) {
  const found = placed(folder, part, `template[data-file="${CSS.escape(file)}"]`);
  return found instanceof HTMLTemplateElement ? found.content : undefined;
}

/**
 * @param {string} folder
 * @param {string} part
 * @param {string} selector
 * @returns {Element | null | undefined}
 */
function placed(folder, part, selector) {
  return document.getElementById(`${folder}/${part}`)?.querySelector(selector);
}
