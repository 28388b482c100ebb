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
} from "@presently/shared/protocol";

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
} & ({ state: "sending" | "late" | "sent" } | { state: "refused"; code: DeskErrorCode });
export type RefusedMessage = Extract<PendingMessage, { state: "refused" }>;

/** A command as a pending message; undefined for what is not a message. */
export function pendingMessageOf<State extends "sending" | "late" | "sent">(
  commandId: CommandId,
  command: AgentCommand,
  state: State,
) {
  if (command.type !== "message.post" && command.type !== "note.post") return undefined;
  const { conversationId, text } = command;
  return command.type === "message.post"
    ? { commandId, conversationId, kind: "reply" as const, text, mentions: [], state }
    : { commandId, conversationId, kind: "note" as const, text, mentions: command.mentions, state };
}

export interface RefusedMessages {
  list: ReadonlySignal<readonly RefusedMessage[]>;
  add(message: RefusedMessage): void;
  /** Takes one out, to send it again or to let it go. */
  take(commandId: CommandId): RefusedMessage | undefined;
  clear(): void;
}

/** What the server refused, kept over reloads until the agent sends it again or lets it go: nobody's words vanish by themselves. */
export function createRefusedMessages(
  storage: KeyedStorage | undefined,
  key: string,
): RefusedMessages {
  const kept = safeStorage(storage);
  const list = signal<readonly RefusedMessage[]>(read(kept.get(key)));
  const become = (messages: readonly RefusedMessage[]): void => {
    list.value = messages;
    if (messages.length === 0) kept.remove(key);
    else kept.set(key, JSON.stringify(messages));
  };
  return {
    list,
    add: (message) => become([...list.value, message]),
    take(commandId) {
      const found = list.value.find((message) => message.commandId === commandId);
      if (found !== undefined) become(list.value.filter((message) => message !== found));
      return found;
    },
    clear: () => become([]),
  };
}

function read(stored: string | null): RefusedMessage[] {
  try {
    const value: unknown = JSON.parse(stored ?? "[]");
    return Array.isArray(value) ? value.filter(isRefused) : [];
  } catch {
    return []; // damaged by something else on this origin
  }
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
