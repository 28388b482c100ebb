import type { AgentPresence, Availability } from "@presently/shared/protocol";

/**
 * What the wait engine is told of the desk, in numbers without person or text: a stream of its own beside the events, so that it outlives
 * retention and erasure, and a site's history can be replayed from it (W2). `line` 0 and `agent` are about an agent as a whole; a
 * `conversation` is the desk's own number. Times in ms.
 */
export type WaitFact =
  /**
   * Stands in line from now on: new, come back, reopened, or returned, out of the hands of `agent`, whose load it was part of. `isHere` 0 =
   * passed over for now (Q5).
   */
  | {
      readonly kind: "queued";
      readonly line: number;
      readonly agent: number | null;
      readonly load: number;
      readonly conversation: number;
      readonly priority: number;
      readonly isReturned: 0 | 1;
      readonly rankMs: number;
      readonly isHere: 0 | 1;
    }
  /** Passed over from now on: absent or silent. */
  | VisitorFact<"gone", object>
  /** There again, after so long, and where they stand by now. */
  | VisitorFact<"came", { readonly awayMs: number; readonly rankMs: number }>
  /** A wait ended with an agent; `load` is the agent's with this chat. */
  | ChatFact<"accepted", { readonly waitMs: number; readonly load: number }>
  /** A wait ended without one, by somebody who had been gone for `awayMs` by then. */
  | VisitorFact<"left", { readonly waitMs: number; readonly awayMs: number }>
  /** Waits on in the line `toLine`, with the same rank. */
  | VisitorFact<
      "moved",
      { readonly toLine: number; readonly waitMs: number; readonly priority: number }
    >
  /** A chat and its wrap-up freed a slot. */
  | ChatFact<"ended", { readonly chatMs: number; readonly load: number }>
  /** A chat went from one agent's hands into those of `to`, where it belongs to `toLine`. */
  | ChatFact<
      "brokeOff",
      {
        readonly chatMs: number;
        readonly load: number;
        readonly to: number;
        readonly toLine: number;
      }
    >
  /** From now on the agent takes this many chats at once from these lines: 0 = away, on a break or lost. Who reconnects is still there (AP1). */
  | {
      readonly kind: "slots";
      readonly line: 0;
      readonly agent: number;
      readonly slots: number;
      readonly lines: readonly number[];
      /** 1 = lost, or gone without a connection, whatever was chosen. Absent in what older versions wrote, which did not say. */
      readonly isOffline?: 0 | 1;
      /** When they mean to be back; null = they cannot say, absent = nothing was said of it. */
      readonly backAtMs?: number | null;
    };

type VisitorFact<Kind extends string, Numbers> = {
  readonly kind: Kind;
  readonly line: number;
  readonly agent: null;
  readonly conversation: number;
} & Numbers;

type ChatFact<Kind extends string, Numbers> = {
  readonly kind: Kind;
  readonly line: number;
  readonly agent: number;
  readonly conversation: number;
} & Numbers;

/** Who was gone for less than this has not left the line; after more, what was told before is over, and a new wait begins. */
export const BRIEF_ABSENCE_MS = 60_000;

/** An agent as their slots are counted. */
export interface SlottedAgent {
  readonly availability: Availability;
  readonly presence: AgentPresence;
  readonly capacity: number;
}

/** How many chats an agent is counted with: none when away by choice, or lost. Who reconnects is still there. */
export function slotsOf({ availability, presence, capacity }: SlottedAgent): number {
  return availability === "online" && presence !== "offline" ? capacity : 0;
}
