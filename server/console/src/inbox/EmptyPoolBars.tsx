import type { DeskView } from "@presently/shared/protocol";
import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import { WarningIcon } from "../ui/icons.tsx";

/** Sites that owed a visitor a goodwill code and had none: it stays until there are codes again (GW6). */
export function EmptyPoolBars({ view }: { view: DeskView }): JSX.Element {
  return (
    <>
      {view.emptyPools.map((siteId) => (
        <p key={siteId} class="notice is-news" role="status">
          <WarningIcon />
          <span>
            {t.goodwill.poolEmpty(view.sites.find((site) => site.siteId === siteId)?.name ?? "")}{" "}
            <a href="/console/settings/sites">{t.goodwill.poolEmptyLink}</a>
          </span>
        </p>
      ))}
    </>
  );
}
