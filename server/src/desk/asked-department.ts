import type { AskedOutcome } from "@presently/shared/protocol";
import { departmentToStartIn, tidyKey } from "../domain/department-key.ts";
import { isRunning, spanAt } from "../domain/hours.ts";
import { one, type Script, the } from "../store/script.ts";
import { departmentById, departmentByKey } from "../store/statements/departments.ts";
import { storedHours } from "../views/stored-hours.ts";

/** Where a conversation begins on a site of the department `own`, where a page names the department `asked` or none (DK2). */
export function* departmentFor(
  { desk, nowMs }: { readonly desk: number; readonly nowMs: number },
  own: number,
  asked: string | undefined,
): Script<{ department: number; outcome: AskedOutcome }> {
  if (asked === undefined) return { department: own, outcome: "none" };
  const found = yield* one(departmentByKey, { desk, key: tidyKey(asked) });
  if (found?.id === own) return { department: own, outcome: "taken" };
  const { hours } = yield* the(departmentById, { desk, id: own });
  const startable = (id: number, stored: string | null) => ({
    id,
    isOpen: isRunning(spanAt(storedHours(stored), nowMs), nowMs),
  });
  const { department, outcome } = departmentToStartIn(
    startable(own, hours),
    found && startable(found.id, found.hours),
  );
  return { department: department.id, outcome };
}
