/** What an owner has set for one site, beside its name and origins. */
export interface SiteSettings {
  /** From this wait on, told or waited, the visitor is offered a way out (M3). Milliseconds. */
  readonly waitLimitMs: number;
}

const defaults: SiteSettings = { waitLimitMs: 10 * 60_000 };

/** Reads what a site's row keeps as JSON, over the defaults. What is not of its kind counts as not set: the row is ours, and older than we. */
export function readSiteSettings(stored: string): SiteSettings {
  const kept: unknown = JSON.parse(stored);
  const waitLimitMs = isRecord(kept) ? kept["waitLimitMs"] : undefined;
  return {
    waitLimitMs: typeof waitLimitMs === "number" ? waitLimitMs : defaults.waitLimitMs,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
