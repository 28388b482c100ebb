import { escalationTexts } from "./en-escalation.ts";

/** The words of the escalation path, in the console's language: they come with the settings' page *Departments*. */
export const escalationWords: typeof escalationTexts = escalationTexts;
