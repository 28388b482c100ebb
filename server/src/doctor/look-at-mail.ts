import type { Config } from "../config.ts";
import { mailSettings, missingForMail } from "../mail/mail-settings.ts";
import { tryMailServer } from "../mail/smtp.ts";
import { advice, type Finding, fine, problem } from "./finding.ts";

const ABOUT = "mail";

/** The library's codes in words. */
const words: Readonly<Record<string, string>> = {
  EDNS: "its name is not known",
  ESOCKET: "it cannot be reached, or cuts the connection",
  ECONNECTION: "it cannot be reached, or cuts the connection",
  ETIMEDOUT: "it does not answer",
  EAUTH: "it does not take the user and password of PRESENTLY_SMTP_URL",
  ETLS: "its TLS does not hold",
  EREQUIRETLS: "it offers no TLS, without which no password is sent",
};

/** Whether the mail server takes us; nothing is sent. */
export async function lookAtMail(
  config: Pick<Config, "smtpUrl" | "mailFrom" | "publicUrl">,
): Promise<Finding> {
  const missing = missingForMail(config);
  if (missing.length > 0) return problem(ABOUT, `none is sent: ${missing.join(", ")} is not set`);
  const settings = mailSettings(config);
  if (settings === undefined)
    return advice(ABOUT, "none is sent: PRESENTLY_SMTP_URL and PRESENTLY_MAIL_FROM are not set");
  const failure = await tryMailServer(settings);
  if (failure === undefined) return fine(ABOUT, "the mail server takes us");
  const { code, responseCode } = failure;
  const known = [code, responseCode].filter((part) => part !== undefined).join(" ");
  const why = words[code ?? ""] ?? "it does not go on";
  return problem(ABOUT, `the mail server cannot be used: ${why} (${known})`);
}
