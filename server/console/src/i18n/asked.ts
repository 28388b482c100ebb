import { askedTexts } from "./en-asked.ts";

/** The words of the page *What people ask*, in the console's language: they come with the page. */
export const askedWords: typeof askedTexts = askedTexts;
