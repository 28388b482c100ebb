import type { ClientKind, Entry, Log } from "../judge/log.ts";

/** An entry as a client makes it: the recorder adds when, and who. */
export type Told = Entry extends infer E
  ? E extends { client: string }
    ? Omit<E, "atMs" | "client" | "kind" | "actor">
    : never
  : never;
type Happened = Entry extends infer E
  ? E extends { client: string }
    ? never
    : Omit<E, "atMs">
  : never;

/** Writes the log that the judge will read. */
export interface Recorder extends Log {
  happened(entry: Happened): void;
  client(client: string, kind: ClientKind, actor: () => string): (entry: Told) => void;
}

export function createRecorder(nowMs: () => number): Recorder {
  const entries: Entry[] = [];
  return {
    entries,
    happened(entry) {
      entries.push({ ...entry, atMs: nowMs() });
    },
    client: (client, kind, actor) => (entry) => {
      entries.push({ ...entry, atMs: nowMs(), client, kind, actor: actor() });
    },
  };
}
