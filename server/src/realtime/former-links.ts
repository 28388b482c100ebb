import { all } from "../store/script.ts";
import { waysInOfVisitor } from "../store/statements/visitor-sessions.ts";
import type { RealtimeContext } from "./context.ts";
import type { VisitorSide } from "./visitor-session.ts";

/**
 * Ends the connections, out of all tabs of one visitor, whose session a link of a mail opened and that is over (ML7): after an address has
 * changed. Asks the database only when there is such a tab.
 */
export function closeFormerLinks(
  { store, desk, log }: Pick<RealtimeContext, "store" | "desk" | "log">,
  tabs: readonly VisitorSide[],
): void {
  const byLinks = tabs.filter(({ who }) => who?.byLink != null);
  const subject = byLinks[0]?.who?.visitor.visitor;
  if (subject === undefined) return;
  store
    .read(() => all(waysInOfVisitor, { desk, subject }))
    .then((ways) => {
      for (const { who, session } of byLinks)
        if (ways.every(({ byLink }) => byLink !== who?.byLink)) session.close("forgotten");
    })
    .catch((error: unknown) => {
      log.warn({ err: error }, "connections by a former address were not ended");
    });
}
