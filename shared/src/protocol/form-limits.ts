/** What a form asks in the agent's or the owner's own words. */
export const MAX_FORM_QUESTION_CHARS = 200;
/** What is answered to it. */
export const MAX_FORM_ANSWER_CHARS = 500;
/** Short answers that a message offers, and what each may hold: a button in a narrow chat. */
export const MAX_REPLIES = 5;
export const MAX_REPLY_CHARS = 60;
