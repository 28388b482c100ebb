import type { Complaint } from "@presently/shared/protocol";
import { one, type Script } from "../store/script.ts";
import { complaintOf } from "../store/statements/complaints.ts";

/** The complaint that a conversation is, as long as it goes on; empty when it is none (CM1). */
export function* readComplaint(
  desk: number,
  conversation: number,
): Script<{ complaint?: Complaint }> {
  const row = yield* one(complaintOf, { desk, conversation });
  if (row === undefined || row.endedAtMs !== null) return {};
  return { complaint: { sinceMs: row.sinceMs, cause: row.cause } };
}
