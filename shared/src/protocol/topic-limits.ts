/** Of a site: one row of buttons in a narrow chat. */
export const MAX_TOPICS = 8;
/** What a topic is called, in UTF-16 code units after cleaning. */
export const MAX_TOPIC_CHARS = 40;
/** So often a visitor may say what a conversation is about: once, and once more. */
export const TOPIC_CHOICES = 2;
