import type {
  ActorId,
  AgentId,
  ConversationId,
  SearchAnswer,
  SearchGroup,
  SearchQuery,
  SearchHit,
  SearchResult,
  SiteId,
} from "@presently/shared/protocol";
import { excerptOf } from "../domain/search/excerpt.ts";
import { findWords, type Found, soughtWords } from "../domain/search/fold.ts";
import type { conversationStates } from "../store/schema.ts";
import { all, one, type Script } from "../store/script.ts";
import {
  anyOf,
  beginsWith,
  findConversations,
  type FoundRow,
  placesIn,
} from "../store/search-index.ts";
import { personOf } from "../store/statements/people.ts";
import { textAt } from "../store/statements/search.ts";
import { isIndexBehind } from "./index-page.ts";
import { knownOf } from "./known-of.ts";

const PAGE = 20;

/** Who asks is named by the desk's own ids, what they ask as on the wire. */
export interface SearchQuestion {
  readonly desk: number;
  readonly account: number;
  readonly agent: number;
  readonly query: SearchQuery;
}

const groupOf: Readonly<Record<(typeof conversationStates)[number], SearchGroup>> = {
  queued: "waiting",
  offered: "waiting",
  assigned: "active",
  waitingOnVisitor: "active",
  messageLeft: "left",
  closed: "closed",
};

/** A page of the conversations that fit, each with the place that fits best (SE1 to SE4). */
export function* searchConversations(question: SearchQuestion): Script<SearchAnswer> {
  const { desk, account, agent, query } = question;
  const isBehind = yield* isIndexBehind(desk);
  const words = soughtWords(query.text ?? "");
  if (!asksAnything(query, words)) return { results: [], hasMore: false, isBehind };
  const rows = yield* all(findConversations(words.length), {
    ...Object.fromEntries(words.map((word, at) => [`word${at}`, beginsWith(word)])),
    desk,
    account,
    agent,
    states: query.group === undefined ? null : JSON.stringify(statesOf(query.group)),
    siteId: query.site ?? null,
    agentId: query.agent ?? null,
    tagId: query.tag ?? null,
    fromMs: query.fromMs ?? null,
    beforeMs: query.beforeMs ?? null,
    after: query.after ?? null,
    limit: PAGE + 1,
  });
  const results: SearchResult[] = [];
  for (const row of rows.slice(0, PAGE)) results.push(yield* resultOf(desk, row, words));
  return { results, hasMore: rows.length > PAGE, isBehind };
}

/** Signs alone are no words: what is typed finds nothing then, rather than everything. */
function asksAnything(query: SearchQuery, words: readonly string[]): boolean {
  if (words.length > 0) return true;
  if ((query.text ?? "").trim() !== "") return false;
  const { group, site, agent, tag, fromMs, beforeMs } = query;
  return [group, site, agent, tag, fromMs, beforeMs].some((filter) => filter !== undefined);
}

function statesOf(group: SearchGroup): string[] {
  return Object.entries(groupOf).flatMap(([state, its]) => (its === group ? [state] : []));
}

function* resultOf(desk: number, row: FoundRow, words: readonly string[]): Script<SearchResult> {
  const person = yield* one(personOf, { desk, visitor: row.visitor });
  return {
    // Safe: the three ids were written by this server with the prefixes of their kinds.
    conversationId: row.publicId as ConversationId,
    siteId: row.siteId as SiteId,
    agentId: row.agentId as AgentId | null,
    visitorName: person?.verifiedName ?? person?.name ?? null,
    group: groupOf[row.state],
    createdAtMs: row.createdAtMs,
    hit: words.length === 0 ? null : yield* bestHit(desk, row, words, knownOf(person)),
  };
}

/** Of the places where a word stands the one with the most of them: what the visitor is known by before what was written, and that from the latest on. */
function* bestHit(
  desk: number,
  row: FoundRow,
  words: readonly string[],
  known: string,
): Script<SearchHit | null> {
  let best: { hit: Omit<SearchHit, "text" | "marks">; text: string; found: Found[] } | undefined;
  const places = yield* all(placesIn, { match: anyOf(words), conversation: row.id });
  // Stable, so that the latest stays first: only the visitor, whose place is 0, moves to the front.
  for (const { deskSeq } of places.toSorted((one) => (one.deskSeq === 0 ? -1 : 0))) {
    const place = yield* placeAt(desk, row.id, deskSeq, known);
    if (place === undefined) continue;
    const found = findWords(place.text, words);
    if (best === undefined || wordsIn(found) > wordsIn(best.found)) best = { ...place, found };
  }
  if (best === undefined) return null;
  const { text, marks } = excerptOf(best.text, best.found);
  return { ...best.hit, text, marks: [...marks] };
}

function wordsIn(found: readonly Found[]): number {
  return new Set(found.map(({ word }) => word)).size;
}

function* placeAt(
  desk: number,
  conversation: number,
  deskSeq: number,
  known: string,
): Script<{ hit: Omit<SearchHit, "text" | "marks">; text: string } | undefined> {
  if (deskSeq === 0) return { hit: { where: "visitor", by: null, atMs: null }, text: known };
  const row = yield* one(textAt, { desk, conversation, deskSeq });
  if (row === undefined || row.text === null) return undefined;
  const { type, actor, atMs, text } = row;
  const where = whereOf(type);
  // Safe: an actor as the desk wrote it.
  return { hit: { where, by: actor as ActorId, atMs }, text };
}

/** Why a chat was given to somebody is a note like another (AS2). */
function whereOf(type: string): "note" | "ending" | "message" {
  if (type === "note.posted" || type === "conversation.given") return "note";
  return type === "ending.written" ? "ending" : "message";
}
