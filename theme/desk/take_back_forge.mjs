// The page of a forge on which a file is begun or changed, filled in as far as the forge allows.
//
// GitHub and Forgejo take name and text of a new file from the address (https://github.com/go-gitea/gitea/pull/16556
// for Forgejo's ancestor), GitLab only the name (https://gitlab.com/gitlab-org/gitlab/-/work_items/594214); none
// of them takes the text of a file that is there already. All read on 2026-11-23.

/** @typedef {{kind: string, url: string, branch: string, root?: string}} Repository */
/** @typedef {{url: string, filled: "text" | "name" | ""}} ForgePage `filled` is what stands there already */

const LONGEST_PAGE_ADDRESS = 6000;

/** @param {string} path */
const encodedPath = (path) => path.split("/").map(encodeURIComponent).join("/");

/** @param {string} address @param {Record<string, string>} values */
function withQuery(address, values) {
  const said = Object.entries(values).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `${address}?${said.join("&")}`;
}

/** @type {Record<string, {begin: string, change: string, names: {file: string, text?: string}, whole?: boolean}>} */
const FORGE_PAGES = {
  github: { begin: "new", change: "edit", names: { file: "filename", text: "value" } },
  gitlab: { begin: "-/new", change: "-/edit", names: { file: "file_name" }, whole: true },
  forgejo: { begin: "_new", change: "_edit", names: { file: "filename", text: "value" } },
};

/**
 * Where a file of the repository begins or changes; null where nobody knows the forge.
 *
 * @param {Repository | null | undefined} forge
 * @param {string} path from the top of the repository
 * @param {string | null} text of a new file; null for one that is there
 * @returns {ForgePage | null}
 */
export function forgePage(forge, path, text) {
  if (!forge || !Object.hasOwn(FORGE_PAGES, forge.kind) || !/^https?:\/\//.test(forge.url)) return null;
  const { begin, change, names, whole } = FORGE_PAGES[forge.kind];
  const top = forge.url.replace(/\/+$/, "");
  const branch = encodedPath(forge.branch);
  if (text === null) return { url: `${top}/${change}/${branch}/${encodedPath(path)}`, filled: "" };
  const cut = whole ? 0 : path.lastIndexOf("/") + 1;
  const folder = cut ? `/${encodedPath(path.slice(0, cut - 1))}` : "";
  const address = `${top}/${begin}/${branch}${folder}`;
  const named = { [names.file]: path.slice(cut) };
  const full = names.text ? withQuery(address, { ...named, [names.text]: text }) : "";
  if (full && full.length <= LONGEST_PAGE_ADDRESS) return { url: full, filled: "text" };
  return { url: withQuery(address, named), filled: "name" };
}
