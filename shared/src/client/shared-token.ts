import type { KeyedStorage } from "./storage.ts";

/** A visitor's token, as one tab of a browser shares it with the others (R8, R24). */
export interface SharedToken {
  /** The token for a hello. */
  say(): { readonly token?: string };
  /**
   * Keeps the token of a welcome. False when another tab kept one since this one said hello: two tabs that open at once would else be two
   * visitors with one outbox, and both would bring what was typed. The tab must say hello again then, as the other's visitor.
   */
  keep(token: string): boolean;
  /** Forgets the token that was said, as the server takes it no more; one that another tab kept since stays. */
  forget(): void;
  /** Whether the token that was said is the one that is kept. */
  isStill(): boolean;
  /** Whether the token that was said is no longer there: another tab has had this browser forget the visitor. */
  isLost(): boolean;
  /** Puts the token that was said back where it is no longer there, since nobody took it away but the page. */
  restore(): void;
  /** Says none any more, until the next hello. */
  unsay(): void;
}

export function sharedToken(storage: KeyedStorage, key: string): SharedToken {
  let said: string | null = null;
  const isStill = () => storage.get(key) === said;
  return {
    say() {
      said = storage.get(key);
      return said === null ? {} : { token: said };
    },
    keep(token) {
      const isMine = isStill();
      if (isMine) storage.set(key, (said = token));
      return isMine;
    },
    forget() {
      if (isStill()) storage.remove(key);
    },
    isStill,
    isLost: () => said !== null && storage.get(key) === null,
    restore() {
      if (said !== null && storage.get(key) === null) storage.set(key, said);
    },
    unsay() {
      said = null;
    },
  };
}
