import type { RowOf } from "../store/statement.ts";
import type { nextDelivery } from "../store/statements/webhooks.ts";
import type { WebhookRow } from "./collect.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** How long after each failed try the next one comes (R44); after the last one it is given up. */
export const RETRY_AFTER_MS: readonly number[] = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  8 * HOUR_MS,
  16 * HOUR_MS,
  24 * HOUR_MS,
  24 * HOUR_MS,
];
/** A webhook that nothing came through to for so long is switched off (R44). */
export const FAILING_FOR_MS = 3 * 24 * HOUR_MS;
/** Up to this share of a pause is added to it by chance, so that what failed together does not come together. */
const JITTER = 0.2;
/** The receiver says that there is nothing any more, and never will be (Standard Webhooks). */
const GONE = 410;

type Delivery = RowOf<typeof nextDelivery>;

/** What becomes of a delivery and of its webhook after a try: `outcome` a status, or the code of what went wrong; `chance` in [0, 1). */
export function afterTry(
  { tries }: Pick<Delivery, "tries">,
  webhook: Pick<WebhookRow, "state" | "failingSinceMs">,
  outcome: number | string,
  nowMs: number,
  chance: number,
) {
  const isDelivered = typeof outcome === "number" && outcome >= 200 && outcome < 300;
  const written = String(outcome);
  if (isDelivered)
    return {
      delivery: { tries: tries + 1, dueAtMs: null, isDelivered: 1, outcome: written },
      webhook: { state: webhook.state, failingSinceMs: null },
      hasFailed: false,
    } as const;
  const failingSinceMs = webhook.failingSinceMs ?? nowMs;
  const pauseMs = RETRY_AFTER_MS[tries];
  const dueAtMs =
    pauseMs === undefined ? null : nowMs + Math.round(pauseMs * (1 + JITTER * chance));
  const hasFailed =
    webhook.state === "on" && (outcome === GONE || nowMs - failingSinceMs >= FAILING_FOR_MS);
  return {
    delivery: { tries: tries + 1, dueAtMs, isDelivered: 0, outcome: written },
    webhook: { state: hasFailed ? "failed" : webhook.state, failingSinceMs },
    hasFailed,
  } as const;
}
