import type { LastingEventOf } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { momentOf } from "../ui/moment.ts";

type PromiseEvent = LastingEventOf<
  | "promise.made"
  | "promise.changed"
  | "promise.kept"
  | "promise.takenBack"
  | "promise.broken"
  | "promise.reminded"
>;

/** What the thread says of a promise; the moment is named as it was seen on that day. */
export function promiseLine(event: PromiseEvent, nameOf: (id: string) => string): string {
  const words = t.promises.system;
  const what = words.what[event.kind];
  const moment = momentOf(event.dueAtMs, event.atMs);
  switch (event.type) {
    case "promise.made":
      return words.made[event.kind](nameOf(event.by), moment);
    case "promise.changed":
      return words.changed(nameOf(event.by), what, moment);
    case "promise.kept":
      return (event.isLate ? words.keptLate : words.kept)(nameOf(event.by), what);
    case "promise.takenBack":
      return words.takenBack(nameOf(event.by), what);
    case "promise.broken":
      return words.broken(what);
    case "promise.reminded":
      return words.reminded(what, moment);
  }
}
