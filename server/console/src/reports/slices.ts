import type { Report, ReportPart } from "@presently/shared/protocol";
import { reportsWords } from "../i18n/reports.ts";
import { languageName } from "../ui/language-name.ts";
import type { SliceRow } from "./report-csv.ts";

export const slices = [
  "byHour",
  "byDay",
  "byWeek",
  "byDepartment",
  "bySite",
  "byLanguage",
] as const;
export type Slice = (typeof slices)[number];

/** Those that follow each other in time: a line between them means something. */
export function isInTime(slice: Slice): boolean {
  return slice === "byHour" || slice === "byDay" || slice === "byWeek";
}

/** The rows of a slice, as people call them. */
export function rowsOf(report: Report, slice: Slice): SliceRow[] {
  const { hourOfDay, dayOf, weekOf, noName } = reportsWords;
  const named = (parts: readonly ReportPart[], nameOf: (part: ReportPart) => string): SliceRow[] =>
    parts.map((part) => ({ key: part.key, label: nameOf(part), figures: part.figures }));
  switch (slice) {
    case "byHour":
      return report.byHour.map((figures, hour) => ({
        key: String(hour),
        label: hourOfDay(hour),
        figures,
      }));
    case "byDay":
      return named(report.byDay, ({ key }) => dayOf(key));
    case "byWeek":
      return named(report.byWeek, ({ key }) => weekOf(key));
    case "byDepartment":
      return named(report.byDepartment, ({ name }) => name ?? noName);
    case "bySite":
      return named(report.bySite, ({ name }) => name ?? noName);
    case "byLanguage":
      return named(report.byLanguage, ({ key }) => languageName(key));
  }
}
