import type { KeyedStorage } from "@presently/shared/client";

/** What has become of the visitor whose files were chosen. */
export type Whose = "theirs" | "another's" | "nobody's";

/**
 * Whose files are chosen here, told by the storage that all tabs share. A tab that slept hears of nothing: where the visitor was forgotten meanwhile and another
 * one came, there is a token all the same. So a mark of no meaning stands there from the first choice on, and goes with all else that is forgotten:
 * without it the files are nobody's, and must not become those of whoever came (FW6). With it the visitor has become somebody else (ID6).
 */
export function createWhose(storage: KeyedStorage, tokenKey: string, markKey: string) {
  let token = storage.get(tokenKey);
  let mark: string | null = null;

  return {
    /** The visitor of now chooses some. */
    own(): void {
      mark = storage.get(markKey) ?? Math.random().toString(36).slice(2);
      storage.set(markKey, mark);
    },
    /** By which a later page of this tab knows whose they are. */
    mark: () => mark,
    /** Whether what an earlier page of this tab kept with this mark is of the visitor of now, and so taken up. */
    isOf(kept: unknown): boolean {
      if (typeof kept !== "string" || kept !== storage.get(markKey)) return false;
      mark = kept;
      return true;
    },
    /** Told once for each change. Where the page has cleared its storage and the chat goes on, which `isKnown` says, they stay (R24). */
    look(isKnown: boolean): Whose {
      const now = storage.get(tokenKey);
      const before = token;
      token = now ?? before;
      if (now === null) return isKnown ? "theirs" : "nobody's";
      if (before === null || now === before) return "theirs";
      return mark === null || storage.get(markKey) === mark ? "another's" : "nobody's";
    },
  };
}
