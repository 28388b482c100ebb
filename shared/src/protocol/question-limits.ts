/** The longest words of one question, in UTF-16 code units: what is longer is cut at its beginning. */
export const MAX_QUESTION_CHARS = 300;
/** What a conversation keeps track of: past this, no question is found or added any more (QU6). */
export const MAX_QUESTIONS = 100;
