import { LAUNCHER_ICON_PATHS } from "./look/launcher-icons.ts";
import type { FurtherLook } from "./protocol/further-look.ts";

/**
 * What the server knows of a site and writes into its answer to `/presently.js?site=KEY`, so that the loader asks for nothing else.
 * A tag with `data-site` alone tells the server no key; the loader then starts with the defaults, and what is said of an incident everywhere.
 */
export interface SiteSettings {
  /** The public site key. */
  readonly key: string;
  /** The site's name, shown at the top of the panel until the server greets. */
  readonly name: string;
  /** What the site says of an incident, for launchers of pages that load the script while it lasts (M21). */
  readonly notice?: string;
  /** What the tag's attributes say where the tag says nothing: `color` for `data-color`. Only what is not the default. */
  readonly look?: Readonly<Record<string, string>>;
  /** What no attribute says: the panel fetches a part of its own for it. */
  readonly further?: FurtherLook;
}

/** What the built script for a button of a site's own has in place of what the server writes in. */
const LAUNCHER_LOOK = "__LAUNCHER_LOOK__";

/** That script for one site, to stand behind the loader; undefined where its button looks as all do. */
export function launcherScript(
  built: string,
  { look, further }: Partial<SiteSettings>,
): string | undefined {
  const { shape, icon, phoneOffset, texts = {} } = further ?? {};
  if (shape === undefined && icon === undefined && phoneOffset === undefined) return undefined;
  const names = Object.fromEntries(
    Object.entries(texts).flatMap(([language, { launcher }]) =>
      launcher ? [[language, launcher]] : [],
    ),
  );
  const path = icon && LAUNCHER_ICON_PATHS[icon];
  const told = { shape, path, phoneOffset, position: look?.["position"], names };
  return built.replace(LAUNCHER_LOOK, () => escapedJson(told));
}

/**
 * The line of script the server puts before the built loader: the settings ride on the page's stub queue, so there is no global of
 * our own. `<` is escaped in case somebody pastes the answer into a page.
 */
export function settingsLine(settings: Partial<SiteSettings>): string {
  return `(window.presently||=[]).site=${escapedJson(settings)};\n`;
}

const escapedJson = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");
