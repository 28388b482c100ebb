import type { MyFigures, Report, ReportPart } from "@presently/shared/protocol";
import { addDay } from "./day-sums.ts";
import { mondayOf, writtenDay } from "./report-day.ts";
import { Sums } from "./sums.ts";
import { type AgentsOfDay, toldOfTeam, WorkSums } from "./work-figures.ts";
import type { AgentDay } from "./work-time.ts";

const DAY_HOURS = 24;

interface Place {
  readonly site: number;
  readonly department: number;
  readonly language: string;
}

/** A kept row, as a report adds it up. */
export interface SummedDay extends Place {
  readonly day: number;
  /** As `packDay` wrote them. */
  readonly sums: Uint8Array;
}

/** Names of what a report is sliced by: the key on the wire and what people call it. */
export interface PartNames {
  site(id: number): { key: string; name: string | null };
  department(id: number): { key: string; name: string | null };
}

/** A day of agents' time online, as it is kept. */
export interface WorkedDay {
  readonly day: number;
  readonly agents: AgentsOfDay;
}

type Sliced = Omit<Report, "countedUptoMs" | "isBehind" | "now">;

/** Adds up the rows of some days, the first and the last included (RP6). */
export function reportOf(
  rows: Iterable<SummedDay>,
  worked: Iterable<WorkedDay>,
  fromDay: number,
  toDay: number,
  names: PartNames,
): Sliced {
  const hours = Array.from({ length: DAY_HOURS }, () => new Sums());
  const days = daysFrom(fromDay, toDay);
  // A year has thousands of rows, of a handful of places: a row is added twice, and what is told of places is added up from these.
  const places = new Map<string, { readonly of: Place; readonly sums: Sums }>();
  for (const { day, site, department, language, sums } of rows) {
    const key = `${site} ${department} ${language}`;
    const place = places.get(key) ?? { of: { site, department, language }, sums: new Sums() };
    places.set(key, place);
    addDay(sums, [sumsIn(days, day), place.sums], hours);
  }
  const departments = new Map<number, Sums>();
  const sites = new Map<number, Sums>();
  const languages = new Map<string, Sums>();
  for (const { of, sums } of places.values()) {
    sumsIn(departments, of.department).addAll(sums);
    sumsIn(sites, of.site).addAll(sums);
    sumsIn(languages, of.language).addAll(sums);
  }
  const work = workOf(worked, toldOfTeam);
  return {
    fromDay: writtenDay(fromDay),
    toDay: writtenDay(toDay),
    total: totalOf(days.values()).figures(work.total.figures()),
    byHour: hours.map((sums) => sums.figures()),
    byDay: dayParts(days, work.byDay),
    byWeek: dayParts(weeksOf(days), work.byWeek),
    byDepartment: parts(departments, names.department),
    bySite: parts(sites, names.site),
    byLanguage: parts(languages, (language) => ({ key: language, name: null })),
  };
}

/** The same of one agent's rows: by the week alone, for a day's are too few to say anything. */
export function myFiguresOf(
  rows: Iterable<SummedDay>,
  worked: Iterable<WorkedDay>,
  fromDay: number,
  toDay: number,
): Pick<MyFigures, "fromDay" | "toDay" | "total" | "byWeek"> {
  const days = daysFrom(fromDay, toDay);
  for (const { day, sums } of rows) addDay(sums, [sumsIn(days, day)]);
  const work = workOf(worked, Object.entries);
  return {
    fromDay: writtenDay(fromDay),
    toDay: writtenDay(toDay),
    total: totalOf(days.values()).figures(work.total.figures()),
    byWeek: dayParts(weeksOf(days), work.byWeek),
  };
}

/** Adds up what may be told of each day. */
function workOf(
  worked: Iterable<WorkedDay>,
  told: (agents: AgentsOfDay) => readonly [string, AgentDay][],
) {
  const total = new WorkSums();
  const byDay = new Map<number, WorkSums>();
  const byWeek = new Map<number, WorkSums>();
  for (const { day, agents } of worked)
    for (const [id, agent] of told(agents))
      for (const sums of [total, workIn(byDay, day), workIn(byWeek, mondayOf(day))])
        sums.add(id, agent);
  return { total, byDay, byWeek };
}

function workIn(all: Map<number, WorkSums>, key: number): WorkSums {
  const sums = all.get(key) ?? new WorkSums();
  all.set(key, sums);
  return sums;
}

function daysFrom(fromDay: number, toDay: number): Map<number, Sums> {
  const days = new Map<number, Sums>();
  for (let day = fromDay; day <= toDay; day += 1) days.set(day, new Sums());
  return days;
}

function weeksOf(days: ReadonlyMap<number, Sums>): Map<number, Sums> {
  const weeks = new Map<number, Sums>();
  for (const [day, sums] of days) sumsIn(weeks, mondayOf(day)).addAll(sums);
  return weeks;
}

function totalOf(all: Iterable<Sums>): Sums {
  const total = new Sums();
  for (const sums of all) total.addAll(sums);
  return total;
}

function sumsIn<Key>(all: Map<Key, Sums>, key: Key): Sums {
  let sums = all.get(key);
  if (sums === undefined) {
    sums = new Sums();
    all.set(key, sums);
  }
  return sums;
}

function dayParts(
  all: ReadonlyMap<number, Sums>,
  work: ReadonlyMap<number, WorkSums>,
): ReportPart[] {
  return [...all].map(([day, sums]) => ({
    key: writtenDay(day),
    name: null,
    figures: sums.figures(work.get(day)?.figures()),
  }));
}

/** The busiest first. */
function parts<Key>(
  all: ReadonlyMap<Key, Sums>,
  nameOf: (key: Key) => { key: string; name: string | null },
): ReportPart[] {
  return [...all]
    .map(([key, sums]) => ({ ...nameOf(key), figures: sums.figures() }))
    .toSorted(
      (one, other) => other.figures.counts.conversations - one.figures.counts.conversations,
    );
}
