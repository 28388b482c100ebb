import type { LastingEvent, OpenPromise, PromiseKind } from "@presently/shared/protocol";
import { en as texts } from "../i18n/en/promises.ts";
import type { Extra, ExtraTools } from "../talk/extras.ts";
import { card, line } from "./Lines.tsx";
import { promisesStyle } from "./promises-style.ts";

/** Says what is promised to the visitor and by when, in their own time zone, and what became of it (M7, M8). */
export function create(tools: ExtraTools): Extra {
  const words = (text: string, atMs: number, nowMs: number) =>
    tools.fill(text, { time: momentOf(atMs, nowMs) });

  function wordsOf(event: LastingEvent): string | undefined {
    const promise = promiseIn(event);
    return promise && words(promise.text, promise.dueAtMs, event.atMs);
  }

  return {
    style: promisesStyle,
    heard(event) {
      const said = wordsOf(event);
      if (said !== undefined) tools.say(said);
    },
    ofEvent(event) {
      const said = wordsOf(event);
      if (said === undefined) return null;
      const why = event.type === "promise.changed" ? event.text : null;
      return line(said, typeof why === "string" ? why : null);
    },
    atEnd({ view }, nowMs) {
      const open: unknown = view?.promises;
      const last = view?.items.at(-1);
      if (!Array.isArray(open)) return null;
      // What was said just above is not said again; what else is promised is.
      const said = last && promiseIn(last) && "kind" in last ? last.kind : undefined;
      const lines = open
        .filter(isPromise)
        .filter(({ kind }) => kind !== said)
        .map(({ kind, dueAtMs, isBroken }) =>
          words(isBroken ? texts.broken : texts.made[kind], dueAtMs, nowMs),
        );
      return lines.length > 0 ? card(lines) : null;
    },
  };
}

/** What the chat says of an event, and of which moment. What the conversation's own checks pass over is looked at here. */
function promiseIn(
  event: LastingEvent,
): { readonly text: string; readonly dueAtMs: number } | undefined {
  if (!("open" in event)) return undefined; // all that is said of promises names those that are open
  switch (event.type) {
    case "promise.made":
      return isPromise(event)
        ? { text: texts.made[event.kind], dueAtMs: event.dueAtMs }
        : undefined;
    case "promise.changed":
      return timed(event, texts.moved);
    case "promise.kept":
      return timed(event, event.isLate ? texts.keptLate : texts.kept);
    case "promise.takenBack":
      return timed(event, texts.takenBack);
    case "promise.broken":
      return timed(event, texts.broken);
  }
}

const timed = ({ dueAtMs }: { dueAtMs: number }, text: string) =>
  typeof dueAtMs === "number" ? { text, dueAtMs } : undefined;

function isPromise(value: { kind: PromiseKind; dueAtMs: number } | null): value is OpenPromise {
  return typeof value?.dueAtMs === "number" && Object.hasOwn(texts.made, value.kind);
}

/** The time of day, with the day where it is another. */
function momentOf(atMs: number, nowMs: number): string {
  const isToday = new Date(atMs).toDateString() === new Date(nowMs).toDateString();
  const day = isToday ? {} : ({ weekday: "long", day: "numeric", month: "long" } as const);
  const form = { ...day, hour: "numeric", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat(texts.lang, form).format(atMs);
}
