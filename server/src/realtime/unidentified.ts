import { readSiteSettings } from "../domain/site-settings.ts";
import { all } from "../store/script.ts";
import { settingsSites } from "../store/statements/settings-view.ts";
import type { RealtimeContext } from "./context.ts";
import type { VisitorSide } from "./visitor-session.ts";

/**
 * Ends the connections, out of those that are open, of visitors of whom nobody has said who they are, on sites where nobody else may chat (ID1): the
 * owner has just said so. They come back by themselves, as whom their page says that they are.
 */
export function closeUnidentified(
  { store, desk, log }: Pick<RealtimeContext, "store" | "desk" | "log">,
  tabs: () => Iterable<VisitorSide>,
): void {
  store
    .read(() => all(settingsSites, { desk }))
    .then((sites) => {
      const required = new Set(
        sites
          .filter(({ settings }) => readSiteSettings(settings).identityMode === "required")
          .map(({ id }) => id),
      );
      if (required.size === 0) return;
      for (const { who, session } of tabs())
        if (who !== undefined && who.verifiedUntilMs === null && required.has(who.site.id))
          session.close("goingAway");
    })
    .catch((error: unknown) => {
      log.warn({ err: error }, "connections of nobody in particular were not ended");
    });
}
