import type { ReadonlySignal } from "@preact/signals";
import { signal } from "@preact/signals";
import type { KeyedStorage } from "@presently/shared/client";
import { safeStorage } from "@presently/shared/client";
import type {
  AgentCommand,
  AgentId,
  CommandId,
  ConversationId,
  DeskErrorCode,
  FileId,
  UsedReply,
} from "@presently/shared/protocol";
import { parseKept } from "../kept-json.ts";

/**
 * A message or note of this agent that the thread does not hold yet. `sending`: on its way; `late`: not confirmed after ten seconds (R6);
 * `sent`: stored, its event about to arrive; `refused`: the server said no, and why (G8).
 */
export type PendingMessage = {
  commandId: CommandId;
  conversationId: ConversationId;
  kind: "reply" | "note";
  text: string;
  mentions: readonly AgentId[];
  files: readonly PendingFile[];
  /** The short answers that it offers. */
  replies: readonly string[];
  /** What it was written from. */
  cannedReply?: UsedReply;
} & ({ state: "sending" | "late" | "sent" } | { state: "refused"; code: DeskErrorCode });
/** A file of a message on its way; without a name where this page has not uploaded it, as after a reload. */
export interface PendingFile {
  readonly fileId: FileId;
  readonly name?: string;
}
export type RefusedMessage = Extract<PendingMessage, { state: "refused" }>;

/** A command as a pending message; undefined for what is not a message. */
export function pendingMessageOf<State extends "sending" | "late" | "sent">(
  commandId: CommandId,
  command: AgentCommand,
  state: State,
  fileNames: ReadonlyMap<FileId, string> = new Map(),
) {
  if (command.type !== "message.post" && command.type !== "note.post") return undefined;
  const { conversationId, text } = command;
  const facts = { commandId, conversationId, text, state };
  if (command.type === "note.post")
    return { ...facts, kind: "note" as const, mentions: command.mentions, files: [], replies: [] };
  const files = (command.files ?? []).map((fileId): PendingFile => {
    const name = fileNames.get(fileId);
    return name === undefined ? { fileId } : { fileId, name };
  });
  const { replies = [], cannedReply } = command;
  const from = cannedReply === undefined ? {} : { cannedReply };
  return { ...facts, kind: "reply" as const, mentions: [], files, replies, ...from };
}

export interface RefusedMessages {
  list: ReadonlySignal<readonly RefusedMessage[]>;
  add(message: RefusedMessage): void;
  /** Takes one out, to send it again or to let it go; undefined when there is none, or another tab has taken it. */
  take(commandId: CommandId): RefusedMessage | undefined;
  clear(): void;
  /** Follows what other tabs add and take; returns what ends that. */
  follow(): () => void;
}

type Kept = { message: RefusedMessage; atMs: number };

/**
 * What the server refused, kept over reloads until the agent sends it again or lets it go: nobody's words vanish by themselves. One key
 * for each message under `keyPrefix`, so that tabs never overwrite each other's.
 */
export function createRefusedMessages(
  storage: KeyedStorage | undefined,
  keyPrefix: string,
  nowMs: () => number,
): RefusedMessages {
  const kept = safeStorage(storage);
  const list = signal<readonly RefusedMessage[]>([]);
  const keys = (): string[] => kept.keys().filter((key) => key.startsWith(keyPrefix));

  function readAgain(): void {
    const messages = keys()
      .flatMap((key) => parseKept(kept.get(key), isKept) ?? [])
      .sort((one, other) => one.atMs - other.atMs)
      .map(({ message }) => withFiles(message));
    const ids = (of: readonly RefusedMessage[]) => of.map(({ commandId }) => commandId).join();
    if (ids(messages) !== ids(list.value)) list.value = messages;
  }

  readAgain();
  return {
    list,
    add(message) {
      kept.set(keyPrefix + message.commandId, JSON.stringify({ message, atMs: nowMs() }));
      readAgain();
    },
    take(commandId) {
      const found = parseKept(kept.get(keyPrefix + commandId), isKept);
      kept.remove(keyPrefix + commandId);
      readAgain();
      return found && withFiles(found.message);
    },
    clear() {
      keys().forEach(kept.remove);
      readAgain();
    },
    follow() {
      readAgain();
      return kept.onChange?.(readAgain) ?? (() => {});
    },
  };
}

/** What an earlier version kept knows of no files and no short answers. */
function withFiles(message: RefusedMessage): RefusedMessage {
  const { files, replies } = message;
  return {
    ...message,
    files: Array.isArray(files) ? files : [],
    replies: Array.isArray(replies) ? replies : [],
  };
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === "object" &&
    value !== null &&
    "message" in value &&
    isRefused(value.message) &&
    "atMs" in value &&
    typeof value.atMs === "number"
  );
}

function isRefused(value: unknown): value is RefusedMessage {
  if (typeof value !== "object" || value === null) return false;
  const message = value as Partial<Record<keyof RefusedMessage, unknown>>; // each property is checked below
  return (
    message.state === "refused" &&
    typeof message.commandId === "string" &&
    typeof message.conversationId === "string" &&
    typeof message.text === "string" &&
    typeof message.code === "string" &&
    Array.isArray(message.mentions) &&
    (message.kind === "reply" || message.kind === "note")
  );
}
