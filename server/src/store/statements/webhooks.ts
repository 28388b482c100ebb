import { MAX_SHOWN_DELIVERIES } from "@presently/shared/protocol";
import { and, asc, desc, eq, getTableColumns, gt, isNotNull, isNull, lt, sql } from "drizzle-orm";
import {
  conversations,
  events,
  sites,
  webhookDeliveries,
  webhookProgress,
  webhooks,
} from "../schema.ts";
import { renamed, statement } from "../statement.ts";

const key = { desk: webhooks.desk, id: webhooks.id };

export const insertWebhook = statement("insert webhook", getTableColumns(webhooks), (db, p) =>
  db.insert(webhooks).values(p),
);

export const webhooksOfDesk = statement(
  "webhooks of a desk",
  { desk: webhooks.desk },
  (db, p) =>
    db
      .select(getTableColumns(webhooks))
      .from(webhooks)
      .where(eq(webhooks.desk, p.desk))
      .orderBy(asc(webhooks.id)),
  { index: "primary key" },
);

export const webhookById = statement(
  "webhook",
  key,
  (db, p) =>
    db
      .select(getTableColumns(webhooks))
      .from(webhooks)
      .where(and(eq(webhooks.desk, p.desk), eq(webhooks.id, p.id))),
  { index: "primary key" },
);

export const webhookByPublicId = statement(
  "webhook by public id",
  { desk: webhooks.desk, publicId: webhooks.publicId },
  (db, p) =>
    db
      .select(getTableColumns(webhooks))
      .from(webhooks)
      .where(and(eq(webhooks.desk, p.desk), eq(webhooks.publicId, p.publicId))),
  { index: "webhooksByPublicId" },
);

export const saveWebhook = statement(
  "save webhook",
  {
    ...key,
    state: webhooks.state,
    generation: webhooks.generation,
    previousUntilMs: webhooks.previousUntilMs,
    failingSinceMs: webhooks.failingSinceMs,
  },
  (db, { desk, id, ...set }) =>
    db
      .update(webhooks)
      .set(set)
      .where(and(eq(webhooks.desk, desk), eq(webhooks.id, id))),
  { index: "primary key" },
);

export const deleteWebhook = statement(
  "delete webhook",
  key,
  (db, p) => db.delete(webhooks).where(and(eq(webhooks.desk, p.desk), eq(webhooks.id, p.id))),
  { index: "primary key" },
);

export const progressOfWebhooks = statement(
  "progress of webhooks",
  { desk: webhookProgress.desk },
  (db, p) =>
    db
      .select({ uptoSeq: webhookProgress.uptoSeq })
      .from(webhookProgress)
      .where(eq(webhookProgress.desk, p.desk)),
  { index: "primary key" },
);

export const saveProgress = statement(
  "save progress of webhooks",
  getTableColumns(webhookProgress),
  (db, p) =>
    db
      .insert(webhookProgress)
      .values(p)
      .onConflictDoUpdate({ target: webhookProgress.desk, set: { uptoSeq: p.uptoSeq } }),
);

/** Events that are looked at in one transaction. */
export const PAGE_FOR_WEBHOOKS = 100;

/** What happened after a number of the desk's stream, without what anybody wrote; the desk's own events have no conversation. */
export const eventsForWebhooks = statement(
  "events for webhooks",
  { desk: events.desk, after: events.deskSeq },
  (db, p) =>
    db
      .select({
        deskSeq: events.deskSeq,
        type: events.type,
        actor: events.actor,
        atMs: events.atMs,
        data: events.data,
        eventId: renamed(events.publicId, "eventId"),
        site: conversations.site,
        testSinceMs: conversations.testSinceMs,
        conversationId: sql<string | null>`${conversations.publicId}`.as("conversationId"),
        siteId: sql<string | null>`${sites.publicId}`.as("siteId"),
      })
      .from(events)
      .leftJoin(
        conversations,
        and(eq(conversations.desk, p.desk), eq(conversations.id, events.conversation)),
      )
      .leftJoin(sites, eq(sites.id, conversations.site))
      .where(and(eq(events.desk, p.desk), gt(events.deskSeq, p.after)))
      .orderBy(asc(events.deskSeq))
      .limit(PAGE_FOR_WEBHOOKS),
  { index: ["eventsByDeskSeq", "primary key", "primary key"] },
);

export const insertDelivery = statement(
  "insert webhook delivery",
  getTableColumns(webhookDeliveries),
  (db, p) => db.insert(webhookDeliveries).values(p),
);

/** What a webhook is to be sent next. */
export const nextDelivery = statement(
  "next webhook delivery",
  { desk: webhookDeliveries.desk, webhook: webhookDeliveries.webhook },
  (db, p) =>
    db
      .select(getTableColumns(webhookDeliveries))
      .from(webhookDeliveries)
      .where(
        and(
          eq(webhookDeliveries.desk, p.desk),
          eq(webhookDeliveries.webhook, p.webhook),
          isNotNull(webhookDeliveries.dueAtMs),
        ),
      )
      .orderBy(asc(webhookDeliveries.dueAtMs), asc(webhookDeliveries.id))
      .limit(1),
  { index: "webhookDeliveriesDue" },
);

/** The latest of what a webhook was sent. */
export const deliveriesOf = statement(
  "webhook deliveries",
  { desk: webhookDeliveries.desk, webhook: webhookDeliveries.webhook },
  (db, p) =>
    db
      .select(getTableColumns(webhookDeliveries))
      .from(webhookDeliveries)
      .where(and(eq(webhookDeliveries.desk, p.desk), eq(webhookDeliveries.webhook, p.webhook)))
      .orderBy(desc(webhookDeliveries.id))
      .limit(MAX_SHOWN_DELIVERIES),
  { index: "webhookDeliveriesByWebhook" },
);

export const saveDelivery = statement(
  "save webhook delivery",
  {
    desk: webhookDeliveries.desk,
    id: webhookDeliveries.id,
    tries: webhookDeliveries.tries,
    dueAtMs: webhookDeliveries.dueAtMs,
    isDelivered: webhookDeliveries.isDelivered,
    outcome: webhookDeliveries.outcome,
  },
  (db, { desk, id, ...set }) =>
    db
      .update(webhookDeliveries)
      .set(set)
      .where(and(eq(webhookDeliveries.desk, desk), eq(webhookDeliveries.id, id))),
  { index: "primary key" },
);

/** Deletes all that a webhook was sent. */
export const deleteDeliveriesOf = statement(
  "delete webhook deliveries",
  { desk: webhookDeliveries.desk, webhook: webhookDeliveries.webhook },
  (db, p) =>
    db
      .delete(webhookDeliveries)
      .where(and(eq(webhookDeliveries.desk, p.desk), eq(webhookDeliveries.webhook, p.webhook))),
  { index: "webhookDeliveriesByWebhook" },
);

/** Deletes what has come to its end, of a webhook, up to a time; what still waits stays. */
export const tidyDeliveriesOf = statement(
  "tidy webhook deliveries",
  {
    desk: webhookDeliveries.desk,
    webhook: webhookDeliveries.webhook,
    beforeMs: webhookDeliveries.atMs,
  },
  (db, p) =>
    db
      .delete(webhookDeliveries)
      .where(
        and(
          eq(webhookDeliveries.desk, p.desk),
          eq(webhookDeliveries.webhook, p.webhook),
          isNull(webhookDeliveries.dueAtMs),
          lt(webhookDeliveries.atMs, p.beforeMs),
        ),
      ),
  { index: "webhookDeliveriesByWebhook" },
);
