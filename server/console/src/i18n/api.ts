import { apiTexts } from "./en-api.ts";

/** The words of the settings' page *API*, in the console's language: they come with the page. */
export const apiWords: typeof apiTexts = apiTexts;
