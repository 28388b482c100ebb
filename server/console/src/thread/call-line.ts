import type { LastingEventOf } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { momentOf } from "../ui/moment.ts";

/** What the thread says of a call by phone; the moment is named as it was seen on that day. */
export function callLine(
  event: LastingEventOf<"call.asked" | "call.cancelled" | "call.recorded" | "call.taken">,
  nameOf: (id: string) => string,
): string {
  const words = t.calls.system;
  switch (event.type) {
    case "call.asked":
      return words.asked(momentOf(event.dueAtMs, event.atMs));
    case "call.cancelled":
      return words.cancelled;
    case "call.taken":
      return words.taken(nameOf(event.agentId));
    case "call.recorded": {
      const name = nameOf(event.by);
      if (event.outcome !== "noAnswer") return words[event.outcome](name);
      return event.dueAtMs === null
        ? words.gaveUp(name)
        : words.noAnswer(name, momentOf(event.dueAtMs, event.atMs));
    }
  }
}
