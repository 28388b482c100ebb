/** What a webhook can be told of (WH2), by the name that stands in what is sent. */
export const webhookEvents = [
  "conversation.started",
  "conversation.messageLeft",
  "conversation.assigned",
  "message.posted",
  "conversation.closed",
  "conversation.reopened",
  "rating.given",
  "promise.made",
  "promise.kept",
  "promise.broken",
  "alarm.raised",
  "alarm.cleared",
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** Webhooks that an installation has at once. */
export const MAX_WEBHOOKS = 20;
export const MAX_WEBHOOK_URL_CHARS = 2048;
/** The latest of what a webhook was told, as the console lists it. */
export const MAX_SHOWN_DELIVERIES = 50;
