import { type WebhookEvent, webhookEvents } from "@presently/shared/protocol";
import type { RowOf } from "../store/statement.ts";
import type { eventsForWebhooks } from "../store/statements/webhooks.ts";

type Row = RowOf<typeof eventsForWebhooks>;

/** What is told of each event beside who, where and when: ids, codes and numbers, never what anybody wrote (WH2). */
const told: Record<WebhookEvent, readonly string[]> = {
  "conversation.started": [],
  "conversation.messageLeft": ["reason"],
  "conversation.assigned": ["agentId", "fromAgentId", "reason"],
  "message.posted": [],
  "conversation.closed": ["closedBy"],
  "conversation.reopened": [],
  "rating.given": ["score"],
  "promise.made": ["kind", "dueAtMs"],
  "promise.kept": ["kind", "dueAtMs", "isLate"],
  "promise.broken": ["kind", "dueAtMs"],
  "alarm.raised": ["siteId", "departmentId", "kind", "limitMs"],
  "alarm.cleared": ["siteId", "departmentId", "kind"],
};

export function isWebhookEvent(type: string): type is WebhookEvent {
  return (webhookEvents as readonly string[]).includes(type);
}

/** Where it happened, by the desk's own id: 0 = at no one site; undefined = it is not told. */
export function siteOf(
  { site, data }: Pick<Row, "site" | "data">,
  type: WebhookEvent,
  sites: readonly { readonly id: number; readonly publicId: string }[],
): number | undefined {
  if (type !== "alarm.raised" && type !== "alarm.cleared") return site ?? undefined;
  const { siteId } = JSON.parse(data) as { siteId: string | null }; // what `lookForAlarms` writes
  return siteId === null ? 0 : sites.find(({ publicId }) => publicId === siteId)?.id;
}

/** The body that is sent for an event: the same for every try and for every webhook. */
export function bodyOf(type: WebhookEvent, row: Row): string {
  // Safe: `appendEvents` alone writes the column, always a JSON object.
  const data = JSON.parse(row.data) as Record<string, unknown>;
  const more = told[type].flatMap((name) => (name in data ? [[name, data[name]] as const] : []));
  return JSON.stringify({
    type,
    timestamp: new Date(row.atMs).toISOString(),
    data: {
      eventId: row.eventId,
      sequence: row.deskSeq,
      siteId: row.siteId,
      conversationId: row.conversationId,
      isTest: row.testSinceMs !== null,
      by: row.actor,
      ...Object.fromEntries(more),
    },
  });
}

/** What the test button sends. */
export function testBody(nowMs: number): string {
  return JSON.stringify({ type: "test", timestamp: new Date(nowMs).toISOString(), data: {} });
}
