import type { Config } from "../config.ts";

/** What sending needs of the settings. */
export interface MailSettings {
  readonly smtpUrl: string;
  readonly from: string;
  /** Where links lead. */
  readonly publicUrl: string;
}

/** The settings for mail when they are whole; without a mail server, a sender and an address for its links no mail is sent (ML1). */
export function mailSettings(
  config: Pick<Config, "smtpUrl" | "mailFrom" | "publicUrl">,
): MailSettings | undefined {
  const { smtpUrl, mailFrom: from, publicUrl } = config;
  if (smtpUrl === undefined || from === undefined || publicUrl === undefined) return undefined;
  return { smtpUrl, from, publicUrl };
}
