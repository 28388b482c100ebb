import { contrastOf } from "@presently/shared/look/contrast";
import { WORDS_CONTRAST } from "@presently/shared/look/palette";
import {
  type AgentCommand,
  type CommandOf,
  DeskError,
  LOOK_LANGUAGES,
  LOOK_WORDS,
  MAX_LOOK_WORD_CHARS,
  MAX_WELCOME_CHARS,
  type SiteLook,
} from "@presently/shared/protocol";
import { cleanName } from "../content.ts";
import { withSiteSettings } from "../domain/site-settings.ts";
import { run, type Script } from "../store/script.ts";
import { saveSite } from "../store/statements/team.ts";
import { flagOf } from "./conversations.ts";
import { changed, siteNamed } from "./settings.ts";
import type { Work } from "./work.ts";

/** How the chat looks on a site from the next load of its script on (LK1). Throws `value.invalid`. */
export function* setLook(
  work: Work,
  { siteId, look }: CommandOf<AgentCommand, "site.setLook">,
): Script<void> {
  for (const field of ["light", "dark"] as const) assertReadable(look[field], field);
  const site = yield* siteNamed(work, siteId);
  const welcome = cleanName(look.welcome, MAX_WELCOME_CHARS) ?? "";
  const { id, name, origins, isAutoAccept, settings } = site;
  const texts = cleaned(look.texts);
  const set = { look: { ...look, welcome, texts } };
  yield* run(saveSite, {
    id,
    name,
    origins,
    isAutoAccept,
    settings: withSiteSettings(settings, set),
  });
  const { color, theme, position, radius, offset, font, scale, density } = look;
  yield* changed(work, "site", "site.lookSet", siteId, {
    color,
    theme,
    position,
    radius,
    ...offset,
    font,
    scale,
    density,
    hasShadow: flagOf(look.shadow),
    showsFaces: flagOf(look.faces),
    shape: look.shape,
    icon: look.icon,
    light: pairOf(look.light),
    dark: pairOf(look.dark),
    isPhoneApart: flagOf(look.phoneOffset !== null),
    isGreetingOwn: flagOf(welcome !== ""),
    languages: Object.keys(texts),
  });
}

/** Words can be read on what they stand on (LK7). Throws `value.invalid`. */
function assertReadable(pair: SiteLook["light"], field: string): void {
  if (pair !== null && contrastOf(pair.surface, pair.ink) < WORDS_CONTRAST)
    throw new DeskError("value.invalid", { field, least: WORDS_CONTRAST });
}

/** Both colours in one, for the audit; empty where the usual ones are. */
function pairOf(pair: SiteLook["light"]): string {
  return pair === null ? "" : `${pair.surface} ${pair.ink}`;
}

/** Each in one line, as long as there is room; what is empty then is left out, and so is a language without any (LK3). */
function cleaned(texts: SiteLook["texts"]): SiteLook["texts"] {
  return Object.fromEntries(
    LOOK_LANGUAGES.flatMap((language) => {
      const words = LOOK_WORDS.flatMap((word) => {
        const text = cleanName(texts[language]?.[word] ?? "", MAX_LOOK_WORD_CHARS[word]);
        return text === null ? [] : [[word, text] as const];
      });
      return words.length === 0 ? [] : [[language, Object.fromEntries(words)]];
    }),
  );
}
