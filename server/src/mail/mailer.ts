import type { Clock } from "@presently/shared/clock";
import type { DeskContext } from "../desk/context.ts";
import {
  type BegunMail,
  beginMail,
  endMail,
  type MailRef,
  tidyMail,
} from "../desk/mail-sending.ts";
import { linkHashOf } from "../desk/visitor-return.ts";
import { createOutboxLoop, type OutboxLoop } from "../outbox-loop.ts";
import type { OutboxFigures } from "../outbox-metrics.ts";
import { reopening } from "../outbox-transport.ts";
import type { Flush } from "../store/flush.ts";
import { all, one, type Script } from "../store/script.ts";
import { dueCalls, dueMails, earliestMail, waitingMails } from "../store/statements/outbox.ts";
import { textsIn } from "../texts/texts.ts";
import { writeLetter } from "./letter.ts";
import type { Handed, MailTransport, SmtpFailure } from "./smtp.ts";

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

/** Sends what the outbox holds. */
export interface Mailer extends OutboxLoop, OutboxFigures {}

/**
 * Takes each mail that is due by a command, hands it to the mail server and writes down what became of it by another (ML3). A mail that was
 * handed over when the server died goes once more.
 */
export function createMailer(options: MailerOptions): Mailer {
  const { context, store, log } = options;
  const { desk, clock } = context;
  const counts = { sent: 0, failed: 0, retried: 0 };
  const opened = reopening(options.transport);

  /** Whoever is called has two minutes: those mails go first (ML4). */
  function* dueAt(nowMs: number): Script<MailRef[]> {
    const calls = yield* all(dueCalls, { desk, nowMs });
    return [...calls, ...(yield* all(dueMails, { desk, nowMs }))];
  }

  async function deliver(ref: MailRef, leaving: AbortSignal): Promise<void> {
    const token = options.newSecret();
    const begun = await store.submit(beginMail(ref, linkHashOf(token), context));
    if (begun === undefined) return;
    const { outcome, failure } = await hand(begun, token, leaving);
    if (failure !== undefined) log.warn(inTheLog(ref, failure), "a mail did not go");
    // The server stops while it is under way: nobody knows what became of it, so it is due again by itself.
    if (leaving.aborted && outcome.kind !== "sent") return;
    counts[await store.submit(endMail(begun, outcome, options.random(), context))] += 1;
  }

  async function hand(begun: BegunMail, token: string, leaving: AbortSignal): Promise<Handed> {
    try {
      const { siteKey, language } = begun.content;
      // The page is in the mail's language, whatever the browser asks for.
      const url = `${options.publicUrl}/chat/${siteKey}?lang=${textsIn(language).lang}#r=${token}`;
      const letter = writeLetter(begun.content, { url, expiresAtMs: begun.linkExpiresAtMs });
      return await (await opened()).hand(letter, begun.publicId, leaving);
    } catch (error) {
      log.error({ err: error, kind: begun.kind }, "a mail could not be written");
      return { outcome: { kind: "trouble", mayHaveGone: false } };
    }
  }

  const loop = createOutboxLoop({
    clock,
    log,
    what: "mail",
    nameOf: ({ conversation, kind }: MailRef) => `${conversation} ${kind}`,
    due: (nowMs) => store.read(() => dueAt(nowMs)),
    earliestMs: async () => (await store.read(() => one(earliestMail, { desk })))?.dueAtMs,
    deliver,
    tidy: () => store.submit(tidyMail(context)),
  });
  return {
    ...loop,
    counts,
    async waiting() {
      return (await store.read(() => one(waitingMails, { desk })))?.count ?? 0;
    },
  };
}

/** Codes only: a server's words may name the address (R46). */
function inTheLog({ kind }: MailRef, { code, responseCode, status, command }: SmtpFailure) {
  return { kind, code, responseCode, status, command };
}
