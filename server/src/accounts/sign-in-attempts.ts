import { DeskError } from "@presently/shared/protocol";

export interface AttemptLimits {
  /** Failures of one account before each further try has to wait. */
  readonly perAccount: number;
  /** Failures from one address in `WINDOW_MS`. */
  readonly perIp: number;
}

/** A try that may go on; it counts as failed until it is told to have succeeded, so that tries at the same time are counted too. */
export interface Attempt {
  succeeded(): void;
  /** Takes the try back, and the wait that it began: it was neither right nor wrong (the server was too busy to look). */
  withdrawn(): void;
}

const WINDOW_MS = 15 * 60_000;
const FIRST_DELAY_MS = 5_000;
const MAX_DELAY_MS = 15 * 60_000;
/** Failures are forgotten after a day without another. */
const FORGET_MS = 24 * 60 * 60_000;
const MAX_REMEMBERED = 10_000;
/** Tries that an address may make at an account which others keep waiting, in `WINDOW_MS`; and how many all such addresses have together. */
const FREE_PER_ADDRESS = 3;
const FREE_TOGETHER = 12;

interface Failures {
  count: number;
  atMs: number;
}

/**
 * Brute force (R31). After a few failures each further try of an account waits 5 s, 10 s, 20 s … up to 15 min; whatever account is tried,
 * known or not. An address from which somebody has signed in to the account before has a count of its own, and one that has hardly tried it may
 * try all the same: so a stranger who keeps failing cannot keep the owner out, neither at home nor, by one machine, anywhere else. Kept in memory:
 * a restart forgives, and costs an attacker more than it gives.
 */
export function createAttempts(nowMs: () => number, limits: AttemptLimits) {
  const byAccount = new Map<string, Failures>();
  const byIp = new Map<string, Failures>();
  const trusted = new Map<string, number>();
  /** By account and address, and by account: the tries that went on though others have the account wait. */
  const byPair = new Map<string, Failures>();
  const free = new Map<string, Failures>();

  function accountKey(email: string, ip: string): string {
    return trusted.has(`${email} ${ip}`) ? `${email} ${ip}` : email;
  }

  function begin(email: string, ip: string): Attempt {
    const now = nowMs();
    const key = accountKey(email, ip);
    const ofAccount = current(byAccount, key, now, FORGET_MS);
    const ofIp = current(byIp, ip, now, WINDOW_MS);
    const pair = `${email} ${ip}`;
    const ofPair = current(byPair, pair, now, WINDOW_MS);
    const ofFree = current(free, email, now, WINDOW_MS);
    const accountWaitMs = ofAccount.atMs + delayMs(ofAccount.count, limits.perAccount) - now;
    const isFree =
      accountWaitMs > 0 && ofPair.count < FREE_PER_ADDRESS && ofFree.count < FREE_TOGETHER;
    const waitMs = Math.max(
      isFree ? 0 : accountWaitMs,
      ofIp.count >= limits.perIp ? ofIp.atMs + WINDOW_MS - now : 0,
    );
    if (waitMs > 0) throw new DeskError("rate.limited", {}, waitMs);
    remember(byPair, pair, { count: ofPair.count + 1, atMs: startOf(ofPair, now) });
    if (isFree) remember(free, email, { count: ofFree.count + 1, atMs: startOf(ofFree, now) });

    const tried = { count: ofAccount.count + 1, atMs: now };
    remember(byAccount, key, tried);
    // The window of an address starts with its first failure; an account's delay with its last.
    remember(byIp, ip, { count: ofIp.count + 1, atMs: startOf(ofIp, now) });
    return {
      succeeded() {
        byAccount.delete(key);
        byPair.delete(pair);
        takeBack(byIp, ip);
        remember(trusted, `${email} ${ip}`, now);
      },
      withdrawn() {
        takeBack(byAccount, key);
        // Unless somebody has tried since.
        if (byAccount.get(key) === tried) tried.atMs = ofAccount.atMs;
        takeBack(byIp, ip);
        takeBack(byPair, pair);
        if (isFree) takeBack(free, email);
      },
    };
  }

  return { begin };
}

export type Attempts = ReturnType<typeof createAttempts>;

function delayMs(failures: number, free: number): number {
  if (failures < free) return 0;
  return Math.min(FIRST_DELAY_MS * 2 ** (failures - free), MAX_DELAY_MS);
}

function current(map: Map<string, Failures>, key: string, now: number, lifeMs: number): Failures {
  const found = map.get(key);
  return found === undefined || found.atMs + lifeMs <= now ? { count: 0, atMs: now } : found;
}

function startOf({ count, atMs }: Failures, now: number): number {
  return count === 0 ? now : atMs;
}

function takeBack(map: Map<string, Failures>, key: string): void {
  const found = map.get(key);
  if (found !== undefined) found.count = Math.max(0, found.count - 1);
}

/** Bounded: the one that has been untouched for longest goes first. */
function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const oldest = map.keys().next();
  if (map.size > MAX_REMEMBERED && oldest.done !== true) map.delete(oldest.value);
}

/** Does what an attempt is for; when it cannot be done (the server is too busy to look), the attempt is taken back, but where that `counts` as failed. */
export async function withdrawnOnFailure<T>(
  attempt: Pick<Attempt, "withdrawn">,
  work: () => Promise<T>,
  counts: (error: unknown) => boolean = () => false,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!counts(error)) attempt.withdrawn();
    throw error;
  }
}

/** Does what a code is asked for: a wrong one is a failed try, as a wrong password is (TF3); whatever else goes wrong takes the try back. */
export function countedByCode<T>(
  attempt: Pick<Attempt, "withdrawn">,
  work: () => Promise<T>,
): Promise<T> {
  return withdrawnOnFailure(attempt, work, isWrongCode);
}

export function isWrongCode(error: unknown): boolean {
  return error instanceof DeskError && error.code === "second-factor.failed";
}
