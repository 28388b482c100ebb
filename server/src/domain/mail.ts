const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How many mails may be handed to the mail server within a span (ML4). */
export interface MailLimit {
  readonly count: number;
  readonly spanMs: number;
}

/**
 * To one address, whoever gave it; and for all visitors of one site. What is over it waits and is not lost. Mail that calls somebody to their turn is
 * counted apart, by the same numbers (ML4).
 */
export const mailLimits = {
  address: { count: 3, spanMs: HOUR_MS },
  site: { count: 20, spanMs: MINUTE_MS },
} as const satisfies Record<string, MailLimit>;

/** How long a mailbox that a visitor named counts. */
export const MAILBOX_COUNTS_MS = 24 * HOUR_MS;
const mailboxesPerHour: MailLimit = { count: 2, spanMs: HOUR_MS };
const mailboxesPerDay: MailLimit = { count: 5, spanMs: MAILBOX_COUNTS_MS };

/** When a visitor may name another mailbox, given when they named the latest ones, newest first (ML4, R36): two an hour, five a day. */
export function mayNameAtMs(namedAtMs: readonly number[], nowMs: number): number {
  return Math.max(
    mayGoAtMs(namedAtMs, mailboxesPerHour, nowMs),
    mayGoAtMs(namedAtMs, mailboxesPerDay, nowMs),
  );
}

/** How long a reply may stay unread before it is mailed (ML6). */
export const UNREAD_REPLY_MS = MINUTE_MS;
/** How long a promise may stand before who is not there is mailed it: moved or taken back meanwhile, it is one mail, or none (PM12). */
export const PROMISE_MAIL_MS = 5 * MINUTE_MS;
/** How long a link in a mail leads back to its conversation (ML7). */
export const CHAT_LINK_MS = 7 * 24 * HOUR_MS;
/** A mail that could not be handed over for so long is given up, and the team is told (ML3). */
const GIVE_UP_MS = 72 * HOUR_MS;
/**
 * How long a try may be under way; then the mail is due again, whatever became of the try. Longer than any try takes, so that a mail goes twice
 * only when the server died between handing it over and writing that down (ML3).
 */
export const MAIL_TRY_MS = 2 * MINUTE_MS;

const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 24 * HOUR_MS;

/**
 * When to try again after the `tries`-th try failed, in ms from now: 5 s, then four times as long each time, at most 24 h, each up to a fifth
 * longer or shorter by `random` in [0, 1), so that what failed together doesn't come back together; never under 5 s or over 24 h (R44).
 */
export function retryDelayMs(tries: number, random: number): number {
  const meanMs = FIRST_RETRY_MS * 4 ** Math.max(0, tries - 1);
  const spread = 0.8 + 0.4 * random;
  return Math.round(Math.min(LAST_RETRY_MS, Math.max(FIRST_RETRY_MS, meanMs * spread)));
}

/** Whether a mail queued then has been tried for long enough (ML3). */
export function isGivenUp(queuedAtMs: number, nowMs: number): boolean {
  return nowMs - queuedAtMs >= GIVE_UP_MS;
}

/** When the next mail may go, given when the latest ones went, newest first: now, or as soon as the limit has room again (ML4). */
export function mayGoAtMs(wentAtMs: readonly number[], limit: MailLimit, nowMs: number): number {
  const oldestThatCounts = wentAtMs[limit.count - 1];
  return oldestThatCounts === undefined ? nowMs : Math.max(nowMs, oldestThatCounts + limit.spanMs);
}
