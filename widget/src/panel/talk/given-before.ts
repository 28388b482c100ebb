import type { KeyedStorage } from "@presently/shared/client";

/** What forms ask for, however they are called there. */
export type Detail = "name" | "email" | "phone";

/** What the visitor gave to a form in this tab. One that comes later has it filled in, so that nobody writes it twice (AC15). */
export interface GivenBefore {
  /** Empty where nothing was given. */
  of(detail: Detail): string;
  keep(detail: Detail, text: string): void;
}

/** Keeps it where drafts are kept: it is gone with the tab, and when this browser forgets its visitor (R25). */
export function createGivenBefore(siteKey: string, ofThisTab: KeyedStorage): GivenBefore {
  const key = (detail: Detail) => `presently:${siteKey}:${detail}`;
  return {
    of: (detail) => ofThisTab.get(key(detail)) ?? "",
    keep: (detail, text) => ofThisTab.set(key(detail), text),
  };
}
