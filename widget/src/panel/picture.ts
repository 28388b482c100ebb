import type {
  AboutWelcome,
  CommandId,
  ConversationView,
  FileLimits,
  IncidentNotice,
  QueueMoved,
  VisitorCommand,
  WaysOut,
} from "@presently/shared/protocol";
import type { Connection, SiteAvailability } from "../contract.ts";

/** A message of the visitor's that is not in the thread yet. */
export interface PendingMessage {
  readonly commandId: CommandId;
  readonly text: string;
  /** `late`: no answer for 10 s, still trying; `sent`: stored, its echo is on its way; `failed`: refused or too old, only the visitor can go on. */
  readonly state: "sending" | "late" | "sent" | "failed";
}

export const DAY_MS = 24 * 3_600_000;

/** Everything the panel shows: written by the session, only read by the interface. */
export interface Picture {
  readonly connection: Connection;
  /** The server is there and has sent us away for a while: too much at once, from this visitor or from everybody. */
  readonly isTooBusy: boolean;
  /** Set when the server will not have us: nothing but the site's owner can change that. */
  readonly isRefused: boolean;
  readonly siteName: string | undefined;
  readonly availability: SiteAvailability;
  /** What the site says of an incident: it stands above everything (M21). */
  readonly incident: IncidentNotice | null;
  /** More visitors write than this hour usually brings. */
  readonly isUnusuallyBusy: boolean;
  /** When the site opens, where it is closed by its hours. */
  readonly opensAtMs: number | null;
  /** From which wait on a way out is offered, and which; null before the server has spoken. */
  readonly ways: WaysOut | null;
  /** What files the site takes; null = none, or before the server has spoken. */
  readonly files: FileLimits | null;
  /** What the server made of the department that the page named; absent before it has spoken. */
  readonly about?: AboutWelcome | undefined;
  /** Whether the server has spoken since the panel was first opened. */
  readonly isKnown: boolean;
  readonly view: ConversationView | null;
  /** The conversation shown, after those before it that are loaded without a gap; the oldest first. */
  readonly threads: readonly ConversationView[];
  readonly names: Readonly<Record<string, string>>;
  readonly pending: readonly PendingMessage[];
  /** Of what type everything is that was given and waits for its answer. */
  readonly underWay: readonly VisitorCommand["type"][];
  readonly queue: QueueMoved | null;
  /** The agent who is writing, if any. */
  readonly typing: string | null;
  /** The code of a refusal of something that is not a message, to be said once. */
  readonly problem: string | null;
}

/** What `threads` holds of all that is known, the one shown among it: back to the first that has earlier messages which are not loaded. */
export function threadsTo(
  view: ConversationView | null,
  all: readonly ConversationView[],
): readonly ConversationView[] {
  if (view === null) return [];
  const threads = all
    .filter(({ startedAtMs }) => startedAtMs <= view.startedAtMs)
    .sort((one, other) => one.startedAtMs - other.startedAtMs);
  return threads.slice(
    Math.max(
      0,
      threads.findLastIndex(({ hasEarlier }) => hasEarlier),
    ),
  );
}

/** Whether the visitor stands in line: to them an offer looks like waiting. */
export function isInLine(view: ConversationView | null): boolean {
  return view?.state === "queued" || view?.state === "offered";
}

/** Whether an answer may still come, if only to a message that was left. */
function isAwaited(view: ConversationView | null): boolean {
  return view !== null && view.state !== "closed";
}

/** Whether an answer may come, or something waits to be sent: then the connection is kept, and the next page takes it up. */
export function isUnderWay({ view, underWay }: Picture): boolean {
  return isAwaited(view) || underWay.length > 0;
}

/** Whether a conversation is going on: in line or with an agent. */
export function isOpen(view: ConversationView | null): boolean {
  return isAwaited(view) && view?.state !== "messageLeft";
}
