import { alarmTexts } from "./en-alarms.ts";
import { boardTexts } from "./en-board.ts";
import { callTexts } from "./en-calls.ts";
import { complaintTexts } from "./en-complaints.ts";
import { doorTexts } from "./en-door.ts";
import { effortTexts } from "./en-effort.ts";
import { endingTexts } from "./en-endings.ts";
import { errorTexts } from "./en-errors.ts";
import { filesTexts } from "./en-files.ts";
import { formsTexts } from "./en-forms.ts";
import { articleTexts } from "./en-articles.ts";
import { cannedReplyTexts } from "./en-canned-replies.ts";
import { goodwillTexts } from "./en-goodwill.ts";
import { inboxTexts } from "./en-inbox.ts";
import { incidentTexts } from "./en-incidents.ts";
import { keyTexts } from "./en-keys.ts";
import { knownFactsTexts } from "./en-known-facts.ts";
import { pageTexts } from "./en-pages.ts";
import { promiseTexts } from "./en-promises.ts";
import { questionTexts } from "./en-questions.ts";
import { secondFactorTexts } from "./en-second-factor.ts";
import { settingsTexts } from "./en-settings.ts";
import { shelfTexts } from "./en-shelf.ts";
import { threadTexts } from "./en-thread.ts";
import { undoTexts } from "./en-undo.ts";

/** English: the type every other language satisfies. */
export const en = {
  alarms: alarmTexts,
  board: boardTexts,
  calls: callTexts,
  complaints: complaintTexts,
  door: doorTexts,
  effort: effortTexts,
  endings: endingTexts,
  errors: errorTexts,
  files: filesTexts,
  forms: formsTexts,
  articles: articleTexts,
  cannedReplies: cannedReplyTexts,
  goodwill: goodwillTexts,
  inbox: inboxTexts,
  incidents: incidentTexts,
  keys: keyTexts,
  knownFacts: knownFactsTexts,
  ...pageTexts,
  promises: promiseTexts,
  questions: questionTexts,
  thread: threadTexts,
  secondFactor: secondFactorTexts,
  settings: settingsTexts,
  shelf: shelfTexts,
  undo: undoTexts,
};

export type Texts = typeof en;
