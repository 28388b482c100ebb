import type { CommandId } from "../protocol/ids.ts";
import { isNumber, isText, withShape } from "./check.ts";
import type { KeyedStorage } from "./storage.ts";

/** A command that is not yet answered. */
export interface OutboxEntry<Command> {
  readonly commandId: CommandId;
  readonly command: Command;
  /** When it was given, by this browser's clock. */
  readonly atMs: number;
  /** Orders what was given in the same millisecond. */
  readonly n: number;
  /** The code of a final refusal, left for the tab that gave the command to report. */
  readonly refused?: string;
}

export interface Outbox<Command> {
  add(commandId: CommandId, command: Command, atMs: number): void;
  remove(commandId: CommandId): void;
  /** Leaves a refusal for the tab that gave the command. */
  refuse(commandId: CommandId, code: string): void;
  find(commandId: CommandId): OutboxEntry<Command> | undefined;
  /** What waits, in the order it was given, whichever tab gave it. */
  list(): readonly OutboxEntry<Command>[];
  /** Another tab changed something: what was read before no longer counts. */
  forgetCache(): void;
}

/**
 * The outbox as it lies in the browser's storage: one key for each command, so that tabs sharing it never overwrite each other's
 * (storage has no transactions). `storage` must not throw.
 */
export function createOutbox<Command>(storage: KeyedStorage, keyPrefix: string): Outbox<Command> {
  let cache: readonly OutboxEntry<Command>[] | undefined;
  let given = 0;

  function list(): readonly OutboxEntry<Command>[] {
    cache ??= storage
      .keys()
      .filter((key) => key.startsWith(keyPrefix))
      .flatMap((key) => read(key) ?? [])
      .sort((one, other) => one.atMs - other.atMs || one.n - other.n);
    return cache;
  }

  /** What lies under a key; what cannot be read can never be sent, and is thrown away. */
  function read(key: string): OutboxEntry<Command> | undefined {
    const text = storage.get(key);
    if (text === null) return undefined;
    try {
      const entry: unknown = JSON.parse(text);
      if (isEntry<Command>(entry) && keyPrefix + entry.commandId === key) return entry;
    } catch {
      // falls through: not ours, or damaged
    }
    storage.remove(key);
    return undefined;
  }

  function write(entry: OutboxEntry<Command>): void {
    storage.set(keyPrefix + entry.commandId, JSON.stringify(entry));
    cache = undefined;
  }
  const find = (commandId: CommandId) => list().find((entry) => entry.commandId === commandId);

  return {
    add(commandId, command, atMs) {
      given += 1;
      write({ commandId, command, atMs, n: given });
    },
    remove(commandId) {
      storage.remove(keyPrefix + commandId);
      cache = undefined;
    },
    refuse(commandId, code) {
      const entry = find(commandId);
      if (entry !== undefined) write({ ...entry, refused: code });
    },
    find,
    list,
    forgetCache() {
      cache = undefined;
    },
  };
}

const hasEntryShape = withShape({
  commandId: isText,
  atMs: isNumber,
  n: isNumber,
  command: withShape({ type: isText }),
});

function isEntry<Command>(value: unknown): value is OutboxEntry<Command> {
  return hasEntryShape(value);
}
