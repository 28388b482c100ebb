import {
  type AgentId,
  type DepartmentId,
  type EscalationStep,
  OpeningHours,
  type Role,
  type SettingsView,
  type SiteId,
} from "@presently/shared/protocol";
import { DESK } from "../accounts/context.ts";
import { withSecondFactor } from "../accounts/second-factor-scripts.ts";
import { stepFrom } from "../desk/escalation.ts";
import { highestRole } from "../domain/rights.ts";
import {
  readPreChat,
  readSiteLook,
  readSiteSettings,
  readTopics,
} from "../domain/site-settings.ts";
import type { RowOf } from "../store/statement.ts";
import { all, type Script } from "../store/script.ts";
import { identityKeysOf } from "../store/statements/identity.ts";
import { hoursOfAgents } from "../store/statements/agent-hours.ts";
import { pathOfDepartment } from "../store/statements/escalation.ts";
import { newcomersOfDesk } from "../store/statements/effort.ts";
import { languagesOfAgents, languagesOfDepartments } from "../store/statements/languages.ts";
import { budgetsOfDesk } from "../store/statements/goodwill.ts";
import { hashesOfPictures } from "../store/statements/pictures.ts";
import { rolesWithSecondFactor } from "../store/statements/second-factors.ts";
import {
  settingsDepartments,
  settingsMembers,
  settingsRoles,
  settingsSites,
  settingsTeam,
} from "../store/statements/settings-view.ts";
import { readGoodwill, type SiteGoodwill } from "../views/goodwill.ts";
import type { HttpDeps } from "./deps.ts";
import { snippetFor } from "./snippet.ts";

/** Everything the settings pages show. `base` is the server's address as browsers reach it. */
export function readSettings(
  flush: HttpDeps["flush"],
  base: string,
  nowMs: number,
): Promise<SettingsView> {
  return flush.read(function* (): Script<SettingsView> {
    const sites = yield* all(settingsSites, { desk: DESK });
    const goodwill: SiteGoodwill[] = [];
    for (const { id } of sites) goodwill.push(yield* readGoodwill(DESK, id, nowMs));
    const keys: RowOf<typeof identityKeysOf>[][] = [];
    for (const { id } of sites) keys.push(yield* all(identityKeysOf, { desk: DESK, site: id }));
    const departments = yield* all(settingsDepartments, { desk: DESK });
    const paths = new Map<number, EscalationStep[]>();
    for (const { id } of departments)
      paths.set(id, (yield* all(pathOfDepartment, { desk: DESK, department: id })).map(stepFrom));
    const members = yield* all(settingsMembers, { desk: DESK });
    const team = yield* all(settingsTeam, { desk: DESK });
    const roles = yield* all(settingsRoles, { desk: DESK });
    const pictures = new Map(
      (yield* all(hashesOfPictures, { desk: DESK })).map(({ owner, hash }) => [owner, hash]),
    );
    const lines = yield* all(languagesOfDepartments, { desk: DESK });
    const spoken = yield* all(languagesOfAgents, { desk: DESK });
    const budgets = yield* all(budgetsOfDesk, { desk: DESK });
    const newcomers = yield* all(newcomersOfDesk, { desk: DESK });
    const work = yield* all(hoursOfAgents, { desk: DESK });
    const secured = yield* withSecondFactor();
    const required = yield* all(rolesWithSecondFactor, { desk: DESK });
    // The assertions below are safe: these ids are written with their prefixes and nowhere else.
    return {
      sites: sites.map((site, at) => {
        const {
          replyWithinHours,
          waitLimitMs,
          callsByPhone,
          identityMode,
          takesFiles,
          pauseAfterMs,
          keepDays,
          register,
        } = readSiteSettings(site.settings);
        return {
          siteId: site.publicId as SiteId,
          siteKey: site.publicId,
          name: site.name,
          origins: JSON.parse(site.origins) as string[], // written by us as a list of texts
          isAutoAccept: site.isAutoAccept === 1,
          replyWithinHours,
          waitLimitMs,
          callsByPhone,
          pauseAfterMs,
          keepDays,
          register,
          look: readSiteLook(site.settings),
          logo: pictures.get(site.publicId) ?? null,
          preChat: readPreChat(site.settings),
          topics: [...readTopics(site.settings)],
          takesFiles,
          snippet: snippetFor(base, site.publicId),
          goodwill: goodwill[at] ?? null,
          identity: {
            mode: identityMode,
            keys: (keys[at] ?? []).map(({ publicId, createdAtMs, shownAtMs }) => ({
              keyId: publicId,
              createdAtMs,
              wasShown: shownAtMs !== null,
            })),
          },
        };
      }),
      departments: departments.map(({ id, publicId, name, hours, key }) => ({
        departmentId: publicId as DepartmentId,
        name,
        key: key ?? "",
        agentIds: [
          ...new Set(
            members.filter(({ department }) => department === id).map((member) => member.publicId),
          ),
        ] as AgentId[],
        languages: lines
          .filter(({ department }) => department === id)
          .map(({ language }) => language),
        hours: writtenHours(hours),
        path: paths.get(id) ?? [],
      })),
      team: team.map(({ id, agent, publicId, name, email, state, capacity }) => ({
        agentId: publicId as AgentId,
        name,
        email,
        role: roleOf(id, roles),
        isDisabled: state === "disabled",
        hasSecondFactor: secured.has(id),
        picture: pictures.get(publicId) ?? null,
        languages: spoken.filter((one) => one.agent === agent).map(({ language }) => language),
        goodwillBudget: budgets.find((one) => one.agent === agent)?.codes ?? 0,
        capacity,
        newcomerUpTo: newcomers.find((one) => one.agent === agent)?.upTo ?? null,
        hours: writtenHours(work.find((one) => one.agent === agent)?.hours ?? null),
      })),
      secondFactorRoles: required.map(({ role }) => role),
    };
  });
}

function writtenHours(stored: string | null): OpeningHours | null {
  return stored === null ? null : OpeningHours.parse(JSON.parse(stored));
}

function roleOf(account: number, roles: { account: number; site: number; role: Role }[]): Role {
  return highestRole(roles.filter((role) => role.account === account)) ?? "agent";
}
