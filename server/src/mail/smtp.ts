import type { MailOutcome } from "../desk/mail-sending.ts";
import type { Letter } from "./letter.ts";
import type { MailSettings } from "./mail-settings.ts";

/** How long each step with the mail server may take, and all of them together. Less than a try may be under way (`MAIL_TRY_MS`). */
export interface SmtpTimeouts {
  readonly connectMs: number;
  readonly silentMs: number;
  readonly wholeMs: number;
}

const usualTimeouts: SmtpTimeouts = { connectMs: 10_000, silentMs: 30_000, wholeMs: 60_000 };

/** What is known of a failure without a word of the server's, which may name the address (R46). */
export interface SmtpFailure {
  readonly code: string | undefined;
  readonly responseCode: number | undefined;
  /** The enhanced status code of the answer, such as 5.1.1 (RFC 3463). */
  readonly status: string | undefined;
  readonly command: string | undefined;
}

export interface Handed {
  readonly outcome: MailOutcome;
  readonly failure?: SmtpFailure;
}

/** Hands letters to a mail server. */
export interface MailTransport {
  /** Never rejects. `messageId` is the same for every try of a mail, so that who gets it twice can tell (ML3). */
  hand(letter: Letter, messageId: string, signal: AbortSignal): Promise<Handed>;
}

/**
 * The mail server of the settings, a connection for each mail: a slow one holds up no other. A password is sent to a server elsewhere only over
 * TLS. The library is loaded here, so that a server without mail doesn't carry it.
 */
export async function smtpTransport(
  { smtpUrl, from }: Pick<MailSettings, "smtpUrl" | "from">,
  timeouts: SmtpTimeouts = usualTimeouts,
): Promise<MailTransport> {
  const transport = await connectionTo(smtpUrl, timeouts);
  const domain = from.slice(from.lastIndexOf("@") + 1);
  return {
    async hand(letter, messageId, signal) {
      const whole = AbortSignal.any([signal, AbortSignal.timeout(timeouts.wholeMs)]);
      try {
        await transport.sendMail({
          // As objects, so that nothing in a name or an address is read as a list or a header.
          from: { name: oneLine(letter.fromName), address: from },
          to: { name: "", address: letter.to },
          envelope: { from, to: [letter.to] },
          messageId: `<${messageId}@${domain}>`,
          subject: oneLine(letter.subject),
          text: letter.text,
          html: letter.html,
          headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
          signal: whole,
        });
        return { outcome: { kind: "sent" } };
      } catch (error) {
        const failure = failureOf(error);
        return { outcome: outcomeOf(failure), failure };
      }
    },
  };
}

async function connectionTo(smtpUrl: string, timeouts: SmtpTimeouts) {
  const { createTransport } = await import("nodemailer");
  const url = new URL(smtpUrl);
  return createTransport({
    url: smtpUrl,
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    dnsTimeout: timeouts.connectMs,
    socketTimeout: timeouts.silentMs,
    ...(url.username !== "" && !isLoopback(url.hostname) ? { requireTLS: true } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Connects and signs in as sending would, and sends nothing; answers what failed, undefined = nothing. */
export async function tryMailServer({
  smtpUrl,
}: Pick<MailSettings, "smtpUrl">): Promise<SmtpFailure | undefined> {
  const transport = await connectionTo(smtpUrl, usualTimeouts);
  try {
    await transport.verify();
    return undefined;
  } catch (error) {
    return failureOf(error);
  } finally {
    transport.close();
  }
}

/** Codes of failures before the server could have been given the mail. */
const beforeTheMail = new Set(["EDNS", "ETLS", "EREQUIRETLS", "EAUTH", "ENOAUTH", "ECONFIG"]);

function outcomeOf({ code, responseCode, command, ...at }: FailureSeen): MailOutcome {
  if (isForGood({ responseCode, command, ...at })) return { kind: "refused" };
  if (code === "EENVELOPE" && command === "API") return { kind: "refused" };
  const hasAnswered = responseCode !== undefined;
  const mayHaveGone = !(hasAnswered || at.isBeforeTheMail || beforeTheMail.has(code ?? ""));
  return { kind: "trouble", mayHaveGone };
}

/**
 * Whether the server said of this recipient or this mail that it will never have it (ML3): there is no such mailbox (5.1.x, 5.2.1), it takes
 * nothing (5.2.0), the mail is too big (5.3.4) or not of a kind that is taken (5.6.x); without an enhanced code, what RCPT answers of a mailbox.
 * All else, though it says 5, is the operator's to mend: relaying that is denied, a quota, SPF, a sender that is wrong (5.1.7, 5.1.8).
 */
function isForGood({
  responseCode,
  status,
  command,
}: Pick<SmtpFailure, "responseCode" | "status" | "command">): boolean {
  if (command !== "RCPT TO" && command !== "DATA") return false;
  if (responseCode === undefined || responseCode < 500) return false;
  if (status !== undefined) return /^5\.(?:1\.(?![78]$)\d+|2\.[01]|3\.4|6\.\d+)$/.test(status);
  return command === "RCPT TO" && [550, 551, 553].includes(responseCode);
}

interface FailureSeen extends SmtpFailure {
  /** It never got as far as a connection that was greeted. */
  readonly isBeforeTheMail: boolean;
}

function failureOf(error: unknown): FailureSeen {
  // The library hangs what it knows on the error; every field is looked at before it is believed.
  const seen = (error ?? {}) as Readonly<Record<string, unknown>>;
  const { code, responseCode, response, command, syscall, timeoutType } = seen;
  return {
    code: typeof code === "string" ? code : undefined,
    responseCode: typeof responseCode === "number" ? responseCode : undefined,
    status: /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(String(response))?.[1],
    command: typeof command === "string" ? command : undefined,
    isBeforeTheMail:
      syscall === "connect" ||
      ["CONNECT_TIMEOUT", "GREETING_TIMEOUT", "UPGRADE_TIMEOUT"].includes(String(timeoutType)),
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);
}
