/** The word why a promise is moved: one sentence. */
export const MAX_PROMISE_REASON_CHARS = 280;
/** The longest time for which something is promised: 90 days. */
export const MAX_PROMISE_MS = 90 * 86_400_000;
