import type { KeyedStorage } from "@presently/shared/client";

/**
 * Keeps the words of a message that waits for its files for the next page, which finds them in its box (FW6), and takes them away when the message
 * has gone: else that page would offer to send it again. What was written since stays.
 */
export function createWaitingDraft(storage: KeyedStorage, key: string) {
  let waiting = "";
  return (text = ""): void => {
    if (text !== "") storage.set(key, text);
    else if (waiting !== "" && storage.get(key) === waiting) storage.remove(key);
    waiting = text;
  };
}
