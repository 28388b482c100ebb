import {
  type AuditAction,
  type DeliveryList,
  DeskError,
  MAX_WEBHOOK_URL_CHARS,
  MAX_WEBHOOKS,
  type SiteId,
  type Webhook,
  type WebhookChange,
  type WebhookEvent,
  type WebhookRequest,
} from "@presently/shared/protocol";
import { appendAudit } from "../accounts/audit.ts";
import { DESK, type SignedIn } from "../accounts/context.ts";
import { assertMayReadSettings } from "../accounts/rights.ts";
import { sitesNamed } from "../accounts/team-scripts.ts";
import type { Clock } from "@presently/shared/clock";
import { allocateIds } from "../store/allocate-ids.ts";
import type { Flush } from "../store/flush.ts";
import { all, one, run, type Script } from "../store/script.ts";
import { sitesOfDesk } from "../store/statements/team.ts";
import {
  deleteDeliveriesOf,
  deleteWebhook,
  deliveriesOf,
  insertWebhook,
  saveDelivery,
  saveWebhook,
  webhookByPublicId,
  webhooksOfDesk,
} from "../store/statements/webhooks.ts";
import { addDelivery, settleUntilNow, type WebhookRow } from "./collect.ts";
import { webhookSecretOf } from "./signing.ts";
import { testBody } from "./told-event.ts";

/** How long the secret before a new one signs too (WH4). */
const OVERLAP_MS = 24 * 3_600_000;

export interface WebhooksDeps {
  readonly flush: Pick<Flush, "submit" | "read">;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly serverSecret: string;
  /** Something may have to be sent now. */
  readonly wake: () => void;
}

