import type { ReplyFigures } from "@presently/shared/protocol";
import { badAtLeast } from "../domain/canned-replies/worst-first.ts";
import { all, type Script } from "../store/script.ts";
import { replyFiguresOf } from "../store/statements/reply-uses.ts";

const DAYS = 90;
const DAY_MS = 86_400_000;

/** What came after each wording that was sent on a site, the one to be looked at first in front (RF1 to RF4). */
export function* readReplyFigures(desk: number, site: number, nowMs: number): Script<ReplyFigures> {
  const rows = yield* all(replyFiguresOf, { desk, site, sinceMs: nowMs - DAYS * DAY_MS });
  const ordered = rows.toSorted(
    (a, b) =>
      badAtLeast(b.bad, b.sent) - badAtLeast(a.bad, a.sent) ||
      b.sent - a.sent ||
      (a.name < b.name ? -1 : 1),
  );
  return {
    days: DAYS,
    wordings: ordered.map(({ reply: _reply, bad: _bad, ...figures }) => figures),
  };
}
