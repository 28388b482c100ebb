import type { LastingEvent } from "@presently/shared/protocol";
import type { Entry, Log, Violation } from "./log.ts";

/** Entries before and after the one at which a violation can be seen. */
const BEFORE = 40;
const AFTER = 5;

/** What went before a violation, in lines a person can read: the conversation it names, what went wrong, and who it happened to. */
export function excerpt(log: Log, violation: Violation): string {
  const named = [...violation.what.matchAll(/(?:cnv|evt|agt|vis)_[\w-]{21}|[\w]+\/\d+/g)].map(
    ([id]) => id,
  );
  const isAbout = (line: string) =>
    named.length === 0 || named.some((id) => line.includes(id.slice(0, 12)));
  const lines = log.entries.flatMap((entry, at) => {
    const line = lineOf(entry);
    const isKept = line !== undefined && (isAbout(line) || !("client" in entry));
    return isKept ? [{ at, line }] : [];
  });
  const until = lines.filter(({ at }) => at <= violation.at);
  const after = lines.filter(({ at }) => at > violation.at).slice(0, AFTER);
  return [...until.slice(-BEFORE), ...after].map(({ at, line }) => `${at}  ${line}`).join("\n");
}

/** One entry as a line; undefined for what only repeats or says that somebody lives. */
export function lineOf(entry: Entry): string | undefined {
  const time = new Date(entry.atMs).toISOString().slice(11, 23);
  if (!("client" in entry))
    return `${time}  --- ${entry.type}${entry.type === "note" ? `: ${entry.what}` : ""}`;
  const says = whatOf(entry);
  return says === undefined ? undefined : `${time}  ${entry.client}  ${says}`;
}

function whatOf(entry: Extract<Entry, { client: string }>): string | undefined {
  switch (entry.type) {
    case "given":
      return `gives ${entry.command} ${entry.commandId} ${entry.text ?? ""}`;
    case "acknowledged":
      return `is acknowledged ${entry.commandId}: ${entry.eventId ?? "nothing new"} ${entry.conversationId ?? ""}`;
    case "refused":
      return `is refused ${String(entry.commandId)}: ${entry.code}`;
    case "shown": {
      const last = entry.view.items.at(-1);
      const { conversationId, state, items, agentId } = entry.view;
      const end = last === undefined ? "" : eventOf(last);
      return `shows ${conversationId} ${state} ${agentId ?? ""} (${items.length}), last ${end}`;
    }
    case "told":
      return `is told ${entry.events.map(eventOf).join("; ")}`;
    case "desk":
      return `sees the desk at ${entry.seq}`;
    case "place":
      return `is at place ${entry.place} in ${entry.conversationId}`;
    case "unsent":
      return entry.texts.length === 0 ? undefined : `still sends ${entry.texts.join(", ")}`;
    case "hello":
    case "synced":
    case "gone":
      return entry.type;
    case "screen":
    case "heard":
      return undefined;
  }
}

function eventOf(event: LastingEvent): string {
  const of = "conversationId" in event ? event.conversationId : "desk";
  const agent = "agentId" in event ? ` ${event.agentId}` : "";
  const reason = "reason" in event ? ` ${event.reason}` : "";
  const now =
    "presence" in event
      ? ` ${event.presence}`
      : "availability" in event
        ? ` ${event.availability}`
        : "";
  return `${event.seq}/${String(event.publicSeq)} ${event.type} ${of}${agent}${reason}${now} (${event.id})`;
}
