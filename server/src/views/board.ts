import type { AgentId, BoardAnswer, SiteId } from "@presently/shared/protocol";
import { directedBy } from "../accounts/rights.ts";
import { EFFORT_MS } from "../domain/effort.ts";
import { answersTo, type RoleGrant, rights, roleOn } from "../domain/rights.ts";
import { all, type Script } from "../store/script.ts";
import { endedChatsOfDesk } from "../store/statements/effort.ts";
import { settingsRoles } from "../store/statements/settings-view.ts";
import { sitesOfDesk } from "../store/statements/team.ts";
import { team } from "../store/statements/views.ts";
import { workSpansOfDesk } from "../store/statements/work-spans.ts";
import { pauseFromMs } from "./effort.ts";

/** The sites that somebody with these roles directs agents on, and who of the team answers to them (BO2, RI7). */
export function* readBoard(
  desk: number,
  grants: readonly RoleGrant[],
  nowMs: number,
): Script<BoardAnswer> {
  const everySite = yield* all(sitesOfDesk, { desk });
  const sites = directedBy(grants, everySite);
  const roles = Map.groupBy(yield* all(settingsRoles, { desk }), ({ account }) => account);
  const spans = new Map((yield* all(workSpansOfDesk, { desk })).map((span) => [span.agent, span]));
  const since = { desk, sinceMs: nowMs - EFFORT_MS };
  const ended = new Map((yield* all(endedChatsOfDesk, since)).map((row) => [row.agent, row.ended]));
  const members = yield* all(team, { desk });
  const { othersFrom } = rights["agent.setCapacity"];
  // Safe, here and below: the desk writes every public id with its prefix.
  const known = sites.map(({ id, publicId, name }) => ({ id, siteId: publicId as SiteId, name }));
  return {
    sites: known.map(({ siteId, name }) => ({ siteId, name })),
    agents: members.flatMap(({ id, account, publicId, state }) => {
      const theirs = roles.get(account) ?? [];
      if (state === "disabled" || !answersTo(grants, theirs, othersFrom)) return [];
      const span = spans.get(id);
      const workSinceMs = span === undefined || span.restSinceMs !== null ? null : span.sinceMs;
      return {
        agentId: publicId as AgentId,
        siteIds: known.flatMap((site) =>
          roleOn(site.id, theirs) === undefined ? [] : site.siteId,
        ),
        workSinceMs,
        pauseFromMs: pauseFromMs(workSinceMs, everySite, theirs),
        endedChats: ended.get(id) ?? 0,
      };
    }),
  };
}
