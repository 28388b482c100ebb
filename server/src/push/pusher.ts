import type { Clock } from "@presently/shared/clock";
import type { DeskContext } from "../desk/context.ts";
import { tidyMail } from "../desk/mail-sending.ts";
import { type BegunPush, beginPush, endPush, type PushRef } from "../desk/push-sending.ts";
import { createOutboxLoop, type OutboxLoop } from "../outbox-loop.ts";
import type { OutboxFigures } from "../outbox-metrics.ts";
import { reopening } from "../outbox-transport.ts";
import type { Flush } from "../store/flush.ts";
import { all, one } from "../store/script.ts";
import { duePushes, earliestPush, waitingPushes } from "../store/statements/pushes.ts";
import { writeNotification } from "./notification.ts";
import type { HandedPush, PushTransport } from "./push-service.ts";

export interface PusherOptions {
  readonly context: Omit<DeskContext, "clock"> & { readonly clock: Clock };
  readonly store: Pick<Flush, "submit" | "read">;
  /** Asked for when the first call goes, and again after it failed. */
  readonly transport: () => Promise<PushTransport>;
  readonly random: () => number;
  readonly log: {
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
}

/** Sends calls by push. */
export interface Pusher extends OutboxLoop, OutboxFigures {}

/** Sends the calls of visitors who are called back by Web Push, as mail is sent (PU3). */
export function createPusher(options: PusherOptions): Pusher {
  const { context, store, random, log } = options;
  const { desk, clock } = context;
  const counts = { sent: 0, failed: 0, retried: 0 };
  const opened = reopening(options.transport);

  async function deliver(ref: PushRef, leaving: AbortSignal): Promise<void> {
    const begun = await store.submit(beginPush(ref, context));
    if (begun === undefined) return;
    const { outcome, failure } = await hand(begun, leaving);
    // A code only: an address at a push service is a secret of the browser's (R46).
    if (failure !== undefined) log.warn({ failure }, "a call by push did not go");
    // The server stops while it is under way: nobody knows what became of it, so it is due again by itself.
    if (leaving.aborted && outcome.kind !== "sent") return;
    counts[await store.submit(endPush(begun, outcome, random(), context))] += 1;
  }

  async function hand(begun: BegunPush, leaving: AbortSignal): Promise<HandedPush> {
    try {
      const { address, content, lastsMs, publicId: topic } = begun;
      const letter = { address, text: writeNotification(content), lastsMs, topic };
      return await (await opened()).hand(letter, leaving);
    } catch (error) {
      log.error({ err: error }, "a call by push could not be written");
      return { outcome: { kind: "trouble", mayHaveGone: false } };
    }
  }

  const loop = createOutboxLoop({
    clock,
    log,
    what: "push",
    nameOf: ({ conversation }: PushRef) => String(conversation),
    due: (nowMs) => store.read(() => all(duePushes, { desk, nowMs })),
    earliestMs: async () => (await store.read(() => one(earliestPush, { desk })))?.dueAtMs,
    deliver,
    // What was counted for the limits; a server without mail has no other loop for it.
    tidy: () => store.submit(tidyMail(context)),
  });
  return {
    ...loop,
    counts,
    async waiting() {
      return (await store.read(() => one(waitingPushes, { desk })))?.count ?? 0;
    },
  };
}
