import type { ConversationId, DepartmentId } from "@presently/shared/protocol";
import type { LaneName } from "../desk/lanes.ts";
import { laneNames } from "../desk/lanes.ts";

/** Where in the console somebody is, read from its address. */
export type Address =
  | { page: "inbox"; lane: LaneName; conversationId: ConversationId | undefined }
  | { page: "settings"; section: string | undefined }
  | { page: "board" }
  | { page: "staffing" }
  | { page: "reports" }
  | { page: "asked" }
  | { page: "myFigures" }
  | { page: "shelf" }
  | { page: "search" }
  | { page: "promisedWaits"; departmentId: string | undefined };

/** Reads a path under /console/; what it does not know leads to the queue. */
export function addressOf(path: string): Address {
  const [page, first, second] = path.split("/").filter(Boolean).slice(1);
  if (page === "settings") return { page: "settings", section: first };
  if (page === "board") return { page: "board" };
  if (page === "staffing") return { page: "staffing" };
  if (page === "reports") return { page: "reports" };
  if (page === "asked") return { page: "asked" };
  if (page === "my-figures") return { page: "myFigures" };
  if (page === "search") return { page: "search" };
  if (page === "good-work") return { page: "shelf" };
  if (page === "promised-waits") return { page: "promisedWaits", departmentId: first };
  const lane = laneNames.find((name) => page === "inbox" && name === first) ?? "waiting";
  return { page: "inbox", lane, conversationId: isConversationId(second) ? second : undefined };
}

export function laneHref(lane: LaneName): string {
  return `/console/inbox/${lane}`;
}

export function conversationHref(lane: LaneName, id: ConversationId): string {
  return `${laneHref(lane)}/${id}`;
}

/** The score of a department's promised waits. */
export function promisedWaitsHref(departmentId: DepartmentId): string {
  return `/console/promised-waits/${departmentId}`;
}

function isConversationId(id: string | undefined): id is ConversationId {
  return id !== undefined && id.startsWith("cnv_");
}
