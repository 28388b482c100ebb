import type { Clock, Timer } from "@presently/shared/clock";
import type { PageVisit } from "@presently/shared/protocol";
import type { Session } from "../session.ts";

/** So long after a page has changed its address it is told, and with what it has become by then: some write their title only after it. */
const TOLD_AFTER_MS = 2_000;

/**
 * Tells the server where the visitor is when a page changes its address without being loaded: once in 2 s at most and only the last, for pages
 * write theirs anew while they are scrolled. It waits until what was told before is stored, so no message ever waits behind more than one.
 */
export function createPageMoves(
  session: Pick<Session, "picture" | "send">,
  clock: Clock,
  pageNow: () => PageVisit,
) {
  let timer: Timer | undefined;
  let told: string | undefined = JSON.stringify(where());

  function where(): Pick<PageVisit, "url" | "title"> {
    const { url = "", title = "" } = pageNow();
    return { url, title };
  }

  function tell(): void {
    timer = undefined;
    const { connection, underWay } = session.picture();
    if (underWay.includes("visitor.describe")) return moved();
    const page = where();
    const isSame = told === JSON.stringify(page);
    // Not connected, the next hello says it.
    told = connection === "online" ? JSON.stringify(page) : undefined;
    if (told && !isSame) session.send({ type: "visitor.describe", page });
  }

  function moved(): void {
    timer ??= clock.after(TOLD_AFTER_MS, tell);
  }

  return { moved, close: () => timer?.cancel() };
}
