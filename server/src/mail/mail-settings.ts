import type { Config } from "../config.ts";
import { environmentName } from "../config/settings.ts";

/** What sending needs of the settings. */
export interface MailSettings {
  readonly smtpUrl: string;
  readonly from: string;
  /** Where links lead. */
  readonly publicUrl: string;
}

/** The settings that are missing, by their environment names, when mail was begun to be set up and cannot be sent. */
export function missingForMail(
  config: Pick<Config, "smtpUrl" | "mailFrom" | "publicUrl">,
): string[] {
  const { smtpUrl, mailFrom } = config;
  if (smtpUrl === undefined && mailFrom === undefined) return [];
  const needed = ["smtpUrl", "mailFrom", "publicUrl"] as const;
  return needed.filter((name) => config[name] === undefined).map(environmentName);
}

/** The settings for mail when they are whole; without a mail server, a sender and an address for its links no mail is sent (ML1). */
export function mailSettings(
  config: Pick<Config, "smtpUrl" | "mailFrom" | "publicUrl">,
): MailSettings | undefined {
  const { smtpUrl, mailFrom: from, publicUrl } = config;
  if (smtpUrl === undefined || from === undefined || publicUrl === undefined) return undefined;
  return { smtpUrl, from, publicUrl };
}
