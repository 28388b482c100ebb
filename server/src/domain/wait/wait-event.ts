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
    }
  | {
      readonly kind: "assigned" | "ended";
      readonly atMs: number;
      readonly conversation: string;
      readonly agent: string;
      readonly line: string;
    }
  | {
      readonly kind: "left";
      readonly atMs: number;
      readonly conversation: string;
      readonly line: string;
    };

/** Why an event was passed over: it contradicts what was told before. */
export type Inconsistency =
  | "time runs backwards"
  | "agent is online already"
  | "agent is not online"
  | "conversation is in line already"
  | "conversation is not in line"
  | "conversation is not with that agent";
