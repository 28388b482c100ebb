import type {
  Complaint,
  ConversationId,
  LaneItem,
  OpenPromise,
  TagId,
  WaitReason,
  WaitRefusal,
} from "@presently/shared/protocol";
import { textWithFiles } from "./file-names.ts";
import { readPromises } from "./promises.ts";
import { readComplaint } from "./complaint.ts";
import { countOpenQuestions } from "./questions.ts";
import { readTagIds } from "./tags.ts";
import { callbackOf } from "./callback.ts";
import { all, one, type Script } from "../store/script.ts";
import { unopenedFileOf } from "../store/statements/files.ts";
import { lastEventOf } from "../store/statements/past-events.ts";
import { slotsOfAgent, slotsOfConversation } from "../store/statements/slots.ts";
import { lastMessageOf, laneRowOf } from "../store/statements/views.ts";

/** What is announced to a waiting visitor: committed as `wait.announced` before anybody sees it. */
interface Announced {
  readonly atMs: number;
  readonly place: number;
  readonly range: NonNullable<LaneItem["announced"]>["range"] | null;
  readonly refusal: WaitRefusal | null;
  readonly reason: WaitReason | null;
  readonly basis: "measured" | "prior" | "unknown";
}

/** A call that is owed, as in the lane's item, its agent by the desk's own id. */
interface OwedCall {
  readonly phone: string;
  readonly dueAtMs: number;
  readonly tries: number;
  readonly agent: number | null;
}

/** A conversation as the board keeps it, by the desk's own ids. */
export interface LaneRow {
  readonly id: number;
  readonly publicId: ConversationId;
  readonly state: LaneItem["state"];
  readonly site: number;
  readonly visitorId: string;
  readonly line: number;
  readonly department: number;
  readonly agent: number | null;
  readonly offeredTo: number | null;
  /** The agents who have a slot for it: offered, handed over, held, or wrapped up. */
  readonly hands: readonly number[];
  readonly priority: number;
  readonly isReturned: boolean;
  readonly rankMs: number;
  readonly isReachable: boolean;
  readonly presence: LaneItem["presence"];
  readonly language: string;
  readonly visitorName: string | null;
  readonly queuedAtMs: number;
  readonly callback: LaneItem["callback"];
  readonly isTest: boolean;
  readonly owesAnswerSinceMs: number | null;
  readonly closedAtMs: number | null;
  /** As in the lane's item. */
  readonly answerDueAtMs: number | null;
  readonly call: OwedCall | null;
  readonly lastMessage: LaneItem["lastMessage"];
  readonly hasUnopenedFiles: boolean;
  readonly tagIds: readonly TagId[];
  readonly promises: readonly OpenPromise[];
  readonly complaint?: Complaint;
  /** How many questions are open. */
  readonly openQuestions: number;
  /** Since when who holds it has said nothing, while something is asked (QU7); null = nobody holds it, or nothing is open. */
  readonly silentSinceMs: number | null;
  readonly announced: Announced | null;
}

/** One who waits, with the place they are shown. */
export interface WaitingRow extends LaneRow {
  readonly state: "queued" | "offered";
  readonly place: number;
}

/** Whether a conversation stands in line: to its visitor an offer is still the line. */
export function isWaiting({ state }: Pick<LaneRow, "state">): boolean {
  return state === "queued" || state === "offered";
}

/** A conversation as it stands now; undefined when there is none with that id. */
export function* readLaneRow(desk: number, id: number): Script<LaneRow | undefined> {
  const row = yield* one(laneRowOf, { desk, id });
  if (row === undefined) return undefined;
  const isLeftAndOwed = row.state === "messageLeft" && row.owesAnswerSinceMs !== null;
  const held = yield* all(slotsOfConversation, { desk, conversation: id });
  const message = yield* one(lastMessageOf, { desk, conversation: id });
  const openQuestions = yield* countOpenQuestions(desk, id);
  return {
    ...row,
    publicId: row.publicId as ConversationId, // the desk writes the prefix
    isReturned: row.isReturned === 1,
    isReachable: row.isReachable === 1,
    presence: row.presence,
    callback: callbackOf(row),
    answerDueAtMs: isLeftAndOwed ? row.promisedAnswerByMs : null,
    call: callOf(row),
    isTest: row.testSinceMs !== null,
    offeredTo: held.find((slot) => slot.kind === "offer")?.agent ?? null,
    hands: row.state === "closed" ? yield* readWrapUp(desk, row) : held.map(({ agent }) => agent),
    lastMessage:
      message === undefined
        ? null
        : {
            isFromVisitor: message.actor.startsWith("vis_"),
            text: (yield* textWithFiles(desk, message)).slice(0, MAX_PREVIEW_CHARS),
            atMs: message.atMs,
          },
    hasUnopenedFiles: (yield* one(unopenedFileOf, { desk, conversation: id })) !== undefined,
    tagIds: yield* readTagIds(desk, id),
    promises: yield* readPromises(desk, id),
    ...(yield* readComplaint(desk, id)),
    openQuestions,
    silentSinceMs: openQuestions === 0 ? null : silentSinceMs(row, message),
    announced: isWaiting(row) ? yield* readAnnounced(desk, id) : null,
  };
}

/**
 * Since when who holds a conversation has said nothing: since their last message, since the visitor wrote after it, or since it became theirs,
 * whichever was last (QU7). Null where nobody holds it.
 */
function silentSinceMs(
  row: {
    readonly state: LaneItem["state"];
    readonly owesAnswerSinceMs: number | null;
    readonly acceptedAtMs: number | null;
  },
  message: { readonly atMs: number } | undefined,
): number | null {
  if (row.state !== "assigned" && row.state !== "waitingOnVisitor") return null;
  return Math.max(row.owesAnswerSinceMs ?? message?.atMs ?? 0, row.acceptedAtMs ?? 0);
}

/** The call that is owed, if one is: then nothing of it is null but who makes it. */
function callOf(row: {
  readonly callPhone: string | null;
  readonly callDueAtMs: number | null;
  readonly callTries: number | null;
  readonly callAgent: number | null;
}): OwedCall | null {
  const { callPhone: phone, callDueAtMs: dueAtMs, callTries: tries, callAgent: agent } = row;
  return phone === null || dueAtMs === null || tries === null
    ? null
    : { phone, dueAtMs, tries, agent };
}

/** Whoever wraps a closed conversation up: nobody but who held it last. */
function* readWrapUp(
  desk: number,
  { id, agent }: { id: number; agent: number | null },
): Script<number[]> {
  if (agent === null) return [];
  const slots = yield* all(slotsOfAgent, { desk, agent });
  return slots.some(({ conversation }) => conversation === id) ? [agent] : [];
}

/** A lane shows one line of a message. */
const MAX_PREVIEW_CHARS = 200;

function* readAnnounced(desk: number, conversation: number): Script<Announced | null> {
  const event = yield* one(lastEventOf, { desk, conversation, type: "wait.announced" });
  const queued = yield* one(lastEventOf, { desk, conversation, type: "conversation.queued" });
  // What was told of an earlier wait is not about this one.
  if (event === undefined || event.atMs < (queued?.atMs ?? 0)) return null;
  // Safe: the event's own fields, as the desk wrote them.
  const told = JSON.parse(event.data) as Omit<Announced, "atMs">;
  const { place, range, refusal, reason, basis } = told;
  return { atMs: event.atMs, place, range, refusal, reason, basis };
}
