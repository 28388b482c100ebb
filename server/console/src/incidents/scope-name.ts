import type { DeskView, SiteId } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";

/** Whose incident it is, in words: a site's name, or all of them. */
export function scopeName({ sites }: Pick<DeskView, "sites">, siteId: SiteId | null): string {
  if (siteId === null) return t.incidents.all;
  return sites.find((site) => site.siteId === siteId)?.name ?? t.incidents.otherSite;
}
