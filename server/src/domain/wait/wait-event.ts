/**
 * What the wait engine is told of the desk. Ids are opaque; a line is whatever visitors stand in and agents serve. Times are epoch
 * milliseconds (in a trace: milliseconds from a Monday, 00:00 local).
 */
export type WaitEvent =
  | {
      readonly kind: "agentOnline";
      readonly atMs: number;
      readonly agent: string;
      readonly lines: readonly string[];
      readonly capacity: number;
      /** When the shift ends that they have come for, where that is known. */
      readonly shiftEndsAtMs?: number | undefined;
    }
  | {
      readonly kind: "agentCapacity";
      readonly atMs: number;
      readonly agent: string;
      readonly capacity: number;
    }
  | { readonly kind: "agentOffline"; readonly atMs: number; readonly agent: string }
  | {
      readonly kind: "queued";
      readonly atMs: number;
      readonly conversation: string;
      readonly line: string;
      readonly priority: number;
      /** Back in line after an agent was lost: before the rest of the priority (Q3). */
      readonly isReturned: boolean;
      /** Where in the order, when that is not by now: the time of the first wait (Q2). */
      readonly rankMs?: number;
      /** False: stands in line, but is passed over until `cameBack`. */
      readonly isHere?: boolean;
      readonly isTest?: boolean;
    }
  | {
      readonly kind: "assigned" | "ended";
      readonly atMs: number;
      readonly conversation: string;
      readonly agent: string;
      readonly line: string;
      /** A test takes its place and its slot, and teaches nothing (TC4). A trace knows of none. */
      readonly isTest?: boolean;
    }
  | {
      readonly kind: "left";
      readonly atMs: number;
      readonly conversation: string;
      readonly line: string;
      /** For how long she had been gone by then: so much earlier her wait had ended. */
      readonly awayMs?: number;
      readonly isTest?: boolean;
    }
  | LiveEvent;

/** What a live desk knows and a trace does not say. */
export type LiveEvent =
  | {
      /** One in line is absent or silent, and is passed over (Q5). */
      readonly kind: "wentAway";
      readonly atMs: number;
      readonly conversation: string;
    }
  | {
      /** One in line is there again after so long. */
      readonly kind: "cameBack";
      readonly atMs: number;
      readonly conversation: string;
      readonly awayMs: number;
      /** Where in the order: she may have lost a place. */
      readonly rankMs: number;
      readonly isTest?: boolean;
    }
  | {
      /** One in line waits on in another, or with another priority, where her rank puts her. */
      readonly kind: "moved";
      readonly atMs: number;
      readonly conversation: string;
      readonly line: string;
      readonly priority: number;
      readonly isTest?: boolean;
    }
  | {
      /** A chat goes from the hands it is in into another agent's. */
      readonly kind: "handedOver";
      readonly atMs: number;
      readonly conversation: string;
      readonly agent: string;
      readonly line: string;
      readonly isTest?: boolean;
    }
  | {
      /** From now on an agent, known or not, takes so many chats at once; 0 = away, and the chats in hand go on. */
      readonly kind: "agentSlots";
      readonly atMs: number;
      readonly agent: string;
      readonly lines: readonly string[];
      readonly capacity: number;
      readonly shiftEndsAtMs?: undefined;
      /** Whether the connection is lost, or was closed. */
      readonly isOffline: boolean;
      /** When the agent means to be back; null = no longer known, absent = nothing was said of it. */
      readonly backAtMs?: number | null;
    };

/** Why an event was passed over: it contradicts what was told before. */
export type Inconsistency =
  | "time runs backwards"
  | "agent is online already"
  | "agent is not online"
  | "conversation is in line already"
  | "conversation is not in line"
  | "conversation is not with that agent"
  | "conversation is not with an agent";
