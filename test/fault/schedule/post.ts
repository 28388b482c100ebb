import type { Clock } from "@presently/shared/clock";
import type { Random } from "@presently/shared/testing";
import type { MailOutcome } from "@presently/server/src/desk/mail-sending.ts";
import type { PushOutcome } from "@presently/server/src/desk/push-sending.ts";
import type { MailTransport } from "@presently/server/src/mail/smtp.ts";
import type { PushTransport } from "@presently/server/src/push/push-service.ts";

/** With these the server believes that it can send mail (ML1). Nobody connects there. */
export const mailSettings = {
  smtpUrl: "smtp://127.0.0.1:1",
  mailFrom: "chat@example.test",
  publicUrl: "https://chat.example.test",
} as const;

/** With these it believes that push services know it (PU1). Nothing is encrypted with them: the transport is ours. */
export const pushSettings = {
  subject: mailSettings.publicUrl,
  publicKey: `B${"a".repeat(86)}`,
  privateKey: "a".repeat(43),
} as const;

const outcomes: readonly MailOutcome[] = [
  ...Array.from({ length: 12 }, () => ({ kind: "sent" }) as const),
  { kind: "trouble", mayHaveGone: false },
  { kind: "trouble", mayHaveGone: true },
  { kind: "refused" },
];

/** A mail server on the schedule's clock: mostly it takes a mail, at once or after a while. Nothing leaves the process. */
export function openPost(clock: Clock, random: Random): MailTransport {
  return {
    hand: () =>
      new Promise((resolve) => {
        const outcome = random.pick(outcomes);
        clock.after(random.pick([0, 50, 2_000]), () => resolve({ outcome }));
      }),
  };
}

const pushOutcomes: readonly PushOutcome[] = [
  ...Array.from({ length: 6 }, () => ({ kind: "sent" }) as const),
  { kind: "gone" },
  { kind: "gone" },
  { kind: "refused" },
  { kind: "trouble", mayHaveGone: false },
  { kind: "trouble", mayHaveGone: true },
];

/** Push services on the schedule's clock: often they don't know the browser any more, and mail has to call (PU2). */
export function openPushServices(clock: Clock, random: Random): PushTransport {
  return {
    hand: () =>
      new Promise((resolve) => {
        const outcome = random.pick(pushOutcomes);
        clock.after(random.pick([0, 50, 2_000]), () => resolve({ outcome }));
      }),
  };
}
