import { type AgentCommand, type CommandOf, MAX_WELCOME_CHARS } from "@presently/shared/protocol";
import { cleanName } from "../content.ts";
import { withSiteSettings } from "../domain/site-settings.ts";
import { run, type Script } from "../store/script.ts";
import { saveSite } from "../store/statements/team.ts";
import { flagOf } from "./conversations.ts";
import { changed, siteNamed } from "./settings.ts";
import type { Work } from "./work.ts";

/** How the chat looks on a site from the next load of its script on (LK1). */
export function* setLook(
  work: Work,
  { siteId, look }: CommandOf<AgentCommand, "site.setLook">,
): Script<void> {
  const site = yield* siteNamed(work, siteId);
  const welcome = cleanName(look.welcome, MAX_WELCOME_CHARS) ?? "";
  const { id, name, origins, isAutoAccept, settings } = site;
  const set = { look: { ...look, welcome } };
  yield* run(saveSite, {
    id,
    name,
    origins,
    isAutoAccept,
    settings: withSiteSettings(settings, set),
  });
  const { color, theme, position, radius, offset } = look;
  yield* changed(work, "site", "site.lookSet", siteId, {
    color,
    theme,
    position,
    radius,
    ...offset,
    isGreetingOwn: flagOf(welcome !== ""),
  });
}
