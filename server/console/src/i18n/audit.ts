import { auditTexts } from "./en-audit.ts";

/** The words of the settings' page *Audit log*, in the console's language: they come with the page. */
export const auditWords: typeof auditTexts = auditTexts;
