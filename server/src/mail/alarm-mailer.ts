import {
  type AlarmMailRef,
  alarmMailsToSend,
  beginAlarmMail,
  type BegunAlarmMail,
  endAlarmMail,
} from "../desk/alarm-mails.ts";
import { createOutboxLoop, type OutboxLoop } from "../outbox-loop.ts";
import { reopening } from "../outbox-transport.ts";
import { writeAlarmLetter } from "./alarm-letter.ts";
import type { MailerOptions } from "./mailer.ts";
import type { Handed } from "./smtp.ts";

/** A team's mails are few: one at a time leaves the mail server to visitors. */
const MOST_UNDER_WAY = 1;

/** Mails alarms to whoever asked for it (AL6), beside the visitors' outbox: neither counts in the other's limits, or waits for it. */
export function createAlarmMailer(options: Omit<MailerOptions, "newSecret">): OutboxLoop {
  const { context, store, log, publicUrl } = options;
  const { desk, clock } = context;
  const opened = reopening(options.transport);
  const toSend = () => store.read(() => alarmMailsToSend(desk));

  async function deliver({ agent }: AlarmMailRef, leaving: AbortSignal): Promise<void> {
    const begun = await store.submit(beginAlarmMail(agent, context));
    if (begun === undefined) return;
    const { outcome, failure } = await hand(begun, leaving);
    if (failure !== undefined) {
      // Codes only: a server's words may name the address (R46).
      const { code, responseCode, status, command } = failure;
      log.warn({ code, responseCode, status, command }, "a mail of alarms did not go");
    }
    // The server stops while it is under way: nobody knows what became of it, so it is due again by itself.
    if (leaving.aborted && outcome.kind !== "sent") return;
    await store.submit(endAlarmMail(begun, outcome, options.random(), context));
  }

  async function hand(begun: BegunAlarmMail, leaving: AbortSignal): Promise<Handed> {
    try {
      const letter = writeAlarmLetter(begun, `${publicUrl}/console/`);
      return await (await opened()).hand(letter, begun.publicId, leaving);
    } catch (error) {
      log.error({ err: error }, "a mail of alarms could not be written");
      return { outcome: { kind: "trouble", mayHaveGone: false } };
    }
  }

  return createOutboxLoop({
    clock,
    log,
    what: "alarm mail",
    mostUnderWay: MOST_UNDER_WAY,
    nameOf: ({ agent }: AlarmMailRef) => String(agent),
    due: async (nowMs) => (await toSend()).filter(({ nextAtMs }) => nextAtMs <= nowMs),
    earliestMs: async () => {
      const times = (await toSend()).map(({ nextAtMs }) => nextAtMs);
      return times.length === 0 ? undefined : Math.min(...times);
    },
    deliver,
    tidy: () => Promise.resolve(),
  });
}
