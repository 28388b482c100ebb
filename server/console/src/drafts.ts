import type { KeyedStorage } from "@presently/shared/client";
import { safeStorage } from "@presently/shared/client";
import type { UploadedFile } from "@presently/shared/protocol";
import { draftRecords, type SharedDrafts } from "./draft-records.ts";
import { isUploaded } from "./files/uploaded.ts";
import { parseKept } from "./kept-json.ts";

/** What is being written to whom: a reply to the visitor or a note for the team. The two are never the same draft, so a note cannot leave as a reply. */
export type DraftKind = "reply" | "note";

/** A file that was uploaded and not sent is deleted after a day (FL5): what is nearly as old is attached to nothing any more. */
const KEEP_FILES_MS = 23 * 60 * 60_000;

export interface Drafts {
  read(conversationId: string, kind: DraftKind): string;
  write(conversationId: string, kind: DraftKind, text: string): void;
  /** The short answers that go with the reply, as they are kept (QR1). */
  readAnswers(conversationId: string): string;
  writeAnswers(conversationId: string, text: string): void;
  /** What the reply was written from, as it is kept (CR5). */
  readPicked(conversationId: string): string;
  writePicked(conversationId: string, text: string): void;
  /** The form that is being put together for the visitor, as it is kept (FO1). */
  readForm(conversationId: string): string;
  writeForm(conversationId: string, text: string): void;
  /** The files that are uploaded and go with the reply. */
  readFiles(conversationId: string): readonly UploadedFile[];
  writeFiles(conversationId: string, files: readonly UploadedFile[]): void;
  /** Calls `run` when another tab or device has written; returns what ends that. */
  onChange(run: () => void): () => void;
  /** Which conversations have a reply, what goes with it, a form or a note begun. */
  begun(): ReadonlySet<string>;
  /** What the server keeps of them for the agent's other devices. */
  shared: SharedDrafts;
  forgetAll(): void;
}

type KeptFiles = { files: UploadedFile[]; atMs: number };

/**
 * Drafts of one agent, kept on this device over reloads: one key for each conversation and kind, read anew each time, so that tabs
 * never overwrite each other's and what one has sent is a draft in none. Where storage is blocked or full they live as long as the page.
 */
export function createDrafts(
  storage: KeyedStorage | undefined,
  owner: string,
  nowMs: () => number,
): Drafts {
  const prefix = `presently.drafts.${owner}:`;
  const kept = safeStorage(storage);
  const keys = (): string[] => kept.keys().filter((key) => key.startsWith(prefix));
  const records = draftRecords(kept, prefix, nowMs);
  const { read, write } = records;
  const keyOf = (
    conversationId: string,
    kind: DraftKind | "files" | "answers" | "form" | "picked",
  ): string => `${prefix}${conversationId}:${kind}`;

  function keptFiles(key: string): KeptFiles | undefined {
    const draft = parseKept(kept.get(key), areKeptFiles);
    return draft !== undefined && nowMs() - draft.atMs < KEEP_FILES_MS ? draft : undefined;
  }

  const isBegun = (key: string): boolean => read(key) !== "" || keptFiles(key) !== undefined;

  for (const key of keys()) if (!isBegun(key) && !records.isToSay(key)) kept.remove(key);
  return {
    read: (conversationId, kind) => read(keyOf(conversationId, kind)),
    write: (conversationId, kind, text) => write(keyOf(conversationId, kind), text),
    readAnswers: (conversationId) => read(keyOf(conversationId, "answers")),
    writeAnswers: (conversationId, text) => write(keyOf(conversationId, "answers"), text),
    readPicked: (conversationId) => read(keyOf(conversationId, "picked")),
    writePicked: (conversationId, text) => write(keyOf(conversationId, "picked"), text),
    readForm: (conversationId) => read(keyOf(conversationId, "form")),
    writeForm: (conversationId, text) => write(keyOf(conversationId, "form"), text),
    readFiles: (conversationId) => keptFiles(keyOf(conversationId, "files"))?.files ?? [],
    writeFiles(conversationId, files) {
      const key = keyOf(conversationId, "files");
      // As old as the oldest that may be among them.
      const atMs = keptFiles(key)?.atMs ?? nowMs();
      if (files.length === 0) kept.remove(key);
      else kept.set(key, JSON.stringify({ files, atMs }));
    },
    onChange(run) {
      const endTabs = kept.onChange?.(run);
      const endDevices = records.shared.onTaken(run);
      return () => {
        endTabs?.();
        endDevices();
      };
    },
    begun: () =>
      new Set(
        keys()
          .filter(isBegun)
          .map((key) => key.slice(prefix.length, key.lastIndexOf(":"))),
      ),
    shared: records.shared,
    forgetAll: () => keys().forEach(kept.remove),
  };
}

function areKeptFiles(value: unknown): value is KeptFiles {
  return (
    typeof value === "object" &&
    value !== null &&
    "files" in value &&
    Array.isArray(value.files) &&
    value.files.length > 0 &&
    value.files.every(isUploaded) &&
    "atMs" in value &&
    typeof value.atMs === "number"
  );
}
