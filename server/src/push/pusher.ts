import type { Clock } from "@presently/shared/clock";
import type { DeskContext } from "../desk/context.ts";
import { tidyMail } from "../desk/mail-sending.ts";
import { beginPush, endPush, type PushRef } from "../desk/push-sending.ts";
import { createOutboxLoop, type OutboxLoop } from "../outbox-loop.ts";
import type { Flush } from "../store/flush.ts";
import { all, one } from "../store/script.ts";
import { duePushes, earliestPush } from "../store/statements/pushes.ts";
import { writeNotification } from "./notification.ts";
import type { PushTransport } from "./push-service.ts";

export interface PusherOptions {
  readonly context: Omit<DeskContext, "clock"> & { readonly clock: Clock };
  readonly store: Pick<Flush, "submit" | "read">;
  /** Asked for when the first call goes. */
  readonly transport: () => Promise<PushTransport>;
  readonly random: () => number;
  readonly log: { warn(fields: object, message: string): void };
}

/** Sends the calls of visitors who are called back by Web Push, as mail is sent (PU3). */
export function createPusher({
  context,
  store,
  random,
  log,
  transport,
}: PusherOptions): OutboxLoop {
  const { desk, clock } = context;
  let opening: Promise<PushTransport> | undefined;

  async function deliver(ref: PushRef, leaving: AbortSignal): Promise<void> {
    const begun = await store.submit(beginPush(ref, context));
    if (begun === undefined) return;
    const { address, content, lastsMs, publicId: topic } = begun;
    const letter = { address, text: writeNotification(content), lastsMs, topic };
    opening ??= transport();
    const { outcome, failure } = await (await opening).hand(letter, leaving);
    // A code only: an address at a push service is a secret of the browser's (R46).
    if (failure !== undefined) log.warn({ failure }, "a call by push did not go");
    // The server stops while it is under way: nobody knows what became of it, so it is due again by itself.
    if (leaving.aborted && outcome.kind !== "sent") return;
    await store.submit(endPush(begun, outcome, random(), context));
  }

  return createOutboxLoop({
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
}
