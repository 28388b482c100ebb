/** Longest draft that is kept on the server, in UTF-16 code units: what is too long to be sent can be kept all the same. */
export const MAX_DRAFT_CHARS = 8_000;
/** So many drafts of one agent are kept at once; what is begun beyond them stays in the browser (DR4). */
export const MAX_DRAFTS = 200;
