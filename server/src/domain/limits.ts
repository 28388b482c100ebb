import { DeskError } from "@presently/shared/protocol";

/** How many conversations may be begun (R36); the operator may set each. */
export interface StartLimits {
  /** Of a visitor, open at once (L1). */
  readonly openConversationsPerVisitor: number;
  /** Started by a visitor in an hour (L1). */
  readonly conversationsPerHour: number;
  /** Started on a site in a minute (L2). */
  readonly siteConversationsPerMinute: number;
}

export const startLimits: StartLimits = {
  openConversationsPerVisitor: 3,
  conversationsPerHour: 10,
  siteConversationsPerMinute: 100,
};

/**
 * Refuses one more open conversation, or one more start, beyond the limits (L1): `rate.limited`, with the time to wait where it helps. `past`
 * are the visitor's latest, the newest first; an open one may be older than they. Everything but closed is open: a left message too waits
 * for its answer.
 */
export function assertMayStart(
  past: readonly { readonly createdAtMs: number }[],
  openCount: number,
  nowMs: number,
  what: "start" | "reopen",
  limits: StartLimits = startLimits,
): void {
  const { openConversationsPerVisitor: maxOpen, conversationsPerHour: maxPerHour } = limits;
  if (openCount >= maxOpen) throw new DeskError("rate.limited", { maxOpen });
  if (what === "reopen") return;
  const first = past[maxPerHour - 1];
  if (first === undefined) return;
  const freeInMs = first.createdAtMs + 3_600_000 - nowMs;
  if (freeInMs > 0) throw new DeskError("rate.limited", { maxPerHour }, freeInMs);
}
