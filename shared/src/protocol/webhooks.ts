import * as z from "zod";
import { SiteId } from "./ids.ts";
import { TimeMs } from "./states.ts";
import {
  MAX_SHOWN_DELIVERIES,
  MAX_WEBHOOK_URL_CHARS,
  MAX_WEBHOOKS,
  webhookEvents,
} from "./webhook-limits.ts";

export const WebhookId = z.string().regex(/^whk_[A-Za-z0-9_-]{21}$/);
export const DeliveryId = z.string().regex(/^msg_[A-Za-z0-9_-]{21}$/);

/** `POST /console/api/webhooks` makes one, and shows what it is signed with this one time (WH1). */
export const WebhookRequest = z.object({
  url: z.string().max(MAX_WEBHOOK_URL_CHARS),
  events: z.array(z.enum(webhookEvents)).min(1).max(webhookEvents.length),
  /** Null = all there are, and all that come. */
  siteIds: z.nullable(z.array(SiteId).min(1).max(500)),
});
export type WebhookRequest = z.infer<typeof WebhookRequest>;

/** `failed`: nothing came through for so long that it was switched off by itself (WH6). */
const WebhookState = z.enum(["on", "off", "failed"]);

export const Webhook = WebhookRequest.extend({
  webhookId: WebhookId,
  state: WebhookState,
  createdAtMs: TimeMs,
  failingSinceMs: z.nullable(TimeMs),
  /** Until when the secret before this one signs too (WH4). */
  previousUntilMs: z.nullable(TimeMs),
});
export type Webhook = z.infer<typeof Webhook>;

export const WebhookAnswer = z.object({ secret: z.string() });
export type WebhookAnswer = z.infer<typeof WebhookAnswer>;
/** `POST /console/api/webhooks/change`: what becomes of one. A new secret is answered with it. */
export const WebhookChange = z.object({
  webhookId: WebhookId,
  change: z.enum(["on", "off", "test", "newSecret", "remove"]),
});
export type WebhookChange = z.infer<typeof WebhookChange>;
/** `POST /console/api/webhooks/replay`: sends once more what was sent before, under the same id. */
export const ReplayRequest = z.object({ webhookId: WebhookId, deliveryId: DeliveryId });

const Delivery = z.object({
  deliveryId: DeliveryId,
  type: z.string(),
  atMs: TimeMs,
  tries: z.int().min(0),
  /** When it goes, or goes again; null = it came through, or is given up. */
  dueAtMs: z.nullable(TimeMs),
  isDelivered: z.boolean(),
  /** Of the latest try: the receiver's status, or why there was none. */
  outcome: z.nullable(z.string()),
});
export type Delivery = z.infer<typeof Delivery>;

/** `GET /console/api/webhooks` and `GET /console/api/webhooks/deliveries?webhook=ID`, the newest first. */
export const WebhookList = z.object({ webhooks: z.array(Webhook).max(MAX_WEBHOOKS) });
export type WebhookList = z.infer<typeof WebhookList>;
export const DeliveryList = z.object({ deliveries: z.array(Delivery).max(MAX_SHOWN_DELIVERIES) });
export type DeliveryList = z.infer<typeof DeliveryList>;
