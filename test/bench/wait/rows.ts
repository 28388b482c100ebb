import type { Best } from "./oracle.ts";
import type { Wait } from "./simulate.ts";
import type { Prediction } from "./trace.ts";

/** One visitor who found no free slot: what was said on arrival, what was said later, and what came. Times in ms. */
export interface Row extends Omit<Best, "medianMs"> {
  readonly isRefused: boolean;
  readonly t: number;
  /** The how manieth of the trace who had to wait, from 0. */
  readonly nth: number;
  readonly ahead: number;
  readonly virtualMs: number;
  readonly best: Best;
  readonly updates: number;
  readonly updatesHeld: number;
  readonly upward: number;
  readonly movedMs: number;
  readonly pastMs: number;
}

export interface Judged {
  readonly rows: readonly Row[];
  /** Visitors with a free slot who were refused, or told more than 30 s. */
  readonly freeToldLong: number;
}

const FREE_MS = 30_000;
const UPWARD_MS = 60_000;

/** Puts predictions beside the waits that they are of. What is not said at the moment of arrival is not an announcement. */
export function judge(waits: readonly Wait[], predictions: Iterable<Prediction>): Judged {
  const said = Map.groupBy(predictions, ({ conversationId }) => conversationId);
  const rows: Row[] = [];
  let freeToldLong = 0;
  let waiting = 0;
  for (const wait of waits) {
    const untilMs = wait.t + wait.stoodMs;
    const own = (said.get(wait.conversationId) ?? []).filter(
      ({ t }) => t === wait.t || (t > wait.t && t < untilMs),
    );
    const first = own[0]?.t === wait.t ? own[0] : undefined;
    if (wait.hasFreeSlot) {
      if (first !== undefined && (first.highMs === null || first.highMs > FREE_MS))
        freeToldLong += 1;
      continue;
    }
    waiting += 1;
    if (wait.best !== undefined) {
      rows.push({
        t: wait.t,
        nth: waiting - 1,
        ahead: wait.ahead,
        virtualMs: wait.virtualMs,
        best: wait.best,
        isRefused: first === undefined || first.highMs === null,
        lowMs: first?.lowMs ?? 0,
        expectedMs: first?.expectedMs ?? 0,
        highMs: first?.highMs ?? 0,
        ...followed(wait, own, untilMs),
      });
    }
  }
  return { rows, freeToldLong };
}

/** What the visitor felt while waiting: each thing said stands until the next. */
function followed(wait: Wait, own: readonly Prediction[], untilMs: number) {
  let [updates, updatesHeld, upward, movedMs, pastMs] = [0, 0, 0, 0, 0];
  for (const [at, { t, expectedMs, highMs }] of own.entries()) {
    if (highMs === null) continue;
    const boundMs = t + highMs;
    pastMs += Math.max(0, Math.min(own[at + 1]?.t ?? untilMs, untilMs) - Math.max(boundMs, t));
    if (t === wait.t && at === 0) continue;
    updates += 1;
    updatesHeld += Number(wait.t + wait.virtualMs <= boundMs);
    const before = own[at - 1];
    if (before === undefined || before.highMs === null) continue;
    upward += Number(boundMs > before.t + before.highMs + UPWARD_MS);
    movedMs += Math.abs(t + expectedMs - before.t - before.expectedMs);
  }
  return { updates, updatesHeld, upward, movedMs, pastMs };
}
