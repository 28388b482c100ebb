import {
  DeskError,
  MAX_REPORT_DAYS,
  type MyFigures,
  MyFiguresQuery,
  type ReportAnswer,
  ReportQuery,
  type WhatPeopleAskAnswer,
  WhatPeopleAskQuery,
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

/** The team's figures and what people ask, for whoever directs agents, of the sites they do (RP8, WA6); and everybody's own figures, for them alone. */
export function addReports(api: FastifyInstance, deps: HttpDeps, cookie: SessionCookie): void {
  const { flush, reports } = deps;

  /** The sites that somebody directs, and the one of them that is asked for, or all. Throws `not-allowed`, `not-found`. */
  async function directed(roles: Parameters<typeof directedBy>[0], siteKey: string | undefined) {
    const sites = directedBy(roles, await flush.read(() => readSites(DESK)));
    if (sites.length === 0) throw new DeskError("not-allowed");
    const asked = sites.filter((site) => siteKey === undefined || site.siteKey === siteKey);
    if (asked.length === 0) throw new DeskError("not-found");
    return { sites: sites.map(({ siteKey, name }) => ({ siteKey, name })), asked };
  }

  api.get("/reports", async (request): Promise<ReportAnswer> => {
    const { roles } = await cookie.require(request);
    const query = ReportQuery.parse(request.query);
    assertSpan(query);
    const { sites, asked } = await directed(roles, query.site);
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
      sites,
      departments: departments.map(({ publicId, name }) => ({
        departmentId: publicId as `dep_${string}`, // a department's, as the desk wrote it
        name,
      })),
    };
  });

  api.get("/asked", async (request): Promise<WhatPeopleAskAnswer> => {
    const { roles } = await cookie.require(request);
    const query = WhatPeopleAskQuery.parse(request.query);
    const { sites, asked } = await directed(roles, query.site);
    const siteKeys = asked.map(({ siteKey }) => siteKey);
    const nowMs = deps.clock.nowMs();
    return { asked: await reports.asked({ of: "asked", desk: DESK, siteKeys, nowMs }), sites };
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
