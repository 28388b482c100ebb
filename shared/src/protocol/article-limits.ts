/** The bounds of help articles (AR1): what the widget may know without the schemas. UTF-16 code units after cleaning. */
export const MAX_ARTICLE_TITLE_CHARS = 120;
/** Short enough to be read in a chat, and to stand in a message with its link. */
export const MAX_ARTICLE_CHARS = 3000;
export const MAX_ARTICLES_PER_SITE = 500;
/** A visitor in line is offered so many, once (AR4). */
export const MAX_ARTICLES_SHOWN = 2;
/** After so long without a look an article counts as old, unless the site says otherwise (AR2). */
export const DEFAULT_CHECK_DAYS = 180;
export const MAX_CHECK_DAYS = 1_095;
/** What an agent looks for. */
export const MAX_SOUGHT_CHARS = 200;
/** An article can be written in the languages that the chat speaks. */
export const ARTICLE_LANGUAGES = ["bg", "en", "fi", "lt", "nl", "ru"] as const;
