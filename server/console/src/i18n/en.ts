import { doorTexts } from "./en-door.ts";
import { errorTexts } from "./en-errors.ts";
import { inboxTexts } from "./en-inbox.ts";
import { settingsTexts } from "./en-settings.ts";
import { incidentTexts } from "./en-incidents.ts";
import { threadTexts } from "./en-thread.ts";

/** English: the type every other language satisfies. */
export const en = {
  door: doorTexts,
  errors: errorTexts,
  inbox: inboxTexts,
  thread: threadTexts,
  settings: settingsTexts,
};
  incidents: incidentTexts,

export type Texts = typeof en;
