import {
  DeskError,
  MAX_REPORT_DAYS,
  type MyFigures,
  MyFiguresQuery,
  type ReportAnswer,
  ReportQuery,
} from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import { DESK } from "../accounts/context.ts";
import { directedBy } from "../accounts/rights.ts";
import { dayOf } from "../domain/reports/report-day.ts";
import { readSites } from "../staffing/scope.ts";
import { all } from "../store/script.ts";
import { departmentsOfDesk } from "../store/statements/views.ts";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";

/** The team's figures, for whoever directs agents, of the sites they do; and everybody's own, for them alone (RP8). */
export function addReports(api: FastifyInstance, deps: HttpDeps, cookie: SessionCookie): void {
  const { flush, reports } = deps;

  api.get("/reports", async (request): Promise<ReportAnswer> => {
    const { roles } = await cookie.require(request);
    const query = ReportQuery.parse(request.query);
    assertSpan(query);
    const sites = directedBy(roles, await flush.read(() => readSites(DESK)));
    if (sites.length === 0) throw new DeskError("not-allowed");
    const asked = sites.filter(({ siteKey }) => query.site === undefined || siteKey === query.site);
    if (asked.length === 0) throw new DeskError("not-found");
    const report = await reports.team({
      of: "team",
      desk: DESK,
      siteKeys: asked.map(({ siteKey }) => siteKey),
      from: query.from,
      to: query.to,
      department: query.department ?? null,
      language: query.language ?? null,
    });
    const departments = await flush.read(() => all(departmentsOfDesk, { desk: DESK }));
    return {
      report,
      sites: sites.map(({ siteKey, name }) => ({ siteKey, name })),
      departments: departments.map(({ publicId, name }) => ({
        departmentId: publicId as `dep_${string}`, // a department's, as the desk wrote it
        name,
      })),
    };
  });

  api.get("/my-figures", async (request): Promise<MyFigures> => {
    const { agentId } = await cookie.require(request);
    const query = MyFiguresQuery.parse(request.query);
    assertSpan(query);
    const sites = await flush.read(() => readSites(DESK));
    return await reports.agent({
      of: "agent",
      desk: DESK,
      siteKeys: sites.map(({ siteKey }) => siteKey),
      ...query,
      agent: agentId,
    });
  });
}

/** Days in order, and no more of them than a report adds up. */
function assertSpan({ from, to }: { readonly from: string; readonly to: string }): void {
  const days = dayOf(to) - dayOf(from) + 1;
  if (days < 1 || days > MAX_REPORT_DAYS) throw new DeskError("value.invalid");
}
