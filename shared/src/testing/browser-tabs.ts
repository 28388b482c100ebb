import type { Locks } from "../client/delivery.ts";
import type { KeyedStorage } from "../client/storage.ts";
import type { Clock } from "../clock.ts";

/** What tabs of one browser share. */
export interface BrowserTabs {
  /** The storage as one more tab sees it: it hears of what other tabs change, one turn later, and not of its own changes. */
  tab(): KeyedStorage;
  readonly locks: Locks;
  /** What lies in the storage. */
  readonly kept: ReadonlyMap<string, string>;
}

/** The storage and the locks that the tabs of one browser share. */
export function browserTabs(clock: Clock): BrowserTabs {
  const kept = new Map<string, string>();
  const listeners = new Set<{ tab: object; run: () => void }>();
  /** Who waits for each lock, the holder first. */
  const queues = new Map<string, (() => void)[]>();

  function tab(): KeyedStorage {
    const self = {};
    const tellOthers = () => {
      for (const listener of listeners) if (listener.tab !== self) clock.soon(listener.run);
    };
    return {
      get: (key) => kept.get(key) ?? null,
      set(key, value) {
        kept.set(key, value);
        tellOthers();
      },
      remove(key) {
        if (kept.delete(key)) tellOthers();
      },
      // Browsers promise no order; this one is not that of setting.
      keys: () => [...kept.keys()].sort((one, other) => (one < other ? -1 : 1)),
      onChange(run) {
        const listener = { tab: self, run };
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  }

  function request(name: string, hold: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const queue = queues.get(name) ?? [];
      queues.set(name, queue);
      const grant = () => {
        const pass = () => {
          queue.shift();
          if (queue[0] !== undefined) clock.soon(queue[0]);
        };
        hold().then(
          () => {
            pass();
            resolve();
          },
          (error: unknown) => {
            pass();
            reject(error);
          },
        );
      };
      queue.push(grant);
      if (queue.length === 1) clock.soon(grant);
    });
  }

  return { tab, locks: { request }, kept };
}
