import type { LastingEvent } from "@presently/shared/protocol";

/** What a call is about: what the visitor wrote last before they asked for it, or at all where the asking is not loaded. */
export function callAbout(items: readonly LastingEvent[]): string | undefined {
  const asked = items.findLastIndex(({ type }) => type === "call.asked");
  const before = asked === -1 ? items : items.slice(0, asked);
  const message = before.findLast(
    (event) => event.type === "message.posted" && event.by.startsWith("vis_"),
  );
  return message?.type === "message.posted" ? message.text : undefined;
}