/** Webhooks as those who answer for the installation see and change them (WH1). */
export function createWebhooks({ flush, clock, newId, serverSecret, wake }: WebhooksDeps) {
  async function list(by: SignedIn): Promise<Webhook[]> {
    assertMayReadSettings(by);
    return await flush.read(function* () {
      const sites = yield* all(sitesOfDesk, { desk: DESK });
      return (yield* all(webhooksOfDesk, { desk: DESK })).map((row) => shown(row, sites));
    });
  }

  /** Makes one and answers what it is signed with, which is told this one time. */
  async function make(by: SignedIn, { url, events, siteIds }: WebhookRequest): Promise<string> {
    assertMayReadSettings(by);
    const target = targetOf(url);
    const publicId = `whk_${newId()}`;
    await write(by, "webhook.made", publicId, function* (nowMs) {
      if ((yield* all(webhooksOfDesk, { desk: DESK })).length >= MAX_WEBHOOKS)
        throw new DeskError("value.taken");
      yield* settleUntilNow(DESK, newId);
      yield* run(insertWebhook, {
        desk: DESK,
        id: yield* allocateIds(DESK),
        publicId,
        url: target,
        events: JSON.stringify([...new Set(events)]),
        sites: siteIds === null ? null : JSON.stringify(yield* sitesNamed(siteIds)),
        state: "on",
        generation: 1,
        previousUntilMs: null,
        failingSinceMs: null,
        createdAtMs: nowMs,
      });
    });
    return webhookSecretOf(serverSecret, publicId, 1);
  }

  /** Changes one; a new secret is answered, this one time. */
  async function change(by: SignedIn, { webhookId, change: what }: WebhookChange): Promise<string> {
    assertMayReadSettings(by);
    let generation = 0;
    await write(by, `webhook.${what}`, webhookId, function* (nowMs) {
      const row = yield* webhookNamed(webhookId);
      const { id, state, failingSinceMs, previousUntilMs } = row;
      ({ generation } = row);
      const kept = { desk: DESK, id, state, generation, previousUntilMs, failingSinceMs };
      switch (what) {
        case "on":
          yield* settleUntilNow(DESK, newId);
          return void (yield* run(saveWebhook, { ...kept, state: "on", failingSinceMs: null }));
        case "off":
          yield* settleUntilNow(DESK, newId);
          return void (yield* run(saveWebhook, { ...kept, state: "off" }));
        case "newSecret":
          generation += 1;
          return void (yield* run(saveWebhook, {
            ...kept,
            generation,
            previousUntilMs: nowMs + OVERLAP_MS,
          }));
        case "test":
          if (state !== "on") throw new DeskError("conversation.wrong-state");
          return yield* addDelivery(
            DESK,
            id,
            { type: "test", body: testBody(nowMs), atMs: nowMs },
            newId,
          );
        case "remove":
          yield* run(deleteDeliveriesOf, { desk: DESK, webhook: id });
          return void (yield* run(deleteWebhook, { desk: DESK, id }));
        default:
          return what satisfies never;
      }
    });
    return what === "newSecret" ? webhookSecretOf(serverSecret, webhookId, generation) : "";
  }

  async function deliveries(by: SignedIn, webhookId: string): Promise<DeliveryList["deliveries"]> {
    assertMayReadSettings(by);
    return await flush.read(function* () {
      const { id: webhook } = yield* webhookNamed(webhookId);
      return (yield* all(deliveriesOf, { desk: DESK, webhook })).map(
        ({ publicId, type, atMs, tries, dueAtMs, isDelivered, outcome }) => ({
          deliveryId: publicId,
          type,
          atMs,
          tries,
          dueAtMs,
          isDelivered: isDelivered === 1,
          outcome,
        }),
      );
    });
  }

  /** Sends once more, under the same id, what was sent or given up; what still waits goes now. */
  async function replay(by: SignedIn, webhookId: string, deliveryId: string): Promise<void> {
    assertMayReadSettings(by);
    await write(by, "webhook.replay", webhookId, function* (nowMs) {
      const { id: webhook } = yield* webhookNamed(webhookId);
      const listed = yield* all(deliveriesOf, { desk: DESK, webhook });
      const meant = listed.find(({ publicId }) => publicId === deliveryId);
      if (meant === undefined) throw new DeskError("not-found");
      const again = { tries: 0, dueAtMs: nowMs, isDelivered: 0, outcome: null } as const;
      yield* run(saveDelivery, { desk: DESK, id: meant.id, ...again });
    });
  }

  async function write(
    by: SignedIn,
    action: AuditAction,
    subject: string,
    script: (nowMs: number) => Script<void>,
  ): Promise<void> {
    const atMs = clock.nowMs();
    await flush.submit(function* () {
      yield* script(atMs);
      yield* appendAudit({ atMs, actor: by.agentId, action, subject });
      return { answer: undefined, events: [] };
    });
    wake();
  }

  return { list, make, change, deliveries, replay };
}

function* webhookNamed(publicId: string): Script<WebhookRow> {
  const row = yield* one(webhookByPublicId, { desk: DESK, publicId });
  if (row === undefined) throw new DeskError("not-found");
  return row;
}

/** An https address without a name and a password in it; where it leads is asked each time something is sent (R43). */
function targetOf(typed: string): string {
  const url = URL.parse(typed.trim());
  const isGood =
    url !== null &&
    url.protocol === "https:" &&
    url.port === "" &&
    url.username === "" &&
    url.password === "";
  if (!isGood) throw new DeskError("value.invalid", { field: "url" });
  url.hash = "";
  // What is written in other letters is longer as it is sent.
  if (url.href.length > MAX_WEBHOOK_URL_CHARS)
    throw new DeskError("value.invalid", { field: "url" });
  return url.href;
}

function shown(row: WebhookRow, sites: readonly { id: number; publicId: string }[]): Webhook {
  // Safe: both are written above, and site ids with their prefix.
  const own = row.sites === null ? null : (JSON.parse(row.sites) as number[]);
  return {
    webhookId: row.publicId,
    url: row.url,
    events: JSON.parse(row.events) as WebhookEvent[],
    siteIds:
      own === null
        ? null
        : sites.filter(({ id }) => own.includes(id)).map(({ publicId }) => publicId as SiteId),
    state: row.state,
    createdAtMs: row.createdAtMs,
    failingSinceMs: row.failingSinceMs,
    previousUntilMs: row.previousUntilMs,
  };
}
