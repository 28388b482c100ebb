import {
  ArticleLanguage,
  type AskedQuestion,
  type ConversationId,
  isGreeting,
  SentReply,
  type WhatPeopleAsk,
} from "@presently/shared/protocol";
import * as z from "zod";
import {
  ASKED_SPAN_MS,
  type AskedConversation,
  figuresOf,
  LATELY_MS,
  type Theme,
  topAsked,
} from "../domain/asked/count-asked.ts";
import { groupQuestions, wordingOf } from "../domain/asked/group-questions.ts";
import { all, type Script } from "../store/script.ts";
import {
  askedConversations,
  askedQuestions,
  askedTags,
  dismissedQuestions,
  writtenAfter,
} from "../store/statements/asked.ts";
import { numberIn } from "../views/questions.ts";
import { type AskedSites, askedSites } from "./asked-sites.ts";

/** What is asked: of these sites, in the seven days up to `nowMs` and the weeks before. */
export const AskedQuery = z.object({
  of: z.literal("asked"),
  desk: z.int(),
  siteKeys: z.array(z.string()),
  nowMs: z.number(),
});
export type AskedQuery = z.infer<typeof AskedQuery>;

interface Found extends AskedConversation {
  readonly publicId: ConversationId;
  readonly language: string;
}

interface FoundQuestion {
  readonly conversation: number;
  readonly text: string;
  readonly language: ArticleLanguage | null;
  readonly deskSeq: number;
}

/** What people ask (WA1 to WA5): read when somebody looks, from the conversations themselves. */
export function* whatPeopleAsk(query: AskedQuery): Script<WhatPeopleAsk> {
  const sites = yield* askedSites(query);
  const found = yield* conversationsOf(query, sites);
  const of = (id: number): Found[] => {
    const one = found.get(id);
    return one === undefined ? [] : [one];
  };
  const { nowMs: toMs } = query;
  const questions = yield* questionsOf(query, sites, found);
  const askedThemes = groupQuestions(questions).map((group) => ({
    subject: group,
    conversations: group.flatMap(({ conversation }) => of(conversation)),
  }));
  const top: AskedQuestion[] = [];
  for (const { theme, ...figures } of topAsked(askedThemes, toMs)) {
    const wording = wordingOf(theme.subject);
    const answer = yield* bestAnswer(query, theme.subject, found);
    const language = found.get(wording.conversation)?.language ?? "";
    top.push({ text: wording.text, language, answer, ...figures });
  }
  const everything = figuresOf([...found.values()], toMs);
  return {
    fromMs: toMs - LATELY_MS,
    toMs,
    conversations: everything.lately,
    questions: top,
    tags: topAsked(yield* tagThemes(query, sites, of), toMs).map(({ theme, ...figures }) => ({
      name: theme.subject,
      ...figures,
    })),
    pages: topAsked(pageThemes(found), toMs).map(({ theme, pages: _own, ...figures }) => ({
      page: theme.subject,
      ...figures,
    })),
  };
}

function spanOf({ desk, nowMs }: AskedQuery, site: number) {
  return { desk, site, fromMs: nowMs - ASKED_SPAN_MS, toMs: nowMs };
}

function* conversationsOf(query: AskedQuery, sites: AskedSites): Script<Map<number, Found>> {
  const found = new Map<number, Found>();
  for (const site of sites.keys())
    for (const row of yield* all(askedConversations, spanOf(query, site)))
      found.set(row.id, {
        id: row.id,
        publicId: row.publicId as ConversationId, // written by this server with the prefix of its kind
        language: row.language,
        createdAtMs: row.createdAtMs,
        isSolved: row.isSolved === null ? null : row.isSolved === 1,
        isComplaint: row.sinceMs !== null,
        page: row.page,
      });
  return found;
}

/** In the order in which they were asked; without those that an agent said are none. */
function* questionsOf(
  query: AskedQuery,
  sites: AskedSites,
  found: ReadonlyMap<number, Found>,
): Script<FoundQuestion[]> {
  const questions: FoundQuestion[] = [];
  for (const site of sites.keys()) {
    const span = spanOf(query, site);
    const none = new Set(
      (yield* all(dismissedQuestions, span)).map((row) => `${row.conversation} ${row.number}`),
    );
    for (const { conversation, deskSeq, text, data } of yield* all(askedQuestions, span)) {
      if (text === null || none.has(`${conversation} ${numberIn(data)}`)) continue;
      const spoken = found.get(conversation)?.language.split("-")[0]?.toLowerCase();
      const language = ArticleLanguage.safeParse(spoken).data ?? null;
      questions.push({ conversation, deskSeq, text, language });
    }
  }
  return questions.sort((a, b) => a.deskSeq - b.deskSeq);
}

function* tagThemes(
  query: AskedQuery,
  sites: AskedSites,
  of: (id: number) => Found[],
): Script<Theme<string>[]> {
  const byName = new Map<string, Found[]>();
  for (const site of sites.keys())
    for (const { conversation, name } of yield* all(askedTags, spanOf(query, site))) {
      const there = byName.get(name);
      if (there === undefined) byName.set(name, of(conversation));
      else there.push(...of(conversation));
    }
  return [...byName].map(([subject, conversations]) => ({ subject, conversations }));
}

function pageThemes(found: ReadonlyMap<number, Found>): Theme<string>[] {
  const byPage = Map.groupBy(found.values(), ({ page }) => page);
  return [...byPage].flatMap(([subject, conversations]) =>
    subject === null ? [] : [{ subject, conversations }],
  );
}

const Written = z.object({ cannedReply: SentReply.exactOptional() });

/** What an agent wrote after it was asked, to whoever said last that it was solved (WA5). */
function* bestAnswer(
  { desk }: AskedQuery,
  group: readonly FoundQuestion[],
  found: ReadonlyMap<number, Found>,
): Script<AskedQuestion["answer"]> {
  for (const { conversation, deskSeq } of group.toReversed()) {
    const asked = found.get(conversation);
    if (asked?.isSolved !== true) continue;
    for (const { actor, text, data } of yield* all(writtenAfter, {
      desk,
      conversation,
      after: deskSeq,
    })) {
      if (!actor.startsWith("agt_") || text === null || text === "") continue;
      if (isGreeting(Written.parse(JSON.parse(data)).cannedReply)) continue;
      return { conversationId: asked.publicId, text };
    }
  }
  return null;
}
