import type { AgentId, ArticleList } from "@presently/shared/protocol";
import { roleOn } from "../domain/rights.ts";
import { all, type Script } from "../store/script.ts";
import { settingsRoles, settingsTeam } from "../store/statements/settings-view.ts";

/** Who may keep what is written of a site: whoever has a role on it and may sign in (AR2, CR2). */
export function* readKeepers(desk: number, site: number): Script<ArticleList["keepers"]> {
  const grants = yield* all(settingsRoles, { desk });
  const team = yield* all(settingsTeam, { desk });
  return team
    .filter(({ id, state }) => {
      const theirs = grants.filter(({ account }) => account === id);
      return state === "active" && roleOn(site, theirs) !== undefined;
    })
    .map(({ publicId, name }) => ({ agentId: publicId as AgentId, name })); // written by this server with the prefix of its kind
}
