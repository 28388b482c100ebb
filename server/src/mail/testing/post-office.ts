import { nanoid } from "nanoid";
import { newSecret } from "../../accounts/secret-token.ts";
import { type TestDesk, testDesk } from "../../desk/testing.ts";
import { createFlush } from "../../store/flush.ts";
import type { OutboxLoop } from "../../outbox-loop.ts";
import { createAlarmMailer } from "../alarm-mailer.ts";
import { createMailer, type Mailer } from "../mailer.ts";
import { type SmtpTimeouts, smtpTransport } from "../smtp.ts";
import { type GotMail, type MailServer, mailServer } from "./mail-server.ts";

/** A desk whose outbox is sent by the real mailer to a real mail server; time moves by hand, letters by the network. */
export interface PostOffice {
  readonly desk: TestDesk;
  readonly server: MailServer;
  readonly mailer: Mailer;
  /** What was logged, a JSON line each. */
  readonly logged: string[];
  /** Moves the clock, and lets the mailer do what falls due until it waits for the network or for time. */
  advance(ms: number): Promise<void>;
  /** Lets things go on until a claim holds; says which one when it doesn't within 8 s. */
  until(what: string, holds: () => boolean): Promise<void>;
  /** The n-th mail, once it is there (1 = the first). */
  mail(n: number): Promise<GotMail>;
  /** The mail server is gone; `back` brings it to the same address. */
  down(): Promise<void>;
  back(): Promise<void>;
  /** A new mailer on the same data, as after a crash of the server: the old one is left as it is. */
  restart(): void;
  close(): Promise<void>;
}

export const PUBLIC_URL = "https://chat.example.test";
export const FROM = "chat@shop.example";
/** Long enough for a busy machine. */
const usual: SmtpTimeouts = { connectMs: 5_000, silentMs: 5_000, wholeMs: 8_000 };

/** `opening` runs before the way to the mail server is opened. */
export async function postOffice(
  timeouts = usual,
  opening: () => Promise<void> = () => Promise.resolve(),
): Promise<PostOffice> {
  const desk = testDesk({}, { canMail: true });
  const { clock, store } = desk;
  const logged: string[] = [];
  const log = (fields: object, message: string) =>
    void logged.push(JSON.stringify({ ...fields, message }));
  const flush = createFlush({
    runner: store.runner,
    clock,
    log: { error: log },
    publish: () => undefined,
  });
  let server = await mailServer();
  const { port } = server;
  const loops: OutboxLoop[] = [];
  let { mailer, alarmMailer } = build();

  function build(): { mailer: Mailer; alarmMailer: OutboxLoop } {
    const options = {
      context: { ...desk.context, clock, newId: nanoid },
      store: flush,
      transport: () =>
        opening().then(() =>
          smtpTransport({ smtpUrl: `smtp://127.0.0.1:${port}`, from: FROM }, timeouts),
        ),
      publicUrl: PUBLIC_URL,
      random: () => 0.5,
      log: { warn: log, error: log },
    };
    const made = {
      mailer: createMailer({ ...options, newSecret }),
      alarmMailer: createAlarmMailer(options),
    };
    loops.push(made.mailer, made.alarmMailer);
    for (const loop of Object.values(made)) loop.wake();
    return made;
  }

  async function until(what: string, holds: () => boolean): Promise<void> {
    const untilMs = performance.now() + 8_000;
    for (;;) {
      // What is due now runs too; time itself stands.
      await clock.advanceAndSettle(0);
      if (holds()) return;
      if (performance.now() > untilMs) throw new Error(`waited in vain: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  return {
    desk,
    get server() {
      return server;
    },
    get mailer() {
      return mailer;
    },
    logged,
    async advance(ms) {
      mailer.wake();
      alarmMailer.wake();
      await clock.advanceAndSettle(ms);
    },
    until,
    async mail(n) {
      await until(`mail number ${n}`, () => server.got.length >= n);
      const got = server.got[n - 1];
      if (got === undefined) throw new Error(`there is no mail ${n}`);
      return got;
    },
    down: () => server.close(),
    async back() {
      server = await mailServer(port);
    },
    restart() {
      ({ mailer, alarmMailer } = build());
    },
    async close() {
      for (const each of loops) {
        const closing = each.close();
        await clock.advanceAndSettle(2_000);
        await closing;
      }
      const closing = flush.close();
      await clock.settle();
      await closing;
      await server.close();
      desk.close();
    },
  };
}
