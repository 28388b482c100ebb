import type {
  AgentId,
  ConversationId,
  DepartmentId,
  SiteId,
  VisitorId,
} from "@presently/shared/protocol";
import { MAX_MESSAGE_CHARS, MAX_NOTE_CHARS } from "@presently/shared/protocol";
import * as z from "zod";
import type { ApiCaller } from "../../accounts/api-tokens.ts";
import { all, one, type Script } from "../../store/script.ts";
import type { RowOf } from "../../store/statement.ts";
import {
  conversationForApi,
  placeForApi,
  conversationsOfSiteBefore,
  PAGE_CONVERSATIONS,
} from "../../store/statements/api-reading.ts";
import { PAGE_EVENTS, publicPageBefore } from "../../store/statements/streams.ts";
import { storedEventOf, visitorEventOf } from "../../views/wire-events.ts";
import { ApiError } from "../api-errors.ts";
import { type ApiContext, endpoint, nothing, writerOf } from "../endpoint.ts";
import { readAgent } from "./team.ts";
import {
  AgentName,
  Conversation,
  ConversationName,
  Message,
  Posted,
  SiteName,
} from "../schemas.ts";

type Row = RowOf<typeof conversationForApi>;

/** Above every id and every number of a stream. */
const FROM_THE_END = Number.MAX_SAFE_INTEGER;
const named = z.strictObject({ conversationId: ConversationName });

export const listConversations = endpoint({
  method: "GET",
  path: "/conversations",
  scope: "conversations.read",
  summary: "List conversations",
  description: `The newest first, ${PAGE_CONVERSATIONS} at a time. For the next page ask with \`before\` = \`nextBefore\`, until that is null. Conversations that begin meanwhile move nothing: no page says one twice or leaves one out.`,
  params: nothing,
  query: z.strictObject({
    site: SiteName.exactOptional(),
    before: ConversationName.exactOptional(),
  }),
  body: null,
  answer: z.object({
    conversations: z.array(Conversation).max(PAGE_CONVERSATIONS),
    nextBefore: ConversationName.nullable(),
  }),
  async run({ desk, store }, { caller, query }) {
    const sites = caller.sites.filter(
      ({ siteId }) => query.site === undefined || siteId === query.site,
    );
    if (query.site !== undefined && sites.length === 0) throw new ApiError("not-found");
    const rows = await store.read(function* (): Script<Row[]> {
      const before =
        query.before === undefined ? FROM_THE_END : yield* placeOf(desk, caller, query.before);
      const pages: Row[] = [];
      for (const { id: site } of sites)
        pages.push(...(yield* all(conversationsOfSiteBefore, { desk, site, before })));
      return pages.toSorted((one, other) => other.id - one.id).slice(0, PAGE_CONVERSATIONS);
    });
    const conversations = rows.map(shown);
    const isFull = rows.length === PAGE_CONVERSATIONS;
    const nextBefore = isFull ? (conversations.at(-1)?.conversationId ?? null) : null;
    return { status: 200, body: { conversations, nextBefore } };
  },
});

export const readConversation = endpoint({
  method: "GET",
  path: "/conversations/{conversationId}",
  scope: "conversations.read",
  summary: "Read a conversation",
  description: "How it stands now, without what was said.",
  params: named,
  query: nothing,
  body: null,
  answer: Conversation,
  async run({ desk, store }, { caller, params }) {
    const row = await store.read(() => conversationOf(desk, caller, params.conversationId));
    return { status: 200, body: shown(row) };
  },
});

export const listMessages = endpoint({
  method: "GET",
  path: "/conversations/{conversationId}/messages",
  scope: "conversations.read",
  summary: "Read what was said",
  description:
    "The newest first. A page may hold few messages, or none, while there are more: go on with `before` = `nextBefore` until that is null.",
  params: named,
  query: z.strictObject({ before: z.coerce.number().int().min(1).exactOptional() }),
  body: null,
  answer: z.object({ messages: z.array(Message), nextBefore: z.int().min(1).nullable() }),
  async run({ desk, store }, { caller, params, query }) {
    const rows = await store.read(function* () {
      const { id: conversation } = yield* conversationOf(desk, caller, params.conversationId);
      const before = query.before ?? FROM_THE_END;
      return yield* all(publicPageBefore, { desk, conversation, before });
    });
    const messages = rows.flatMap((row) => {
      const event = visitorEventOf(storedEventOf(row));
      return event?.type === "message.posted" ? [messageOf(event)] : [];
    });
    const last = rows.length === PAGE_EVENTS ? (rows.at(-1)?.publicSeq ?? null) : null;
    return { status: 200, body: { messages, nextBefore: last === 1 ? null : last } };
  },
});

const text = z
  .string()
  .min(1)
  .max(MAX_MESSAGE_CHARS * 2);

export const postMessage = endpoint({
  method: "POST",
  path: "/conversations/{conversationId}/messages",
  scope: "messages.write",
  summary: "Post a message",
  description: `As the agent whom the token names, who must have the conversation, as in the console. At most ${MAX_MESSAGE_CHARS} characters. Nothing can be written in a visitor's name.`,
  params: named,
  query: nothing,
  body: z.strictObject({ text }),
  answer: Posted,
  run: (context, { caller, params, body, commandId }) =>
    post(context, caller, params.conversationId, commandId, (conversationId) => ({
      type: "message.post",
      conversationId,
      text: body.text,
    })),
});

