import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as z from "zod";
import { environmentName, type SettingName, type Settings, settings } from "./config/settings.ts";
import { suggest } from "./config/suggest.ts";

/** The settings in force. `dataDir` is an absolute path and `publicUrl` has no slash at its end. */
export type Config = Settings;

/** What is wrong with the settings, in one line. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const CONFIG_FILE = "presently.config.json";
const FILE_VARIABLE = "PRESENTLY_CONFIG";
/** Test runs tell each other things through these; they are none of the server's. */
const TEST_PREFIX = "PRESENTLY_TEST_";

const names = Object.keys(settings).filter((name): name is SettingName => name in settings);
const schema = z.strictObject(
  // Safe: each key keeps its own schema; Object.fromEntries only forgets which.
  Object.fromEntries(names.map((name) => [name, z.optional(settings[name].schema)])) as {
    [Name in SettingName]: z.ZodOptional<(typeof settings)[Name]["schema"]>;
  },
);

/**
 * Reads the settings: environment over the file over defaults. The file is `presently.config.json` in the working folder, or the one
 * PRESENTLY_CONFIG names. This is the only reader of the environment. Throws ConfigError.
 */
export function loadConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  folder: string = process.cwd(),
): Config {
  const given = { ...fromFile(environment, folder), ...fromEnvironment(environment) };
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new ConfigError(problemsOf(parsed.error));
  return checked(withDefaults(parsed.data), folder);
}

function withDefaults(given: z.infer<typeof schema>): Settings {
  const whole = names.map((name) => [name, given[name] ?? settings[name].fallback]);
  // Safe: one entry per name, each parsed by that setting's schema or its own default.
  return Object.fromEntries(whole) as Settings;
}

function checked(config: Settings, folder: string): Config {
  if (config.databaseUrl !== undefined) {
    throw new ConfigError(
      "PRESENTLY_DATABASE_URL is set, but this version stores in SQLite only; unset it",
    );
  }
  return {
    ...config,
    dataDir: resolve(folder, config.dataDir),
    publicUrl: config.publicUrl?.replace(/\/$/, ""),
  };
}

function fromEnvironment(environment: Readonly<Record<string, string | undefined>>) {
  const byVariable = new Map(names.map((name) => [environmentName(name), name]));
  const given: Record<string, unknown> = {};
  for (const [variable, value] of Object.entries(environment)) {
    if (!variable.startsWith("PRESENTLY_") || variable.startsWith(TEST_PREFIX)) continue;
    // An empty variable is an unset one: compose files write `PRESENTLY_PUBLIC_URL=`.
    if (variable === FILE_VARIABLE) continue;
    const name = byVariable.get(variable);
    if (name === undefined) throw new ConfigError(unknown(variable, [...byVariable.keys()]));
    if (value !== undefined && value !== "") given[name] = value;
  }
  return given;
}

function fromFile(environment: Readonly<Record<string, string | undefined>>, folder: string) {
  const named = environment[FILE_VARIABLE];
  const path = resolve(folder, named === undefined || named === "" ? CONFIG_FILE : named);
  if (!existsSync(path)) {
    if (named === undefined || named === "") return {};
    throw new ConfigError(`${FILE_VARIABLE} names ${path}, which is not there`);
  }
  const content = objectIn(path);
  for (const key of Object.keys(content)) {
    if (!Object.hasOwn(settings, key)) throw new ConfigError(`${path}: ${unknown(key, names)}`);
  }
  return content;
}

function objectIn(path: string): Record<string, unknown> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new ConfigError(`${path} cannot be read as JSON: ${messageOf(error)}`);
  }
  const parsed = z.record(z.string(), z.unknown()).safeParse(content);
  if (!parsed.success) throw new ConfigError(`${path} must hold one JSON object`);
  return parsed.data;
}

function unknown(wrong: string, known: readonly string[]): string {
  const meant = suggest(wrong, known);
  return meant === undefined
    ? `there is no setting ${wrong}`
    : `there is no setting ${wrong}; did you mean ${meant}?`;
}

function problemsOf(error: z.ZodError): string {
  const problems = error.issues.map((issue) => {
    const name = String(issue.path[0] ?? "");
    return `${environmentName(name)} (${name} in the file) ${issue.message}`;
  });
  return [...new Set(problems)].join("; ");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
