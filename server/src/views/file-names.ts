import type { AgentNames, FileId, LastingEvent } from "@presently/shared/protocol";
import { one, type Script } from "../store/script.ts";
import { fileName } from "../store/statements/files.ts";
import type { StoredEvent } from "../store/stored-event.ts";

/** What the files of some messages are called, by id (P32). One that was erased has no name any more. */
export function* readFileNames(desk: number, events: readonly LastingEvent[]): Script<AgentNames> {
  const names: AgentNames = {};
  for (const event of events) {
    const files = event.type === "message.posted" ? event.files : undefined;
    for (const { fileId } of files ?? []) yield* readName(desk, fileId, names);
  }
  return names;
}

/** Stored events with the names of their files beside them, as they had when they were published. */
export function* withFileNames(
  desk: number,
  events: readonly StoredEvent[],
): Script<StoredEvent[]> {
  const named: StoredEvent[] = [];
  for (const event of events) {
    const ids = fileIdsIn(event);
    const names: AgentNames = {};
    for (const id of ids) yield* readName(desk, id, names);
    named.push(ids.length === 0 ? event : { ...event, names });
  }
  return named;
}

/** A message as plain text alone can tell it: its words, then its files by their names. */
export function* textWithFiles(
  desk: number,
  message: Pick<StoredEvent, "type" | "text"> & { readonly data: string },
): Script<string> {
  const names: AgentNames = {};
  // Safe: `appendEvents` alone writes the column, always a JSON object.
  const data = JSON.parse(message.data) as StoredEvent["data"];
  for (const id of fileIdsIn({ type: message.type, data })) yield* readName(desk, id, names);
  const words = message.text === null || message.text === "" ? [] : [message.text];
  return [...words, ...Object.values(names).map((name) => `[${name}]`)].join("\n");
}

function* readName(desk: number, publicId: FileId, names: AgentNames): Script<void> {
  const file = yield* one(fileName, { desk, publicId });
  if (file !== undefined) names[publicId] = file.name;
}

function fileIdsIn({ type, data }: Pick<StoredEvent, "type" | "data">): readonly FileId[] {
  if (type !== "message.posted" || data["files"] === undefined) return [];
  // Safe: the desk writes the files of a message as the event's schema has them.
  return (data["files"] as readonly { fileId: FileId }[]).map(({ fileId }) => fileId);
}
