import type { ConversationId, FormAnswers, FormField, Register } from "@presently/shared/protocol";
import { readSiteSettings } from "../domain/site-settings.ts";
import { all, one, type Script } from "../store/script.ts";
import { mailFacts } from "../store/statements/outbox.ts";
import { PAGE_EVENTS, publicPageBefore } from "../store/statements/streams.ts";
import { agentName } from "../store/statements/views.ts";
import { textWithFiles } from "./file-names.ts";

/** So many pages of a conversation are told, the latest ones. */
const MAX_PAGES = 10;

/** What was said in a conversation, as its visitor may have it: nothing of it was ever the team's alone (TS1). */
export interface Transcript {
  readonly conversationId: ConversationId;
  readonly visitor: number;
  readonly siteName: string;
  /** Of the conversation: those of the chat's words. */
  readonly language: string;
  /** Of the site (RE1). */
  readonly register: Register;
  readonly timeZone: string;
  /** Earlier messages are left out. */
  readonly isCut: boolean;
  /** The oldest first. */
  readonly lines: readonly TranscriptLine[];
}

interface TranscriptLine {
  readonly atMs: number;
  readonly from: "visitor" | "team";
  /** Null for the visitor, and where the agent's name isn't known any more. */
  readonly agentName: string | null;
  readonly said: Said;
}

/**
 * A text as it was typed, or what a form asked, what was answered to it, which short answers a message offered, and what it is about: whoever tells it
 * has the words.
 */
export type Said =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "asked";
      readonly fields: readonly FormField[];
      readonly question: string | null;
    }
  | { readonly kind: "answered"; readonly answers: FormAnswers }
  | { readonly kind: "offered"; readonly replies: readonly string[] }
  /** What the visitor said that it is about (TO2). */
  | { readonly kind: "topic"; readonly topic: string };

/** Reads it from the visitor's own stream, which holds public events alone (P2); undefined where there is no such conversation. */
export function* readTranscript(
  desk: number,
  conversation: number,
): Script<Transcript | undefined> {
  const facts = yield* one(mailFacts, { desk, id: conversation });
  if (facts === undefined) return undefined;
  const newestFirst: TranscriptLine[] = [];
  const names = new Map<string, string | null>();
  let before = Number.MAX_SAFE_INTEGER;
  let isCut = true;
  for (let page = 0; page < MAX_PAGES && isCut; page += 1) {
    const rows = yield* all(publicPageBefore, { desk, conversation, before });
    for (const row of rows) {
      const { type, actor, atMs, publicSeq } = row;
      before = publicSeq ?? before;
      const text = type === "message.posted" ? yield* textWithFiles(desk, row) : row.text;
      const said = saidIn(type, text, row.data);
      if (said === undefined) continue;
      const from = actor.startsWith("vis_") ? "visitor" : "team";
      if (actor.startsWith("agt_") && !names.has(actor))
        names.set(actor, (yield* one(agentName, { desk, publicId: actor }))?.name ?? null);
      newestFirst.push({ atMs, from, agentName: names.get(actor) ?? null, said });
    }
    isCut = rows.length === PAGE_EVENTS && before > 1;
  }
  return {
    conversationId: facts.publicId as ConversationId, // the desk writes it with the prefix of its kind
    visitor: facts.visitor,
    siteName: facts.siteName,
    language: facts.language,
    register: readSiteSettings(facts.siteSettings).register,
    timeZone: facts.timeZone,
    isCut,
    lines: newestFirst.toReversed(),
  };
}

/** What an event says to the visitor; undefined where it is no words of anybody, or they were erased. */
function saidIn(type: string, text: string | null, data: string): Said | undefined {
  // Safe, here and below: the desk writes every text and all data as the event's schema has them.
  if (type === "form.sent")
    return { kind: "asked", ...(JSON.parse(data) as { fields: FormField[] }), question: text };
  if (text === null || text === "") return undefined;
  // Of what puts a conversation in line, a topic alone has words.
  if (type === "conversation.queued") return { kind: "topic", topic: text };
  if (type === "message.posted") return { kind: "text", text };
  if (type === "form.answered")
    return { kind: "answered", answers: JSON.parse(text) as FormAnswers };
  if (type === "replies.offered")
    return { kind: "offered", replies: JSON.parse(text) as readonly string[] };
  if (type !== "goodwill.given") return undefined;
  const { words, code } = JSON.parse(text) as { words: string; code: string };
  return { kind: "text", text: [words, code].filter((part) => part !== "").join(" ") };
}
