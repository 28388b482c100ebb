import type { Clock, Timer } from "@presently/shared/clock";
import type { DeskContext } from "../desk/context.ts";
import {
  type BegunMail,
  beginMail,
  endMail,
  type MailRef,
  tidyMail,
} from "../desk/mail-sending.ts";
import { linkHashOf } from "../desk/visitor-return.ts";
import type { Flush } from "../store/flush.ts";
import { all, one, type Script } from "../store/script.ts";
import { dueCalls, dueMails, earliestMail, waitingMails } from "../store/statements/outbox.ts";
import { writeLetter } from "./letter.ts";
import type { Handed, MailTransport, SmtpFailure } from "./smtp.ts";

/** How many mails are under way at once: a server that answers slowly holds up this many, and nothing else. */
const MAX_UNDER_WAY = 4;
/** After a commit the outbox is looked at within this time; many commits are one look. */
const LOOK_WITHIN_MS = 1_000;
/** When the database could not be asked, it is asked again after this. */
const RETRY_MS = 5_000;
/** What is no longer needed (hashes of addresses, expired links) is deleted this often; the outbox is looked at as often at least. */
const TIDY_EVERY_MS = 3_600_000;
/** What is under way when the server stops is given this long to end well. */
const FAREWELL_MS = 2_000;

export interface MailerOptions {
  readonly context: Omit<DeskContext, "clock"> & { readonly clock: Clock };
  readonly store: Pick<Flush, "submit" | "read">;
  /** Asked for when the first mail goes, and again after it failed. */
  readonly transport: () => Promise<MailTransport>;
  readonly publicUrl: string;
  readonly newSecret: () => string;
  readonly random: () => number;
  readonly log: {
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
}

/** What became of mails since the start. */
export interface MailCounts {
  readonly sent: number;
  readonly failed: number;
  readonly retried: number;
}

/** Sends what the outbox holds. */
export interface Mailer {
  readonly counts: MailCounts;
  /** How many mails wait to go. */
  waiting(): Promise<number>;
  /** Something was committed. To be called after every commit, and once at the start; it only sets a timer. */
  wake(): void;
  /** Begins nothing more and lets what is under way end, for a moment; twice without harm. */
  close(): Promise<void>;
}

/**
 * One loop beside the message path: it reads what is due, takes each mail by a command, hands it to the mail server and writes down what became of
 * it by another (ML3). The rows are the truth: a restart forgets nothing. A mail that was handed over when the server died goes once more.
 */
export function createMailer(options: MailerOptions): Mailer {
  const { context, store, log } = options;
  const { desk, clock } = context;
  const underWay = new Map<string, Promise<void>>();
  const counts = { sent: 0, failed: 0, retried: 0 };
  const leaving = new AbortController();
  let transport: Promise<MailTransport> | undefined;
  let timer: { readonly atMs: number; readonly timer: Timer } | undefined;
  let tidiedAtMs = -Infinity;
  let isLooking = false;
  let isClosed = false;

  function lookIn(ms: number): void {
    const atMs = clock.nowMs() + Math.min(ms, TIDY_EVERY_MS);
    if (isClosed || (timer !== undefined && timer.atMs <= atMs)) return;
    timer?.timer.cancel();
    timer = { atMs, timer: clock.after(atMs - clock.nowMs(), look) };
  }

  function look(): void {
    timer = undefined;
    if (isClosed) return;
    // Asked for while it looks: what was committed since may have been missed.
    if (isLooking) return lookIn(LOOK_WITHIN_MS);
    isLooking = true;
    takeDue()
      .catch((error: unknown) => {
        log.warn({ err: error }, "the outbox could not be read");
        lookIn(RETRY_MS);
      })
      .finally(() => {
        isLooking = false;
      });
  }

  async function takeDue(): Promise<void> {
    if (underWay.size >= MAX_UNDER_WAY) return; // the first that ends looks again
    const nowMs = clock.nowMs();
    const due = (await store.read(() => dueAt(nowMs))).filter(
      (mail) => !underWay.has(nameOf(mail)),
    );
    for (const mail of due.slice(0, MAX_UNDER_WAY - underWay.size)) begin(mail);
    if (due.length > 0) return;
    if (nowMs - tidiedAtMs >= TIDY_EVERY_MS) {
      tidiedAtMs = nowMs;
      await store.submit(tidyMail(context));
    }
    const earliest = await store.read(() => one(earliestMail, { desk }));
    const dueAtMs = earliest?.dueAtMs ?? Infinity;
    lookIn(Math.max(LOOK_WITHIN_MS, dueAtMs - clock.nowMs()));
  }

  /** Whoever is called has two minutes: those mails go first (ML4). */
  function* dueAt(nowMs: number): Script<MailRef[]> {
    const calls = yield* all(dueCalls, { desk, nowMs });
    const others = yield* all(dueMails, { desk, nowMs });
    return [...calls, ...others.filter(({ kind }) => kind !== "turn")];
  }

  function begin(ref: MailRef): void {
    if (isClosed) return;
    const done = deliver(ref)
      .then(
        () => 0,
        (error: unknown) => {
          log.warn({ err: error, kind: ref.kind }, "a mail could not be written down");
          return RETRY_MS;
        },
      )
      .then((againMs) => {
        underWay.delete(nameOf(ref));
        lookIn(againMs);
      });
    underWay.set(nameOf(ref), done);
  }

  async function deliver(ref: MailRef): Promise<void> {
    const token = options.newSecret();
    const begun = await store.submit(beginMail(ref, linkHashOf(token), context));
    if (begun === undefined) return;
    const { outcome, failure } = await hand(begun, token);
    if (failure !== undefined) log.warn(inTheLog(ref, failure), "a mail did not go");
    // The server stops while it is under way: nobody knows what became of it, so it is due again by itself.
    if (leaving.signal.aborted && outcome.kind !== "sent") return;
    counts[await store.submit(endMail(begun, outcome, options.random(), context))] += 1;
  }

  async function hand(begun: BegunMail, token: string): Promise<Handed> {
    try {
      const url = `${options.publicUrl}/chat/${begun.content.siteKey}#r=${token}`;
      const letter = writeLetter(begun.content, { url, expiresAtMs: begun.linkExpiresAtMs });
      return await (await opened()).hand(letter, begun.publicId, leaving.signal);
    } catch (error) {
      log.error({ err: error, kind: begun.kind }, "a mail could not be written");
      return { outcome: { kind: "trouble", mayHaveGone: false } };
    }
  }

  /** What could not be opened is opened anew for the next mail. */
  function opened(): Promise<MailTransport> {
    const opening = transport ?? options.transport();
    transport = opening;
    opening.catch(() => {
      if (transport === opening) transport = undefined;
    });
    return opening;
  }

  return {
    counts,
    async waiting() {
      return (await store.read(() => one(waitingMails, { desk })))?.count ?? 0;
    },
    wake: () => lookIn(LOOK_WITHIN_MS),
    async close() {
      isClosed = true;
      timer?.timer.cancel();
      const farewell = clock.after(FAREWELL_MS, () => leaving.abort());
      await Promise.all(underWay.values());
      farewell.cancel();
    },
  };
}

function nameOf({ conversation, kind }: MailRef): string {
  return `${conversation} ${kind}`;
}

/** Codes only: a server's words may name the address (R46). */
function inTheLog({ kind }: MailRef, { code, responseCode, status, command }: SmtpFailure) {
  return { kind, code, responseCode, status, command };
}
