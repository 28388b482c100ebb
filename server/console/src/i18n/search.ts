import { searchTexts } from "./en-search.ts";

/** The words of the search, in the console's language: they come with the page. */
export const searchWords: typeof searchTexts = searchTexts;
