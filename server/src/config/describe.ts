import type { Config } from "../config.ts";
import { environmentName, type SettingName, settings } from "./settings.ts";

/** A row of the README's table of settings. */
export interface SettingRow {
  readonly variable: string;
  readonly name: string;
  readonly fallback: string;
  readonly range: string;
  readonly meaning: string;
}

const names = Object.keys(settings).filter((name): name is SettingName => name in settings);

export function configTable(): SettingRow[] {
  return names.map((name) => {
    const { fallback, range, meaning } = settings[name];
    return { variable: environmentName(name), name, fallback: shown(fallback), range, meaning };
  });
}

/** The README's table: Markdown, one line per setting. */
export function configMarkdown(): string {
  const rows = configTable().map(
    ({ variable, fallback, range, meaning }) =>
      `| \`${variable}\` | ${fallback === "" ? "–" : `\`${fallback}\``} | ${range} | ${meaning} |`,
  );
  return ["| Setting | Default | Values | Meaning |", "|---|---|---|---|", ...rows].join("\n");
}

/** The settings in force, by their names, with secrets masked. */
export function maskedConfig(config: Config): Record<string, unknown> {
  return Object.fromEntries(
    names.map((name) => {
      const value = config[name];
      if (value === undefined) return [name, null];
      return [name, settings[name].isSecret ? "***" : value];
    }),
  );
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.join(",");
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