export const postNote = endpoint({
  method: "POST",
  path: "/conversations/{conversationId}/notes",
  scope: "messages.write",
  summary: "Leave a note",
  description:
    "For the team alone, as the agent whom the token names: in any conversation that they may read.",
  params: named,
  query: nothing,
  body: z.strictObject({ text }),
  answer: Posted,
  run: (context, { caller, params, body, commandId }) =>
    post(context, caller, params.conversationId, commandId, (conversationId) => ({
      type: "note.post",
      conversationId,
      text: body.text,
      mentions: [],
    })),
});

export const assignConversation = endpoint({
  method: "POST",
  path: "/conversations/{conversationId}/assignment",
  scope: "conversations.write",
  summary: "Give a conversation to an agent",
  description:
    "One that waits, or that an agent has, to an agent who is online, at once and without asking them: as the agent whom the token names, who must direct the site. `fromAgentId` is who has it as far as you know, null for nobody; where that is over, nothing is done. With every place of theirs in use it is refused, unless `isBeyondCapacity` is true. `reason` is for the team alone.",
  params: named,
  query: nothing,
  body: z.strictObject({
    agentId: AgentName,
    fromAgentId: AgentName.nullable(),
    isBeyondCapacity: z.boolean().exactOptional(),
    reason: z
      .string()
      .max(MAX_NOTE_CHARS * 2)
      .exactOptional(),
  }),
  answer: Posted,
  async run(context, { caller, params, body, commandId }) {
    const { isBeyondCapacity, ...given } = body;
    await readAgent(context, caller, given.agentId);
    return await post(context, caller, params.conversationId, commandId, (conversationId) => ({
      type: "conversation.assign",
      conversationId,
      ...given,
      ...(isBeyondCapacity === true ? { isBeyondCapacity } : {}),
    }));
  },
});

/** Does it in a conversation of the token's sites, and says what a repeat under the same key came to (API7). */
async function post(
  { desk, store, asAgent }: ApiContext,
  caller: ApiCaller,
  name: ConversationId,
  commandId: string,
  command: (conversationId: ConversationId) => Parameters<ApiContext["asAgent"]>[1],
): Promise<{ status: 200 | 201; body: z.input<typeof Posted> }> {
  const writer = writerOf(caller);
  await store.read(() => conversationOf(desk, caller, name));
  const { eventId, repeat } = await asAgent(writer, command(name), commandId);
  if (eventId === undefined) throw new Error("a message that was posted is no event");
  if (repeat === "different") throw new ApiError("key.used");
  const isRepeat = repeat !== undefined;
  return { status: isRepeat ? 200 : 201, body: { eventId, isRepeat } };
}

/** A conversation of the token's sites; "not yours" and "not there" are the same answer (R27). */
/** Where a page goes on: also after a conversation whose visitor was erased since the page before. */
function* placeOf(desk: number, caller: ApiCaller, publicId: string): Script<number> {
  const row = yield* one(placeForApi, { desk, publicId });
  if (row === undefined || !caller.sites.some(({ id }) => id === row.site))
    throw new ApiError("not-found");
  return row.id;
}

function* conversationOf(desk: number, caller: ApiCaller, publicId: string): Script<Row> {
  const row = yield* one(conversationForApi, { desk, publicId });
  if (row === undefined || !caller.sites.some(({ id }) => id === row.site))
    throw new ApiError("not-found");
  return row;
}

function shown(row: Row): z.input<typeof Conversation> {
  const { publicId, siteId, departmentId, agentId, createdAtMs, isSolved, testSinceMs } = row;
  const { visitorId, name, email, phone, verifiedSub } = row;
  // Safe: the desk writes every public id with its prefix.
  return {
    conversationId: publicId as ConversationId,
    siteId: siteId as SiteId,
    departmentId: departmentId as DepartmentId,
    agentId: agentId as AgentId | null,
    state: row.state,
    language: row.language,
    startedAtMs: createdAtMs,
    acceptedAtMs: row.acceptedAtMs,
    firstResponseAtMs: row.firstResponseAtMs,
    owesAnswerSinceMs: row.owesAnswerSinceMs,
    closedAtMs: row.closedAtMs,
    closedBy: row.closedBy,
    ratingScore: row.ratingScore,
    isSolved: isSolved === null ? null : isSolved === 1,
    isTest: testSinceMs !== null,
    visitor: {
      visitorId: visitorId as VisitorId,
      name,
      email,
      phone,
      isVerified: verifiedSub !== null,
    },
  };
}

function messageOf(
  event: Extract<NonNullable<ReturnType<typeof visitorEventOf>>, { type: "message.posted" }>,
): z.input<typeof Message> {
  const { by } = event;
  const kind = by === "system" ? "system" : by.startsWith("agt_") ? "agent" : "visitor";
  return {
    messageId: event.id,
    number: event.seq,
    atMs: event.atMs,
    author: { kind, id: by === "system" ? null : by },
    text: event.text,
    files: (event.files ?? []).map(({ fileId, kind: form, bytes }) => ({
      fileId,
      kind: form,
      bytes,
    })),
  };
}
