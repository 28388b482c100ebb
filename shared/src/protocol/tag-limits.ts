/** Characters of a tag's or disposition's name. */
export const MAX_TAG_CHARS = 40;
/** What a desk offers at once, tags and dispositions together. */
export const MAX_TAGS = 300;
/** What one conversation carries. */
export const MAX_TAGS_ON_ONE = 20;
/** The line that says how a conversation ended: one sentence, read at a glance. */
export const MAX_ENDING_CHARS = 280;
