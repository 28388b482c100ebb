/**
 * What tells a visitor that an answer came while they look elsewhere: the sound, the page's title and the first words beside the launcher; and the
 * chat's menu. Fetched once a conversation is under way: before one nobody answers.
 */
export { create } from "./create-notice.ts";
export { lend } from "#lent/jsx-runtime";
