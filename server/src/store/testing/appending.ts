import { appendEvents } from "../append-events.ts";
import type { Script } from "../script.ts";
import type { Recorded } from "../stored-event.ts";

export const NOW_MS = 1_800_000_000_000;

interface Appended {
  text?: string;
  conversation?: number;
  isPublic?: boolean;
  commandId?: string | null;
}

/**
 * A command of the smallest kind: it writes one event, of the desk or of a conversation, whose public id is `evt_` and the name; it answers
 * with the event's sequence number.
 */
export function* appending(
  name: string,
  { text = "hello", conversation = 0, isPublic = false, commandId = null }: Appended = {},
): Script<Recorded<number>> {
  const events = yield* appendEvents(
    1,
    [{ type: "tested", conversation, actor: "system", isPublic, text, data: { name } }],
    { nowMs: NOW_MS, newEventId: () => `evt_${name}`, commandId },
  );
  return { answer: events[0]?.deskSeq ?? 0, events };
}
