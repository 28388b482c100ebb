import { resolve } from "node:path";
import type { ParseArgsOptionsConfig } from "node:util";
import { ConversationId, Role, StaffingQuery, StaffingReport } from "@presently/shared/protocol";
import type { Config } from "../config.ts";
import { maskedConfig } from "../config/describe.ts";
import { HistoryReport, TriedSettings } from "../wait/history-report.ts";
import type { Finding } from "../doctor/finding.ts";
import { baseUrl } from "./base-url.ts";
import { Failure, WrongUse } from "./failure.ts";
import type { Answer, Operation } from "./operations.ts";
import { historyText } from "./history-text.ts";
import { staffingText, tooShortLine } from "./staffing-text.ts";

/** What a command may use of the world. */
export interface CommandContext {
  readonly config: Config;
  readonly values: Values;
  readonly positionals: readonly string[];
  /** Asks the running server, or does it here. */
  readonly perform: (operation: Operation) => Promise<Answer>;
  readonly readPassword: () => Promise<string>;
  /** Runs the server until it ends. */
  readonly serve: (config: Config) => Promise<void>;
  /** Replays the trace on standard input. Throws a failure at a malformed line. */
  readonly replay: () => Promise<void>;
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

export interface Command {
  readonly usage: string;
  readonly meaning: string;
  readonly options: ParseArgsOptionsConfig;
  readonly positionals: number;
  /** Answers what is printed: with `--json` as it is, else by `print`. Nothing for a command that prints by itself. */
  run(context: CommandContext): Promise<Answer | undefined>;
  print?(answer: Answer): string;
}

/** What stands before a line of the doctor's. */
const SIGNS = { fine: "ok     ", advice: "advice ", problem: "PROBLEM" } as const;

const json = { json: { type: "boolean" } } as const;
const password = { "password-stdin": { type: "boolean" } } as const;
const origin = { origin: { type: "string", multiple: true } } as const;

const visitor = {
  conversation: { type: "string" },
  user: { type: "string" },
  email: { type: "string" },
} as const;

const commands: Record<string, Command> = {
  serve: {
    usage: "serve",
    meaning: "runs the server",
    options: {},
    positionals: 0,
    async run({ config, serve }) {
      await serve(config);
      return undefined;
    },
  },
  setup: {
    usage:
      "setup --email E --password-stdin --site NAME --origin URL [--origin URL …] [--name N] [--json]",
    meaning: "makes the owner and the first site; the password is read from standard input",
    options: {
      ...json,
      ...password,
      ...origin,
      email: { type: "string" },
      name: { type: "string" },
      site: { type: "string" },
    },
    positionals: 0,
    async run({ values, perform, readPassword }) {
      const email = needed(values, "email");
      return await perform({
        operation: "setup",
        email,
        name: nameFor(values, email),
        site: needed(values, "site"),
        origins: origins(values),
        password: await passwordFrom(values, readPassword),
      });
    },
    print: ({ siteKey, consoleUrl, snippet }) =>
      `Site key: ${shown(siteKey)}\nConsole:  ${shown(consoleUrl)}\nPut this into your pages:\n${shown(snippet)}\n`,
  },
  "setup site": {
    usage: "setup site --name N --origin URL [--origin URL …] [--json]",
    meaning: "adds a site",
    options: { ...json, ...origin, name: { type: "string" } },
    positionals: 0,
    run: ({ values, perform }) =>
      perform({
        operation: "setup.site",
        name: needed(values, "name"),
        origins: origins(values),
      }),
    print: ({ siteKey, snippet }) => `Site key: ${shown(siteKey)}\n${shown(snippet)}\n`,
  },
  "setup agent": {
    usage: "setup agent --email E --password-stdin --role R --site KEY [--name N] [--json]",
    meaning: "adds somebody to the team: admin, supervisor or agent",
    options: {
      ...json,
      ...password,
      email: { type: "string" },
      name: { type: "string" },
      role: { type: "string" },
      site: { type: "string" },
    },
    positionals: 0,
    async run({ values, perform, readPassword }) {
      const email = needed(values, "email");
      const role = Role.safeParse(needed(values, "role"));
      if (!role.success) throw new WrongUse(`--role must be one of ${Role.options.join(", ")}`);
      return await perform({
        operation: "setup.agent",
        email,
        name: nameFor(values, email),
        role: role.data,
        siteKey: needed(values, "site"),
        password: await passwordFrom(values, readPassword),
      });
    },
    print: ({ agentId, consoleUrl }) => `${shown(agentId)} may sign in at ${shown(consoleUrl)}\n`,
  },
  "owner reset": {
    usage: "owner reset [--email E] [--json]",
    meaning:
      "prints a link, good for 30 minutes, by which an owner sets a new password and loses the second step",
    options: { ...json, email: { type: "string" } },
    positionals: 0,
    run: ({ values, perform }) =>
      perform(
        values["email"] === undefined
          ? { operation: "owner.reset" }
          : { operation: "owner.reset", email: needed(values, "email") },
      ),
    print: ({ email, link }) => `${shown(email)} sets a new password at\n${shown(link)}\n`,
  },
  backup: {
    usage: "backup FILE [--json]",
    meaning: "writes everything into one new file, while the server runs or not",
    options: json,
    positionals: 1,
    run: ({ positionals, perform }) =>
      perform({ operation: "backup", file: resolve(positionals[0] ?? "") }),
    print: ({ file, bytes, files, missingFiles }) =>
      `${shown(file)}: ${shown(bytes)} bytes, ${shown(files)} files of messages beside it\n${lost(missingFiles)}`,
  },
  restore: {
    usage: "restore FILE [--json]",
    meaning: "puts a backup in the place of the data; the server must not be running",
    options: json,
    positionals: 1,
    async run({ config, positionals }) {
      const { restore } = await import("../store/restore.ts");
      const restored = restore(config.dataDir, resolve(positionals[0] ?? ""), Date.now());
      return { restored: true, ...restored };
    },
    print: ({ kept, missingFiles }) =>
      `${kept === undefined ? "restored" : `restored; the former data is kept in ${shown(kept)}`}\n${lost(missingFiles)}`,
  },
  check: {
    usage: "check [--thorough] [--json]",
    meaning: "examines the database",
    options: { ...json, thorough: { type: "boolean" } },
    positionals: 0,
    run: ({ values, perform }) =>
      perform({ operation: "check", isThorough: values["thorough"] === true }),
    print: ({ problems }) => {
      const list = Array.isArray(problems) ? problems.map(String) : [];
      return list.length === 0 ? "all is well\n" : `${list.join("\n")}\n`;
    },
  },
  doctor: {
    usage: "doctor [--json]",
    meaning:
      "looks at settings, data folder, database, server, mail and the public address as browsers reach it, and says what is wrong; sends and changes nothing",
    options: json,
    positionals: 0,
    async run({ config, perform }) {
      const { examine } = await import("../doctor/examine.ts");
      const local = config.port === 0 ? undefined : baseUrl({ ...config, publicUrl: undefined });
      const findings = await examine({
        config,
        local,
        async database() {
          const { problems } = await perform({ operation: "check", isThorough: false });
          return Array.isArray(problems) ? problems.map(String) : [];
        },
      });
      const problems = findings.filter(({ state }) => state === "problem");
      return { findings, problems: problems.map(({ about, words }) => `${about}: ${words}`) };
    },
    print: ({ findings }) =>
      // Safe: as `run` answers.
      (findings as readonly Finding[])
        .map(({ about, state, words }) => `${SIGNS[state]} ${about}: ${words}\n`)
        .join(""),
  },
  config: {
    usage: "config [--json]",
    meaning: "shows the settings in force, secrets masked",
    options: json,
    positionals: 0,
    run: ({ config }) => Promise.resolve(maskedConfig(config)),
    print: (answer) =>
      Object.entries(answer)
        .map(([name, value]) => `${name}: ${value === null ? "–" : shown(value)}\n`)
        .join(""),
  },
  replay: {
    usage:
      "replay < TRACE | replay --from-history [--days 7] [--capacity N] [--more-agents N [--between 9-12]] [--json]",
    meaning:
      "reads a trace of events, or the history of the last days, and writes what visitors would have been told; with other slots also what would have become of the same visitors, who might have come, left or come back otherwise",
    options: {
      ...json,
      "from-history": { type: "boolean" },
      days: { type: "string" },
      capacity: { type: "string" },
      "more-agents": { type: "string" },
      between: { type: "string" },
    },
    positionals: 0,
    async run({ values, perform, replay }) {
      if (values["from-history"] === true) {
        const days = Number(values["days"] ?? 7);
        if (!Number.isInteger(days) || days < 1 || days > 60)
          throw new WrongUse("--days is 1 to 60");
        const tried = triedSettings(values);
        return await perform({
          operation: "replay.history",
          days,
          ...(tried === undefined ? {} : { tried }),
        });
      }
      for (const name of ["capacity", "more-agents", "between"])
        if (values[name] !== undefined)
          throw new WrongUse(`--${name} is tried on the history: --from-history`);
      await replay();
      return undefined;
    },
    print: (answer) => historyText(HistoryReport.parse(answer)),
  },
  staffing: {
    usage: "staffing [--site KEY] [--target 80] [--within 60] [--json]",
    meaning: "how many agents each hour of the week needs, from the history",
    options: {
      ...json,
      site: { type: "string" },
      target: { type: "string" },
      within: { type: "string" },
    },
    positionals: 0,
    async run({ values, perform }) {
      const { target, within, site } = values;
      const asked = StaffingQuery.safeParse({ target, withinSeconds: within });
      if (!asked.success)
        throw new WrongUse("--target is 50 to 99 (per cent), --within 5 to 900 (seconds)");
      const siteKey = site === undefined ? {} : { siteKey: needed(values, "site") };
      const answer = await perform({ operation: "staffing", ...asked.data, ...siteKey });
      const report = StaffingReport.parse(answer);
      if (report.state === "tooShort") throw new Failure(tooShortLine(report));
      return report;
    },
    print: (answer) => {
      const report = StaffingReport.parse(answer);
      return report.state === "ready" ? staffingText(report) : "";
    },
  },
  export: {
    usage: "export FILE.zip --conversation ID | --user SUBJECT | --email ADDRESS [--json]",
    meaning: "writes all that is kept of one visitor into a new archive, files included",
    options: { ...json, ...visitor },
    positionals: 1,
    run: ({ values, positionals, perform }) => {
      const file = resolve(positionals[0] ?? "");
      return perform({ operation: "export", file, ...soughtIn(values) });
    },
    print: ({ file, visitors, conversations }) =>
      `${shown(file)}: ${shown(conversations)} conversations of ${shown(visitors)} visitors\n`,
  },
  erase: {
    usage: "erase --conversation ID | --user SUBJECT | --email ADDRESS [--yes] [--json]",
    meaning:
      "says how much is kept of one visitor; with --yes erases it for good, from everything but backups",
    options: { ...json, ...visitor, yes: { type: "boolean" } },
    positionals: 0,
    run: ({ values, perform }) =>
      perform({ operation: "erase", isAsked: values["yes"] !== true, ...soughtIn(values) }),
    print: ({ isErased, visitors, conversations }) =>
      isErased === true
        ? `erased: ${shown(conversations)} conversations of ${shown(visitors)} visitors\n`
        : `${shown(conversations)} conversations of ${shown(visitors)} visitors; nothing is erased yet: add --yes, there is no way back\n`,
  },
};

/** By what somebody is to be found: one of the three. */
function soughtIn(
  values: Values,
): { conversationId: ConversationId } | { subject: string } | { email: string } {
  const named = Object.keys(visitor).filter((name) => values[name] !== undefined);
  if (named.length !== 1) throw new WrongUse("one of --conversation, --user and --email");
  if (named[0] === "user") return { subject: needed(values, "user") };
  if (named[0] === "email") return { email: needed(values, "email") };
  const id = ConversationId.safeParse(needed(values, "conversation"));
  if (!id.success) throw new WrongUse("--conversation is an id such as cnv_…");
  return { conversationId: id.data };
}

/** The slots that are to be tried on the history; undefined when none are named. */
function triedSettings(values: Values): TriedSettings | undefined {
  const { capacity, between, "more-agents": moreAgents } = values;
  if (capacity === undefined && moreAgents === undefined && between === undefined) return undefined;
  if (between !== undefined && moreAgents === undefined)
    throw new WrongUse("--between says when --more-agents are there");
  const [from, until] = typeof between === "string" ? hoursIn(between) : [];
  const tried = TriedSettings.safeParse({
    ...(capacity === undefined ? {} : { capacity: Number(capacity) }),
    ...(moreAgents === undefined ? {} : { moreAgents: Number(moreAgents) }),
    ...(between === undefined ? {} : { fromHour: from, untilHour: until }),
  });
  if (tried.success) return tried.data;
  throw new WrongUse(
    "--capacity and --more-agents are 1 to 50, --between is two hours such as 9-12",
  );
}

/** The two hours of a stretch such as 9-12; none where it is written otherwise, or has no length. */
function hoursIn(between: string): number[] {
  const hours = /^(\d{1,2})-(\d{1,2})$/.exec(between)?.slice(1).map(Number) ?? [];
  return hours[0] === hours[1] ? [] : hours;
}

/** The command that the words name: two words where there is one of two. */
export function commandFor(words: readonly string[]): { command: Command; rest: string[] } {
  const [first = "", second = ""] = words;
  const pair = commands[`${first} ${second}`];
  if (pair !== undefined) return { command: pair, rest: words.slice(2) };
  if (!Object.hasOwn(commands, first)) {
    throw new WrongUse(first === "" ? "which command?" : `there is no command ${first}`);
  }
  const command = commands[first];
  if (command === undefined) throw new WrongUse(`there is no command ${first}`);
  return { command, rest: words.slice(1) };
}

/** What `--help` shows. */
export function helpText(): string {
  const lines = Object.values(commands).map(({ usage, meaning }) => `  ${usage}\n      ${meaning}`);
  return `usage: presently COMMAND\n\n${lines.join("\n")}\n`;
}

function needed(values: Values, name: string): string {
  const value = values[name];
  if (typeof value !== "string" || value.trim() === "") throw new WrongUse(`--${name} is missing`);
  return value;
}

function origins(values: Values): string[] {
  const given = values["origin"];
  const list = Array.isArray(given) ? given.map(String) : [];
  if (list.length === 0) throw new WrongUse("--origin is missing");
  return list;
}

function nameFor(values: Values, email: string): string {
  if (typeof values["name"] === "string") return values["name"];
  const [first = "", ...rest] = email.split("@")[0] ?? email; // by characters, since visitors read it
  return first.toUpperCase() + rest.join("");
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Never from the command line itself, where other users of the machine can read it. */
async function passwordFrom(values: Values, read: () => Promise<string>): Promise<string> {
  if (values["password-stdin"] !== true) throw new WrongUse("--password-stdin is missing");
  return await read();
}

/** Said where files of messages are not to be had. */
function lost(missingFiles: unknown): string {
  return missingFiles === 0 ? "" : `${shown(missingFiles)} files of messages are missing\n`;
}
