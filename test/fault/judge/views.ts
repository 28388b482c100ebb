import type { ConversationView } from "@presently/shared/protocol";
import type { Entry, EntryOf, Log, Violation } from "./log.ts";

/** G4: when all is quiet, whoever shows a conversation shows the same one, and nothing given is still on its way. */
export function judgeViews({ entries }: Log): Violation[] {
  const violations: Violation[] = [];
  const at = entries.length - 1;
  const byConversation = new Map<string, EntryOf<"shown">[]>();
  for (const shown of lastShown(entries)) {
    const views = byConversation.get(shown.view.conversationId) ?? [];
    byConversation.set(shown.view.conversationId, [...views, shown]);
  }
  for (const [conversation, shown] of byConversation) {
    const [first, ...others] = shown.map((entry) => ({ entry, seen: publicPart(entry.view) }));
    for (const { entry, seen } of others) {
      if (first === undefined || seen === first.seen) continue;
      violations.push({
        guarantee: "G4",
        at,
        what: `${conversation} ends as ${first.seen} at ${first.entry.client} and as ${seen} at ${entry.client}`,
      });
    }
  }
  violations.push(...judgeDelivery(entries, at));
  return violations;
}

/** The last picture of each conversation at each client that is still there. */
function lastShown(entries: readonly Entry[]): EntryOf<"shown">[] {
  const clients = new Map<string, Map<string, EntryOf<"shown">>>();
  for (const entry of entries) {
    if (entry.type === "gone") clients.delete(entry.client);
    if (entry.type !== "shown") continue;
    const views = clients.get(entry.client) ?? new Map<string, EntryOf<"shown">>();
    clients.set(entry.client, views.set(entry.view.conversationId, entry));
  }
  return [...clients.values()].flatMap((views) => [...views.values()]);
}

/** What a visitor and an agent must agree on: an offer is the team's affair. */
function publicPart(view: ConversationView): string {
  const { state, agentId, closedBy, ratingScore, isSolved, departmentId, queuedAtMs } = view;
  return JSON.stringify({
    items: view.items.flatMap(({ publicSeq, id }) =>
      publicSeq === null ? [] : [`${publicSeq} ${id.slice(4, 10)}`],
    ),
    state: state === "offered" ? "queued" : state,
    agentId,
    closedBy,
    ratingScore,
    isSolved,
    departmentId,
    queuedAtMs,
  });
}

/** What a person gave is refused in words, or there once; nothing is left on its way. */
function judgeDelivery(entries: readonly Entry[], at: number): Violation[] {
  const violations: Violation[] = [];
  const refused = new Set<string | null>();
  const shown = new Set<string>();
  for (const entry of entries) {
    if (entry.type === "refused") refused.add(entry.commandId);
    if (entry.type === "unsent" && entry.texts.length > 0)
      violations.push({
        guarantee: "G4",
        at,
        what: `${entry.client} still has on its way: ${entry.texts.join(", ")}`,
      });
    if (entry.type !== "shown") continue;
    for (const item of entry.view.items) if (item.ref !== undefined) shown.add(item.ref);
  }
  for (const entry of entries) {
    if (entry.type !== "given" || entry.text === undefined) continue;
    if (!shown.has(entry.commandId) && !refused.has(entry.commandId))
      violations.push({
        guarantee: "G4",
        at,
        what: `"${entry.text}" of ${entry.client} was neither shown nor refused`,
      });
  }
  return violations;
}
