import type {
  AgentId,
  AgentNames,
  ConversationId,
  ConversationView,
  Cursor,
  DepartmentId,
  LastingEvent,
  TransferReason,
} from "@presently/shared/protocol";
import { cursorOf, STREAM_START } from "@presently/shared/protocol/cursor";
import { storedEventOf, visitorEventOf, agentEventOf } from "./wire-events.ts";
import { all, one, type Script, the } from "../store/script.ts";
import { agentById } from "../store/statements/agents.ts";
import { articleHelpOf } from "../store/statements/article-help.ts";
import { conversationById } from "../store/statements/conversations.ts";
import { lastEventOf } from "../store/statements/past-events.ts";
import { slotsOfConversation } from "../store/statements/slots.ts";
import { phoneCallOf } from "../store/statements/phone-calls.ts";
import { publicPageBefore, threadPageBefore } from "../store/statements/streams.ts";
import { callbackOf } from "./callback.ts";
import { readFileNames } from "./file-names.ts";
import { thatFit } from "./page-size.ts";
import { readPromises } from "./promises.ts";
import { readReadMarks } from "./read-marks.ts";
import { readQuestions } from "./questions.ts";
import { readComplaint } from "./complaint.ts";
import { readTagIds } from "./tags.ts";
import { readAgentNames } from "./agent-names.ts";

/** A picture of a conversation and the cursor it stands at. */
export interface VisitorPicture {
  readonly upto: Cursor;
  readonly view: ConversationView;
  readonly names: AgentNames;
}

/** Above every number a stream can reach: "from its end". */
const FROM_THE_END = Number.MAX_SAFE_INTEGER;

/** The conversation as its visitor may see it: public events only, an offer looks like the queue (P2, P30). */
export function* readVisitorView(desk: number, conversation: number): Script<VisitorPicture> {
  const rows = yield* all(publicPageBefore, { desk, conversation, before: FROM_THE_END });
  const stored = thatFit(rows).map(storedEventOf).toReversed();
  const items = stored.flatMap((event) => visitorEventOf(event) ?? []);
  const last = stored.at(-1);
  const core = yield* readCore(desk, conversation);
  const view: ConversationView = {
    ...core,
    state: core.state === "offered" ? "queued" : core.state,
    offer: null,
    transfer: null,
    isTest: false,
    items,
    hasEarlier: hasEarlier(items),
  };
  return {
    upto: last === undefined ? STREAM_START : cursorOf(last.publicSeq ?? 0, last.publicId),
    view,
    names: { ...(yield* readAgentNames(desk, items)), ...(yield* readFileNames(desk, items)) },
  };
}

/** The conversation as the team sees it. */
export function* readTeamView(desk: number, conversation: number): Script<ConversationView> {
  const rows = yield* all(threadPageBefore, { desk, conversation, before: FROM_THE_END });
  const items = thatFit(rows).map(storedEventOf).toReversed().map(agentEventOf);
  const core = yield* readCore(desk, conversation);
  const held = yield* all(slotsOfConversation, { desk, conversation });
  const isOffered = held.some((slot) => slot.kind === "offer");
  const tagIds = yield* readTagIds(desk, conversation);
  const questions = yield* readQuestions(desk, conversation);
  return {
    ...core,
    ...(tagIds.length === 0 ? {} : { tagIds }),
    ...(yield* readComplaint(desk, conversation)),
    ...(questions.length === 0 ? {} : { questions }),
    offer: isOffered && core.state === "offered" ? yield* readOffer(desk, conversation) : null,
    transfer:
      isOffered && core.state !== "offered" ? yield* readTransfer(desk, conversation) : null,
    items,
    hasEarlier: hasEarlier(items),
  };
}

type Core = Omit<ConversationView, "offer" | "transfer" | "items" | "hasEarlier">;

function* readCore(desk: number, id: number): Script<Core> {
  const row = yield* the(conversationById, { desk, id });
  const agent = row.agent === null ? undefined : yield* one(agentById, { desk, id: row.agent });
  const call = yield* one(phoneCallOf, { desk, conversation: id });
  const help = yield* one(articleHelpOf, { desk, conversation: id });
  // Safe, here and below: the desk writes every public id with its prefix.
  return {
    conversationId: row.publicId as ConversationId,
    state: row.state,
    departmentId: row.departmentId as DepartmentId,
    agentId: agent === undefined ? null : (agent.publicId as AgentId),
    startedAtMs: row.createdAtMs,
    queuedAtMs: row.queuedAtMs,
    closedBy: row.closedBy,
    ratingScore: row.ratingScore,
    isSolved: row.isSolved === null ? null : row.isSolved === 1,
    ...(help === undefined ? {} : { articleHelp: help.help }),
    transferCount: row.transferCount,
    callback: callbackOf(row),
    callDueAtMs: call?.dueAtMs ?? null,
    isTest: row.testSinceMs !== null,
    promises: yield* readPromises(desk, id),
    readMarks: yield* readReadMarks(desk, id),
  };
}

function* readOffer(desk: number, conversation: number): Script<ConversationView["offer"]> {
  const made = yield* one(lastEventOf, { desk, conversation, type: "offer.made" });
  if (made === undefined) return null;
  // Safe: the event's own fields, as the desk wrote them.
  const { agentId, expiresAtMs } = JSON.parse(made.data) as {
    agentId: AgentId;
    expiresAtMs: number;
  };
  return { agentId, expiresAtMs };
}

function* readTransfer(desk: number, conversation: number): Script<ConversationView["transfer"]> {
  const offered = yield* one(lastEventOf, { desk, conversation, type: "transfer.offered" });
  if (offered === undefined) return null;
  // Safe: as in `readOffer`.
  const { agentId, fromAgentId, transferReason, expiresAtMs } = JSON.parse(offered.data) as {
    agentId: AgentId;
    fromAgentId: AgentId;
    transferReason: TransferReason;
    expiresAtMs: number;
  };
  return { agentId, fromAgentId, transferReason, expiresAtMs };
}

/** A conversation begins with public event 1: a page that reaches it has nothing before it. */
export function hasEarlier(items: readonly LastingEvent[]): boolean {
  const first = items[0];
  return first !== undefined && first.publicSeq !== 1;
}
