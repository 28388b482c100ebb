import * as z from "zod";
import { MOST_ASKED, MOST_PAGES, WEEKS_BEFORE } from "./asked-limits.ts";
import { ConversationId } from "./ids.ts";
import { LanguageTag } from "./states.ts";

export { MOST_ASKED, MOST_PAGES, WEEKS_BEFORE };

/** What `GET /console/api/asked` answers (WA1 to WA5 in server/DOMAIN.md). */

const Count = z.int().min(0);

const Page = z.object({ page: z.string(), conversations: Count });

const Figures = z.object({
  /** Conversations of the last seven days. */
  lately: Count,
  /** Those of each week before, the oldest first. */
  before: z.array(Count).length(WEEKS_BEFORE),
  /** What their visitors said of those last, coming back by writing included; of the rest it is unknown. */
  solved: Count,
  notSolved: Count,
  complaints: Count,
  /** On which pages they began, the commonest first. */
  pages: z.array(Page).max(MOST_PAGES),
});
export type AskedFigures = z.infer<typeof Figures>;

/** One question, in the words in which it was asked most often. */
const AskedQuestion = Figures.extend({
  text: z.string(),
  language: LanguageTag,
  /** What an agent wrote to somebody who said that it was solved, the latest; null = there is none yet. */
  answer: z.object({ conversationId: ConversationId, text: z.string() }).nullable(),
});
export type AskedQuestion = z.infer<typeof AskedQuestion>;

const AskedTag = Figures.extend({ name: z.string() });
const AskedPage = Figures.omit({ pages: true }).extend({ page: z.string() });

export const WhatPeopleAsk = z.object({
  /** The last seven days end now. */
  fromMs: z.number(),
  toMs: z.number(),
  /** All conversations of the last seven days. */
  conversations: Count,
  questions: z.array(AskedQuestion).max(MOST_ASKED),
  tags: z.array(AskedTag).max(MOST_ASKED),
  pages: z.array(AskedPage).max(MOST_ASKED),
});
export type WhatPeopleAsk = z.infer<typeof WhatPeopleAsk>;

export const WhatPeopleAskQuery = z.object({
  /** By its key; without one all that whoever asks directs. */
  site: z.string().max(64).exactOptional(),
});

export const WhatPeopleAskAnswer = z.object({
  asked: WhatPeopleAsk,
  /** Those that may be asked for. */
  sites: z.array(z.object({ siteKey: z.string(), name: z.string() })),
});
export type WhatPeopleAskAnswer = z.infer<typeof WhatPeopleAskAnswer>;
