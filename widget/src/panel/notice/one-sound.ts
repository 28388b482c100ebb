import type { Clock } from "@presently/shared/clock";
import type { KeyedStorage } from "@presently/shared/client";

/** After a sound there is none for so long, in any tab. */
export const QUIET_MS = 4_000;
/** So long the tabs that nobody reads wait for the one that somebody does. */
export const SETTLE_MS = 300;

/** The browser's locks, which all tabs share. */
export interface TabLocks {
  request(
    name: string,
    options: { readonly ifAvailable: true },
    hold: (lock: unknown) => Promise<void> | void,
  ): Promise<unknown>;
}

/** What is told of: something in a conversation, by its sequence number. */
export interface Told {
  readonly conversationId: string;
  readonly seq: number;
}

export interface OneSoundOptions {
  readonly clock: Clock;
  /** Must not throw. */
  readonly storage: KeyedStorage;
  /** Of the storage and the lock. */
  readonly key: string;
  /** Absent on a page that is not secure: then two tabs that look at the same moment may both be heard. */
  readonly locks: TabLocks | undefined;
}

/**
 * One sound for all tabs, and none soon after another (NT2): whoever gets the lock makes it and keeps the lock for a while; how far was told
 * stands in the storage, for a tab that hears of it later.
 */
export function createOneSound({ clock, storage, key, locks }: OneSoundOptions) {
  let quietUntilMs = -Infinity;
  let round = 0;
  let letGo = () => {};

  function isTold({ conversationId, seq }: Told): boolean {
    const [id, told] = (storage.get(key) ?? "").split(" ");
    return id === conversationId && Number(told) >= seq;
  }

  function keep(what: Told): void {
    if (!isTold(what)) storage.set(key, `${what.conversationId} ${what.seq}`);
  }

  /** Answers whether it was told of here. */
  function take(what: Told, make: () => void): boolean {
    if (isTold(what) || clock.nowMs() < quietUntilMs) return false;
    keep(what);
    quietUntilMs = clock.nowMs() + QUIET_MS;
    make();
    return true;
  }

  function claim(what: Told, make: () => void): void {
    const its = round;
    const taken = () => its === round && take(what, make);
    if (!locks) return void taken();
    locks
      .request(key, { ifAvailable: true }, (lock) => {
        // Without it, another tab has made a sound a moment ago.
        if (lock === null || !taken()) return undefined;
        return new Promise((done) => {
          const timer = clock.after(QUIET_MS, done);
          letGo = () => {
            timer.cancel();
            done();
          };
        });
      })
      .catch(taken); // a browser that lends no locks here
  }

  return {
    /** Somebody reads it in this tab: no other need tell of it. */
    read: keep,
    /** Calls `make` in one of the tabs that call this, unless another reads it, or there was a sound just now. */
    tell(what: Told, make: () => void): void {
      const its = round;
      clock.after(SETTLE_MS, () => its === round && (isTold(what) || claim(what, make)));
    },
    /** Whom it was about is nobody here any more, or the chat is taken off: nothing more is told or kept of what was heard so far. */
    stop(): void {
      round++;
      letGo();
    },
  };
}
