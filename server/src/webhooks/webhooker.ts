import type { Clock } from "@presently/shared/clock";
import { appendAudit } from "../accounts/audit.ts";
import { guardedPost, internet, type Network } from "../guarded-post.ts";
import { createOutboxLoop, type OutboxLoop } from "../outbox-loop.ts";
import { MAX_WEBHOOKS } from "@presently/shared/protocol";
import type { Flush } from "../store/flush.ts";
import { all, one, run } from "../store/script.ts";
import type { RowOf } from "../store/statement.ts";
import {
  nextDelivery,
  saveDelivery,
  saveWebhook,
  tidyDeliveriesOf,
  webhookById,
  webhooksOfDesk,
} from "../store/statements/webhooks.ts";
import { collectPage, isBehind, type WebhookRow, webhooksThatAreOn } from "./collect.ts";
import { afterTry } from "./outcome.ts";
import { signedHeaders, webhookSecretOf } from "./signing.ts";

/** What came to its end is listed for so long. */
const KEPT_MS = 7 * 24 * 3_600_000;
/** How it names itself to a receiver. */
/** So many sign at once after a new secret, however often it was asked for meanwhile (WH4). */
const MOST_SECRETS = 4;
const AGENT = "Presently-Webhooks/1";

export interface WebhookerOptions {
  readonly desk: number;
  readonly clock: Clock;
  readonly store: Pick<Flush, "submit" | "read">;
  readonly newId: () => string;
  /** What the secrets are drawn from (WH4). */
  readonly serverSecret: string;
  readonly random: () => number;
  readonly log: { warn(fields: object, message: string): void };
  /** Another one only in tests, whose receivers listen on loopback. */
  readonly network?: Network;
}

interface Ref {
  readonly webhook: WebhookRow;
  readonly delivery: RowOf<typeof nextDelivery>;
}

/**
 * Tells webhooks what happened, beside the message path (R44): what is due is read from the stream into the outbox and sent from there, each webhook
 * by itself and one thing at a time, so that none waits for another.
 */
export function createWebhooker(options: WebhookerOptions): OutboxLoop {
  const { desk, clock, store, newId, serverSecret, random, log, network = internet } = options;

  async function nextOfEach(): Promise<Ref[]> {
    return await store.read(function* () {
      const found: Ref[] = [];
      for (const webhook of yield* webhooksThatAreOn(desk)) {
        const delivery = yield* one(nextDelivery, { desk, webhook: webhook.id });
        if (delivery !== undefined) found.push({ webhook, delivery });
      }
      return found;
    });
  }

  async function due(nowMs: number): Promise<Ref[]> {
    let hasMore = await store.read(() => isBehind(desk));
    while (hasMore) hasMore = await store.submit(() => collectPage(desk, newId));
    return (await nextOfEach()).filter(({ delivery }) => (delivery.dueAtMs ?? 0) <= nowMs);
  }

  async function deliver({ webhook, delivery }: Ref, leaving: AbortSignal): Promise<void> {
    const outcome = await post(webhook, delivery, leaving);
    // The server stops while it is under way: nobody knows what became of it, so it goes again (WH3).
    if (leaving.aborted && typeof outcome !== "number") return;
    await store.submit(function* () {
      const nowMs = clock.nowMs();
      const now = yield* one(webhookById, { desk, id: webhook.id });
      if (now === undefined) return { answer: undefined, events: [] }; // removed meanwhile
      const after = afterTry(delivery, now, outcome, nowMs, random());
      yield* run(saveDelivery, { desk, id: delivery.id, ...after.delivery });
      const { generation, previousUntilMs } = now;
      yield* run(saveWebhook, { desk, id: now.id, generation, previousUntilMs, ...after.webhook });
      if (after.hasFailed) {
        const subject = now.publicId;
        yield* appendAudit({ atMs: nowMs, actor: "system", action: "webhook.failed", subject });
        log.warn({ webhook: subject, outcome }, "a webhook was switched off: nothing came through");
      }
      return { answer: undefined, events: [] };
    });
  }

  /** The receiver's status, or the code of what went wrong; never its words (R43). */
  async function post(
    { url, publicId, generation, previousUntilMs }: WebhookRow,
    delivery: Ref["delivery"],
    leaving: AbortSignal,
  ): Promise<number | string> {
    const nowMs = clock.nowMs();
    const isOverlap = previousUntilMs !== null && nowMs < previousUntilMs;
    const signing = isOverlap ? Math.min(generation, MOST_SECRETS) : 1;
    const secrets = Array.from({ length: signing }, (_, before) =>
      webhookSecretOf(serverSecret, publicId, generation - before),
    );
    const signed = signedHeaders(secrets, delivery.publicId, nowMs, delivery.body);
    const headers = { ...signed, "user-agent": AGENT };
    try {
      const body = Buffer.from(delivery.body);
      return await guardedPost(new URL(url), { headers, body }, leaving, network);
    } catch (error) {
      return codeOf(error);
    }
  }

  return createOutboxLoop<Ref>({
    clock,
    log,
    what: "webhooks",
    mostUnderWay: MAX_WEBHOOKS,
    nameOf: ({ webhook }) => String(webhook.id),
    due,
    earliestMs: async () => {
      const waiting = (await nextOfEach()).flatMap(({ delivery }) => delivery.dueAtMs ?? []);
      return waiting.length === 0 ? undefined : Math.min(...waiting);
    },
    deliver,
    tidy: () =>
      store.submit(function* () {
        const beforeMs = clock.nowMs() - KEPT_MS;
        for (const { id } of yield* all(webhooksOfDesk, { desk }))
          yield* run(tidyDeliveriesOf, { desk, webhook: id, beforeMs });
        return { answer: undefined, events: [] };
      }),
  });
}

/** A system's code, of the error or of what it came from. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "ERROR";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.cause === undefined ? "ERROR" : codeOf(error.cause);
}
