import type { DepartmentId } from "@presently/shared/protocol";
import { one, type Script } from "../store/script.ts";
import { departmentById } from "../store/statements/departments.ts";
import type { SystemCommand } from "./system.ts";
import { note, type Work } from "./work.ts";

/** Tells the team how a department's promises hold, when they no longer do or do again (W16). */
export function* noticeScore(
  work: Work,
  command: Extract<SystemCommand, { type: "score.notice" }>,
): Script<void> {
  const { department, waits, keptPercent, boundPercent, isWithin } = command;
  const row = yield* one(departmentById, { desk: work.desk, id: department });
  if (row === undefined) return;
  const departmentId = row.publicId as DepartmentId; // written by this server with the prefix of its kind
  const figures = { waits, keptPercent, boundPercent, isWithin };
  note(work, null, { type: "score.noticed", departmentId, ...figures });
}
