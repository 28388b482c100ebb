import { DeskError, MAX_PROMISE_MS, type PromiseKind } from "@presently/shared/protocol";

/** A promise of a conversation that is still open. Epoch milliseconds. */
export interface Promised {
  readonly kind: PromiseKind;
  readonly dueAtMs: number;
  /** When the team is reminded; null = it was, or has no need to be. */
  readonly remindAtMs: number | null;
  readonly isBroken: boolean;
}

/** How long before a promise is due its team is reminded. */
const REMIND_BEFORE_MS = 15 * 60_000;

/**
 * A promise as it begins, or begins anew: whoever gives half an hour is reminded in its second half, and everybody else a quarter of an hour
 * before the time (PM3). Throws `value.invalid` for a time that has passed or is more than 90 days away (PM1).
 */
export function promised(kind: PromiseKind, dueAtMs: number, nowMs: number): Promised {
  const leftMs = dueAtMs - nowMs;
  if (leftMs <= 0 || leftMs > MAX_PROMISE_MS)
    throw new DeskError("value.invalid", { field: "dueAtMs" });
  const remindAtMs = dueAtMs - Math.min(REMIND_BEFORE_MS, Math.ceil(leftMs / 2));
  return { kind, dueAtMs, remindAtMs, isBroken: false };
}

/** What has fallen due of a promise by now, and how it stands after that; undefined = nothing has (PM3, PM4). After downtime a time that has passed is no reminder any more. */
export function fallenDue(
  promise: Promised,
  nowMs: number,
): { readonly became: "reminded" | "broken"; readonly promise: Promised } | undefined {
  if (!promise.isBroken && promise.dueAtMs <= nowMs)
    return { became: "broken", promise: { ...promise, remindAtMs: null, isBroken: true } };
  if (promise.remindAtMs !== null && promise.remindAtMs <= nowMs)
    return { became: "reminded", promise: { ...promise, remindAtMs: null } };
  return undefined;
}

/** When the next of these reminds or breaks; undefined = none does any more. Epoch ms. */
export function nextDueMs(promises: readonly Promised[]): number | undefined {
  const times = promises
    .filter(({ isBroken }) => !isBroken)
    .map(({ dueAtMs, remindAtMs }) => remindAtMs ?? dueAtMs);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** By due time, as everybody is shown them. */
export function byDueTime<Of extends { readonly dueAtMs: number; readonly kind: PromiseKind }>(
  promises: readonly Of[],
): Of[] {
  return promises.toSorted((a, b) => a.dueAtMs - b.dueAtMs || (a.kind < b.kind ? -1 : 1));
}
