/** Full weeks before the last seven days that the trend is told by. */
export const WEEKS_BEFORE = 4;
/** So many of each kind are told. */
export const MOST_ASKED = 10;
/** So many pages of each. */
export const MOST_PAGES = 3;
