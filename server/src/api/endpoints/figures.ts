import { LanguageTag, MAX_REPORT_DAYS, Report, ReportDay } from "@presently/shared/protocol";
import * as z from "zod";
import { dayOf } from "../../domain/reports/report-day.ts";
import { ApiError } from "../api-errors.ts";
import { endpoint, nothing } from "../endpoint.ts";
import { DepartmentName, SiteName } from "../schemas.ts";

export const readFigures = endpoint({
  method: "GET",
  path: "/figures",
  scope: "figures.read",
  summary: "Read the figures",
  description: `The same as the console's page Reports and its CSV: waits, responses, what was solved and more, by hour, day, week, department, site and language. Days are the site's own, the first and the last included, at most ${MAX_REPORT_DAYS}. What each figure means is written beside it on that page. No figure names an agent.`,
  params: nothing,
  query: z
    .strictObject({
      from: ReportDay,
      to: ReportDay,
      site: SiteName.exactOptional(),
      department: DepartmentName.exactOptional(),
      language: LanguageTag.exactOptional(),
    })
    .refine(({ from, to }) => dayOf(to) >= dayOf(from), {
      path: ["to"],
      error: "It is before the first day.",
    })
    .refine(({ from, to }) => dayOf(to) - dayOf(from) < MAX_REPORT_DAYS, {
      path: ["to"],
      error: `These are more than ${MAX_REPORT_DAYS} days.`,
    }),
  body: null,
  answer: Report.meta({ id: "Figures" }),
  async run({ desk, reports }, { caller, query }) {
    const { from, to, site, department = null, language = null } = query;
    const siteKeys = caller.sites.flatMap(({ siteId }) =>
      site === undefined || siteId === site ? [siteId] : [],
    );
    if (siteKeys.length === 0) throw new ApiError("not-found");
    const asked = { of: "team", desk, siteKeys, from, to, department, language } as const;
    return { status: 200, body: await reports.team(asked) };
  },
});
