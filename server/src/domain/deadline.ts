/**
 * What can fall due (D1). A promise is kept by the wall clock, also after downtime; a grace is time given to somebody, so it starts anew at
 * boot: downtime counts against nobody (D2). Spans in milliseconds.
 */
export const deadlines = {
  /** An offer to an agent; its subject is the conversation (RT5, R14). */
  offer: { nature: "grace", ms: 30_000 },
  /** A handover offered to a colleague; its subject is the conversation (T3). */
  transfer: { nature: "grace", ms: 30_000 },
  /** What follows a chat and still holds its slot; its subject is the conversation (RT7, R14). */
  wrapUp: { nature: "grace", ms: 60_000 },
  /** From the last frame heard of an agent until their chats return; its subject is the agent (AP2, R13). */
  agentLost: { nature: "grace", ms: 60_000 },
  /** How long the place of an absent visitor is kept; its subject is the conversation (Q6, R12). */
  visitorAbsent: { nature: "grace", ms: 10 * 60_000 },
  /**
   * How long the place is kept of an absent visitor who left an address to be called at: until the department closes; so long where no closing
   * is known. Its subject is the conversation (CB2, R12).
   */
  callbackKept: { nature: "promise", ms: 12 * 3_600_000 },
  /** How long the place of a visitor who was called stays first; its subject is the conversation (CB3, R12). */
  turn: { nature: "grace", ms: 120_000 },
  /** How long a visitor who was absent can come back to the line; its subject is the conversation (Q7, R12). */
  returnWindow: { nature: "promise", ms: 24 * 3_600_000 },
  /** Joins that were too many for one command go on at once; its subject is the line (RT12). */
  dispatch: { nature: "promise", ms: 0 },
  /** Conversations linked to an incident are told what is new, some at a time; its subject is the incident (I4). */
  incidentNews: { nature: "promise", ms: 0 },
  /** A wait in the line of one language passes the site's limit; while it is offered to somebody it is looked at again after so long. Its subject is the conversation (LG4). */
  language: { nature: "promise", ms: 60_000 },
  /** What is promised in a conversation is due soon, or was due; armed for the next of its moments. Its subject is the conversation (PM3, PM4). */
  promise: { nature: "promise", ms: 0 },
  /** A wait passes the owner's limit; one who is not there then is looked at again after so long. Its subject is the conversation (GW1, GW2). */
  goodwill: { nature: "promise", ms: 60_000 },
  /** Who waits is looked at by a new rule, some at a time; its subject is the conversation to go on with (GW1, GW6). */
  goodwillRule: { nature: "promise", ms: 0 },
} as const satisfies Record<string, { nature: "promise" | "grace"; ms: number }>;

export type DeadlineKind = keyof typeof deadlines;

/** Whether a stored text names a kind of deadline that this source knows. */
export function isDeadlineKind(kind: string): kind is DeadlineKind {
  return Object.hasOwn(deadlines, kind);
}
