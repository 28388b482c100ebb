import { topicTexts } from "./en-topics.ts";

/** The words of what visitors are asked their matter by, in the console's language: they come with the settings' page *Departments*. */
export const topicWords: typeof topicTexts = topicTexts;
