import { promisedWaitsTexts } from "./en-promised-waits.ts";

/** The words of the page of the promised waits, in the console's language: they come with the page. */
export const promisedWaitsWords: typeof promisedWaitsTexts = promisedWaitsTexts;
