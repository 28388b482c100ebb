/**
 * The end of a chat: what is asked, and that this browser may forget it. A file of its own, fetched when a chat has ended, as the ways out of a
 * long wait are (`ways.ts`): it imports nothing that the other parts run.
 */
export { en as texts } from "../i18n/en/after.ts";
export { afterStyle } from "./after-style.ts";
export { FRESH } from "./after-state.ts";
export { atEnd } from "./AtEnd.tsx";
export { refusedAsks } from "./refused-asks.ts";
export { saveTranscript } from "./save-transcript.ts";
export { lend } from "#lent/jsx-runtime";
