import type { MyFigures, Report } from "@presently/shared/protocol";
import * as z from "zod";
import { myFiguresOf, reportOf, type SummedDay, type WorkedDay } from "../domain/reports/report.ts";
import type { AgentsOfDay } from "../domain/reports/work-figures.ts";
import { dayOf } from "../domain/reports/report-day.ts";
import { all, one, type Script } from "../store/script.ts";
import { countedSoFar, standingInQueue, sumsOfDays } from "../store/statements/reports.ts";
import { agentsOfDays } from "../store/statements/work-days.ts";
import { sitesOfDesk } from "../store/statements/team.ts";
import { deskHead } from "../store/statements/streams.ts";
import { departmentsOfDesk } from "../store/statements/views.ts";
import { type AskedSites, askedSites } from "./asked-sites.ts";

/** Days that one statement reads, so that none takes long. */
const SPAN_DAYS = 92;

const days = { desk: z.int(), siteKeys: z.array(z.string()), from: z.string(), to: z.string() };
/** What is asked: of the team's days, narrowed down to a department or a language, or of one agent's. */
export const ReportQuestion = z.discriminatedUnion("of", [
  z.object({
    of: z.literal("team"),
    ...days,
    department: z.string().nullable(),
    language: z.string().nullable(),
  }),
  z.object({ of: z.literal("agent"), ...days, agent: z.string() }),
]);
export type ReportQuestion = z.infer<typeof ReportQuestion>;
type TeamQuestion = Extract<ReportQuestion, { of: "team" }>;
type AgentQuestion = Extract<ReportQuestion, { of: "agent" }>;

type IsAsked = (part: { readonly department: number; readonly language: string }) => boolean;

/** Adds up the kept sums: a row for each day, department and language, whatever came in (RP6). */
export function* computeReport(question: TeamQuestion): Script<Report> {
  const { desk, from, to, department, language } = question;
  const sites = yield* askedSites(question);
  const departments = yield* all(departmentsOfDesk, { desk });
  const narrowed = departments.find(({ publicId }) => publicId === department)?.id ?? -1;
  const isAsked: IsAsked = (part) =>
    (department === null || part.department === narrowed) &&
    (language === null || part.language === language);
  const rows = (yield* readRows(question, sites, "")).filter(isAsked);
  // Time online is of no site, department or language: it is told of all of them together alone (RP12).
  const isOfAll =
    department === null &&
    language === null &&
    (yield* all(sitesOfDesk, { desk })).length === sites.size;
  const worked = isOfAll ? yield* readWork(question) : [];
  const sliced = reportOf(rows, worked, dayOf(from), dayOf(to), {
    site: (id) => {
      const site = sites.get(id);
      return { key: site?.publicId ?? "", name: site?.name ?? null };
    },
    department: (id) => {
      const found = departments.find((each) => each.id === id);
      return { key: found?.publicId ?? "", name: found?.name ?? null };
    },
  });
  return {
    ...sliced,
    ...(yield* standingOf(desk)),
    now: yield* queueNow(desk, sites, isAsked),
  };
}

/** The same of an agent alone. */
export function* computeMyFigures(question: AgentQuestion): Script<MyFigures> {
  const { desk, from, to, agent } = question;
  const rows = yield* readRows(question, yield* askedSites(question), agent);
  const worked = (yield* readWork(question)).flatMap(({ day, agents: { [agent]: own } }) =>
    own === undefined ? [] : [{ day, agents: { [agent]: own } }],
  );
  return { ...myFiguresOf(rows, worked, dayOf(from), dayOf(to)), ...(yield* standingOf(desk)) };
}

function* readWork({ desk, from, to }: ReportQuestion): Script<WorkedDay[]> {
  const rows = yield* all(agentsOfDays, { desk, fromDay: dayOf(from), toDay: dayOf(to) });
  return rows.map(({ day, agents }) => ({ day, agents: JSON.parse(agents) as AgentsOfDay })); // written by keepWork alone
}

function* readRows(
  { desk, from, to }: ReportQuestion,
  sites: AskedSites,
  agent: string,
): Script<SummedDay[]> {
  const rows: SummedDay[] = [];
  const lastDay = dayOf(to);
  for (const site of sites.keys()) {
    for (let fromDay = dayOf(from); fromDay <= lastDay; fromDay += SPAN_DAYS) {
      const toDay = Math.min(lastDay, fromDay + SPAN_DAYS - 1);
      for (const row of yield* all(sumsOfDays, { desk, agent, site, fromDay, toDay }))
        rows.push({ ...row, sums: Buffer.from(row.sums, "base64") });
    }
  }
  return rows;
}

function* standingOf(desk: number): Script<Pick<Report, "countedUptoMs" | "isBehind">> {
  const counted = yield* one(countedSoFar, { desk });
  const head = yield* one(deskHead, { desk });
  return {
    countedUptoMs: counted?.uptoMs ?? null,
    isBehind: counted === undefined ? (head?.lastSeq ?? 0) > 0 : counted.uptoMs === null,
  };
}

function* queueNow(desk: number, sites: AskedSites, isAsked: IsAsked): Script<Report["now"]> {
  const standing = [];
  for (const state of ["queued", "offered"] as const)
    for (const row of yield* all(standingInQueue, { desk, state }))
      if (sites.has(row.site) && isAsked(row)) standing.push(row.queuedAtMs);
  return {
    waiting: standing.length,
    longestSinceMs: standing.length === 0 ? null : standing.reduce((a, b) => Math.min(a, b)),
  };
}
