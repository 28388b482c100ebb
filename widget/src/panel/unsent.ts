import type { KeyedStorage } from "@presently/shared/client";
import type { CommandId } from "@presently/shared/protocol";
import type { PendingMessage } from "./picture.ts";

/**
 * The messages that nothing sends by itself any more: they were refused. Kept over reloads and shared by all tabs until the visitor sends
 * them again or lets them go. One key for each, so that tabs never overwrite each other's. `storage` must not throw.
 */
export function createUnsent(storage: KeyedStorage, prefix: string) {
  let known: readonly PendingMessage[] | undefined;

  return {
    /** In the order of writing: the time stands first in the key, and has as many digits for centuries. */
    list: () =>
      (known ??= storage
        .keys()
        .filter((key) => key.startsWith(prefix))
        .sort()
        .map((key) => ({
          commandId: key.slice(prefix.length) as CommandId, // only its name here: nothing is sent under it again
          text: storage.get(key) ?? "",
          state: "failed",
        }))),
    add(atMs: number, commandId: CommandId, text: string): void {
      storage.set(`${prefix}${atMs} ${commandId}`, text);
      known = undefined;
    },
    /** Takes one out, to send it again or to let it go: its text; null when it is not here, or no longer. */
    take(id: CommandId): string | null {
      const text = storage.get(prefix + id);
      storage.remove(prefix + id);
      known = undefined;
      return text;
    },
    /** Another tab may have changed something. */
    lookAgain(): void {
      known = undefined;
    },
  };
}
