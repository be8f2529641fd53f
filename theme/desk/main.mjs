/** The page comes to life here: what the build knows, and the texts that stand in the HTML already. */

import { data } from './data.mjs';
import { offline } from './offline.mjs';

offline(data());
