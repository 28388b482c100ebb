import { staffingTexts } from "./en-staffing.ts";

/** The words of the page of the staffing, in the console's language: they come with the page. */
export const staffingWords: typeof staffingTexts = staffingTexts;
