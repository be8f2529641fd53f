/** The desk as it lies beside the bundles, open to whoever has the folder. */

import { wake } from "./start.mjs";

wake();
