import type { Alarm } from "@presently/shared/protocol";
import type { RoleGrant } from "../domain/rights.ts";
import { all, type Script } from "../store/script.ts";
import { alarmsOfDesk } from "../store/statements/alarms.ts";
import type { DirectoryView } from "./directory-view.ts";
import { directs } from "./reading-rights.ts";

/** What is alarming now, the oldest first, as far as it is told to somebody (AL4). */
export function* readAlarms(
  desk: number,
  grants: readonly RoleGrant[],
  { sites, departments }: Pick<DirectoryView, "sites" | "departments">,
): Script<Alarm[]> {
  const rows = yield* all(alarmsOfDesk, { desk });
  return rows
    .flatMap(({ site, department, kind, limitMs, raisedAtMs }) => {
      const departmentId = departments.get(department)?.publicId;
      const siteId = site === 0 ? null : sites.get(site)?.publicId;
      const isTold = raisedAtMs !== null && directs(site, grants);
      return !isTold || departmentId === undefined || siteId === undefined
        ? []
        : [{ siteId, departmentId, kind, limitMs, raisedAtMs }];
    })
    .toSorted((a, b) => a.raisedAtMs - b.raisedAtMs);
}
