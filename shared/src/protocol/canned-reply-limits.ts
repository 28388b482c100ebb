/** The bounds of canned replies (CR1). UTF-16 code units after cleaning. */
export const MAX_CANNED_REPLY_NAME_CHARS = 60;
export const MAX_CANNED_REPLY_CHARS = 2000;
/** Wordings of one language that are compared with each other. */
export const MAX_VARIANTS = 3;
/** Of a desk, all its sites together. */
export const MAX_CANNED_REPLIES = 10_000;
/** The page shows so many at a time. */
export const CANNED_REPLIES_PER_PAGE = 50;

/** What begins or accompanies an answer and is none itself: greetings, and the words that people wait for (M13). */
export const STARTER_KINDS = [
  "greeting",
  "acknowledgement",
  "reassurance",
  "apology",
  "refusal",
  "handover",
] as const;
export const CANNED_REPLY_KINDS = ["reply", ...STARTER_KINDS, "offer", "dataList"] as const;

const starters: ReadonlySet<string> = new Set(STARTER_KINDS);

/** Whether a message is a starter as it stands: it greets, and answers nothing (CR6). */
export function isGreeting(
  used: { readonly kind: string; readonly isEdited: boolean } | undefined,
): boolean {
  return used !== undefined && !used.isEdited && starters.has(used.kind);
}
