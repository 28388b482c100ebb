import * as z from "zod";
import { DepartmentId } from "./ids.ts";
import { countNames, spreadNames } from "./report-names.ts";
import { LanguageTag } from "./states.ts";

/**
 * What `GET /console/api/reports` and `GET /console/api/my-figures` answer. What each figure means is said in the desk's rules RP1 to RP12
 * (server/DOMAIN.md); a conversation counts, with all that ever became of it, in the hour and on the day in which it began, by its site's clock.
 */

const Counts = z.record(z.enum(countNames), z.int().min(0));
export type Counts = z.infer<typeof Counts>;

const SpanMs = z.number().min(0);
/** How long something took: percentiles are at most 2.5 % or half a second off (RP6), the mean is exact. */
const Spread = z.object({
  count: z.int().min(1),
  meanMs: SpanMs,
  p50Ms: SpanMs,
  p90Ms: SpanMs,
  p95Ms: SpanMs,
});
export type Spread = z.infer<typeof Spread>;

/** Null where nothing happened that could have taken any time. */
const Spreads = z.record(z.enum(spreadNames), Spread.nullable());

/**
 * How agents' time online went (RP11): with how many chats at once, on average over the time in which there was one, and what nine tenths of that
 * time do not exceed; and how much of it was busy. `agents` = how many were online at all.
 */
const WorkFigures = z.object({
  agents: z.int().min(1),
  onlineMs: SpanMs,
  busyMs: SpanMs,
  chatMs: SpanMs,
  meanAtOnce: z.number().min(1).nullable(),
  p90AtOnce: z.int().min(1).nullable(),
});
export type WorkFigures = z.infer<typeof WorkFigures>;

/** `work` null: nobody's time can be told here (RP12), or nobody was online. */
const Figures = z.object({ counts: Counts, spreads: Spreads, work: WorkFigures.nullable() });
export type Figures = z.infer<typeof Figures>;

/** A day by a site's clock: "2026-03-29". */
export const ReportDay = z.iso.date();

/** `name` null: the language, the department or the site has none that is known any more. */
const Part = z.object({ key: z.string(), name: z.string().nullable(), figures: Figures });
export type ReportPart = z.infer<typeof Part>;

export const Report = z.object({
  /** All days, the first and the last included. */
  fromDay: ReportDay,
  toDay: ReportDay,
  /** Up to when events are counted; null = not once yet. `isBehind`: older ones are still being counted (RP7). */
  countedUptoMs: z.number().nullable(),
  isBehind: z.boolean(),
  total: Figures,
  /** By the hour of the day in which it began, 0 to 23: the spreads of each are those of the wait alone. */
  byHour: z.array(Figures).length(24),
  /** Keys are days; a week's is its Monday. Days without anything are there too. */
  byDay: z.array(Part),
  byWeek: z.array(Part),
  byDepartment: z.array(Part),
  bySite: z.array(Part),
  byLanguage: z.array(Part),
  /** Who stands in the queue at this moment, and since when the first of them; null = nobody. */
  now: z.object({ waiting: z.int().min(0), longestSinceMs: z.number().nullable() }),
});
export type Report = z.infer<typeof Report>;

/** Ids by the names that people know; `site` is a site's key. */
export const ReportQuery = z.object({
  from: ReportDay,
  to: ReportDay,
  site: z.string().max(64).exactOptional(),
  department: DepartmentId.exactOptional(),
  language: LanguageTag.exactOptional(),
});
export type ReportQuery = z.infer<typeof ReportQuery>;

export const ReportAnswer = z.object({
  report: Report,
  /** What may be asked for by whoever asked. */
  sites: z.array(z.object({ siteKey: z.string(), name: z.string() })),
  departments: z.array(z.object({ departmentId: DepartmentId, name: z.string() })),
});
export type ReportAnswer = z.infer<typeof ReportAnswer>;

/** An agent's own figures, for that agent alone: of no other agent, and beside no other's (M16). */
export const MyFigures = z.object({
  fromDay: ReportDay,
  toDay: ReportDay,
  countedUptoMs: z.number().nullable(),
  isBehind: z.boolean(),
  total: Figures,
  byWeek: z.array(Part),
});
export type MyFigures = z.infer<typeof MyFigures>;

export const MyFiguresQuery = ReportQuery.pick({ from: true, to: true });
