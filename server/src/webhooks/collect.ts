import { allocateIds } from "../store/allocate-ids.ts";
import { all, one, run, type Script } from "../store/script.ts";
import type { RowOf } from "../store/statement.ts";
import { deskHead } from "../store/statements/streams.ts";
import { sitesOfDesk } from "../store/statements/team.ts";
import {
  eventsForWebhooks,
  insertDelivery,
  PAGE_FOR_WEBHOOKS,
  progressOfWebhooks,
  saveProgress,
  webhooksOfDesk,
} from "../store/statements/webhooks.ts";
import type { Recorded } from "../store/stored-event.ts";
import { bodyOf, isWebhookEvent, siteOf } from "./told-event.ts";

export type WebhookRow = RowOf<typeof webhooksOfDesk>;

/** Whether anybody is to be told of something that happened since it was looked last. */
export function* isBehind(desk: number): Script<boolean> {
  const { uptoSeq } = (yield* one(progressOfWebhooks, { desk })) ?? { uptoSeq: 0 };
  const { lastSeq } = (yield* one(deskHead, { desk })) ?? { lastSeq: 0 };
  return lastSeq > uptoSeq && (yield* webhooksThatAreOn(desk)).length > 0;
}

export function* webhooksThatAreOn(desk: number): Script<WebhookRow[]> {
  return (yield* all(webhooksOfDesk, { desk })).filter(({ state }) => state === "on");
}

/**
 * Writes down what each webhook is to be told of the next page of events, and how far it got, in one transaction (WH3): killed before it, it is
 * done again; after it, not. Answers whether there may be more.
 */
export function* collectPage(desk: number, newId: () => string): Script<Recorded<boolean>> {
  const { uptoSeq } = (yield* one(progressOfWebhooks, { desk })) ?? { uptoSeq: 0 };
  const webhooks = yield* webhooksThatAreOn(desk);
  const sites = yield* all(sitesOfDesk, { desk });
  const rows = yield* all(eventsForWebhooks, { desk, after: uptoSeq });
  for (const row of rows) {
    const { type } = row;
    if (!isWebhookEvent(type)) continue;
    const site = siteOf(row, type, sites);
    if (site === undefined) continue;
    const body = bodyOf(type, row);
    for (const webhook of webhooks)
      if (isTold(webhook, type, site))
        yield* addDelivery(desk, webhook.id, { type, body, atMs: row.atMs }, newId);
  }
  const last = rows.at(-1)?.deskSeq;
  if (last !== undefined) yield* run(saveProgress, { desk, uptoSeq: last });
  return { answer: rows.length === PAGE_FOR_WEBHOOKS, events: [] };
}

/** Puts one more thing to be sent into the outbox. */
export function* addDelivery(
  desk: number,
  webhook: number,
  sent: { readonly type: string; readonly body: string; readonly atMs: number },
  newId: () => string,
): Script<void> {
  yield* run(insertDelivery, {
    desk,
    id: yield* allocateIds(desk),
    webhook,
    publicId: `msg_${newId()}`,
    ...sent,
    tries: 0,
    dueAtMs: sent.atMs,
    isDelivered: 0,
    outcome: null,
  });
}

/**
 * To be called before a webhook is added, switched on or off: what happened until now is for those that are on now, and while none is on for nobody
 * (WH1), also where the loop has not looked yet.
 */
export function* settleUntilNow(desk: number, newId: () => string): Script<void> {
  if ((yield* webhooksThatAreOn(desk)).length === 0) return yield* beginFromNow(desk);
  while ((yield* collectPage(desk, newId)).answer);
}

function* beginFromNow(desk: number): Script<void> {
  const { lastSeq } = (yield* one(deskHead, { desk })) ?? { lastSeq: 0 };
  yield* run(saveProgress, { desk, uptoSeq: lastSeq });
}

/** What happened at no one site, site 0, concerns them all. */
function isTold({ events, sites }: WebhookRow, type: string, site: number): boolean {
  // Safe: `manage.ts` alone writes both.
  if (!(JSON.parse(events) as string[]).includes(type)) return false;
  return sites === null || site === 0 || (JSON.parse(sites) as number[]).includes(site);
}
