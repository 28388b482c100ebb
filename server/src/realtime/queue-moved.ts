import type { QueueMoved } from "@presently/shared/protocol";
import type { LaneRow } from "../views/lane-row.ts";

/** What a waiting visitor is shown: the place now, and the range that was announced and committed last (W1). */
export function queueMovedOf(
  row: Pick<LaneRow, "publicId" | "queuedAtMs" | "announced">,
  place: number,
): QueueMoved {
  const { announced } = row;
  return {
    type: "queue.moved",
    conversationId: row.publicId,
    place,
    range: announced?.range ?? null,
    refusal: announced?.refusal ?? null,
    reason: announced?.reason ?? null,
    basis: announced?.basis ?? "unknown",
    atMs: announced?.atMs ?? row.queuedAtMs,
    joinedAtMs: row.queuedAtMs,
  };
}
