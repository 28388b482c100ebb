import { myFiguresTexts, reportsTexts } from "./en-reports.ts";

/** The words of the pages of figures, in the console's language: they come with the pages. */
export const reportsWords: typeof reportsTexts = reportsTexts;
export const myFiguresWords: typeof myFiguresTexts = myFiguresTexts;
