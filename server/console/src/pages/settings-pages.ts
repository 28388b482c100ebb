import type { Role } from "@presently/shared/protocol";

/** The pages of the settings, in the order in which they stand; the palette finds the same. */
const pageNames = [
  "sites",
  "departments",
  "team",
  "tags",
  "articles",
  "replies",
  "api",
  "webhooks",
  "alarms",
  "audit",
  "shortcuts",
  "sessions",
  "password",
  "second-step",
] as const;
export type SettingsPageName = (typeof pageNames)[number];

/** What everybody may set; the rest is for those who answer for the installation. */
const ownPages: ReadonlySet<SettingsPageName> = new Set([
  "articles",
  "replies",
  "shortcuts",
  "sessions",
  "password",
  "second-step",
]);

/** Whether somebody in this role may change what holds for the installation. */
export function setsInstallation(role: Role): boolean {
  return role === "owner" || role === "admin";
}

/** The pages that somebody in this role has; `answersForComplaints`: they are named for a site's (AL7). */
export function settingsPagesOf(
  role: Role,
  answersForComplaints: boolean,
): readonly SettingsPageName[] {
  if (setsInstallation(role)) return pageNames;
  const isToldOfAlarms = role !== "agent" || answersForComplaints;
  return pageNames.filter((name) => ownPages.has(name) || (name === "alarms" && isToldOfAlarms));
}
