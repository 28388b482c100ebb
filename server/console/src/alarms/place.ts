import type { Alarm, DeskView } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";

/** Where an alarm is, in words: its department, and its site where somebody has several. */
export function placeOf(
  { siteId, departmentId }: Pick<Alarm, "siteId" | "departmentId">,
  { departments, sites }: Pick<DeskView, "departments" | "sites">,
): string {
  const department = departments.find((one) => one.departmentId === departmentId)?.name ?? "";
  const site = sites.find((one) => one.siteId === siteId)?.name;
  return site === undefined || sites.length < 2 ? department : t.alarms.place(department, site);
}
