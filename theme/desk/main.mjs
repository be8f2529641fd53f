/**
 * The desk as it lies beside the bundles, open to whoever has the folder.
 *
 * All modules run in Safari 16.4, Chrome 111 and Firefox 115 ESR. What is younger has another way beside it, such as
 * Intl.Segmenter and ClipboardItem; a test takes such functions away and goes through the desk.
 */

import { wake } from "./start.mjs";

wake();
