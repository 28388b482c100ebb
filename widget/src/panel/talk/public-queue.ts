import type { Queue } from "../../contract.ts";
import type { Picture } from "../picture.ts";

/** The line as the page's scripts see it. Its range runs down with every look; only a new announcement is news. `serverNowMs`: the server's clock. */
export function publicQueue(
  before: Queue | null,
  { queue }: Pick<Picture, "queue">,
  serverNowMs: number,
  callbackOffered: boolean,
): Queue | null {
  if (queue === null) return null;
  const { place, range, joinedAtMs, basis } = queue;
  const passedMs = Math.max(0, serverNowMs - queue.atMs);
  const waitMs =
    range && ([Math.max(0, range.lowMs - passedMs), Math.max(0, range.highMs - passedMs)] as const);
  const now: Queue = { place, ahead: place - 1, waitMs, joinedAtMs, basis, callbackOffered };
  const isNews =
    before === null ||
    before.place !== place ||
    before.basis !== basis ||
    before.callbackOffered !== callbackOffered ||
    !isRunDown(before, now);
  return isNews ? now : before;
}

/** Whether the later range is the earlier one, some time on: both ends have come nearer by as much. */
function isRunDown({ waitMs: one }: Queue, { waitMs: next }: Queue): boolean {
  if (one === null || next === null) return one === next;
  return next[1] <= one[1] && one[1] - one[0] >= next[1] - next[0];
}
