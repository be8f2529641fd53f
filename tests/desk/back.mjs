// For the tests: edited texts on their way back.

export { fieldTakenBack, ownWords, takenBack } from "../../theme/desk/take_back.mjs";
export { forgePage } from "../../theme/desk/take_back_forge.mjs";
export { headLines, headPatched } from "../../theme/desk/take_back_head.mjs";
export { patchOf } from "../../theme/desk/take_back_patch.mjs";
