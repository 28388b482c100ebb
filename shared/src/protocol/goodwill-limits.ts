/** What the owner may set and hand in of goodwill codes. */
export const MAX_GOODWILL_WORDS_CHARS = 300;
export const MAX_GOODWILL_CODE_CHARS = 64;
/** In one command: a longer list is sent in parts, so that no command holds everybody up. */
export const MAX_GOODWILL_CODES_AT_ONCE = 200;
/** Not given yet, on one site. */
export const MAX_GOODWILL_CODES_LEFT = 10_000;
export const MAX_GOODWILL_LIMIT_MINUTES = 240;
export const MAX_GOODWILL_DAYS = 365;
export const MAX_GOODWILL_PER_DAY = 1000;
/** Codes that one agent may give in thirty days, as the owner can set it. */
export const MAX_GOODWILL_BUDGET = 1000;
