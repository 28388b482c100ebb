import { visitorDataTexts } from "./en-visitor-data.ts";

/** The words of what is kept of a visitor, in the console's language: they come with it. */
export const visitorDataWords: typeof visitorDataTexts = visitorDataTexts;
