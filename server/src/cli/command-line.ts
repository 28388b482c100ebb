import { parseArgs } from "node:util";
import type { Config } from "../config.ts";
import { askServer } from "./ask-server.ts";
import { type Command, type CommandContext, commandFor, helpText } from "./commands.ts";
import { Failure, lineOf, wordsFor, WrongUse } from "./failure.ts";
import type { Answer, Operation } from "./operations.ts";

export interface CommandLine {
  /** The words after the program's name. */
  readonly words: readonly string[];
  /** Reads the settings; throws when they are wrong. */
  readonly loadConfig: () => Config;
  readonly stdin: AsyncIterable<unknown>;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  /** Runs the server until it ends. */
  readonly serve: (config: Config) => Promise<void>;
}

/**
 * Runs one command and answers its exit code: 0; 1 when it failed, with one line why on standard error; 2 for wrong use. Standard output
 * carries the answer and nothing else.
 */
export async function runCommandLine(line: CommandLine): Promise<number> {
  const { words, stdout, stderr } = line;
  try {
    if (words.includes("--help") || words[0] === "help") {
      stdout.write(helpText());
      return 0;
    }
    const { command, rest } = commandFor(words);
    const { values, positionals } = parse(command, rest);
    const config = line.loadConfig();
    const answer = await command.run({
      config,
      values,
      positionals,
      perform: (operation) => perform(operation, config),
      readPassword: () => firstLine(line.stdin),
      serve: line.serve,
      replay: () => replayTrace(line),
    });
    if (answer !== undefined) stdout.write(shown(command, answer, values["json"] === true));
    return Array.isArray(answer?.["problems"]) && answer["problems"].length > 0 ? 1 : 0;
  } catch (error) {
    stderr.write(`presently: ${lineOf(error)}\n`);
    return error instanceof WrongUse ? 2 : 1;
  }
}

/** Predictions go out as soon as they may be said; what was ignored is counted at the end. */
async function replayTrace({ stdin, stdout, stderr }: CommandLine): Promise<void> {
  // Loaded when it is needed, like all that is behind it.
  const { linesOf } = await import("../wait/lines.ts");
  const { MalformedLine, Replay } = await import("../wait/replay.ts");
  const replay = new Replay();
  try {
    for await (const line of linesOf(stdin)) {
      const said = replay.read(line).map((prediction) => `${JSON.stringify(prediction)}\n`);
      if (said.length > 0) stdout.write(said.join(""));
    }
  } catch (error) {
    throw error instanceof MalformedLine ? new Failure(error.message) : error;
  } finally {
    const { ignored } = replay;
    if (ignored > 0)
      stderr.write(`presently: ${ignored} lines contradicted what came before and were ignored\n`);
  }
}

async function perform(wanted: Operation, config: Config): Promise<Answer> {
  const operation = await parsedOperation(wanted);
  const reply = await askServer(config.dataDir, operation);
  if (reply === undefined) {
    // Loaded when it is needed: most of the program is behind it.
    const { performHere } = await import("./in-this-process.ts");
    return await performHere(operation, config);
  }
  if (reply.ok) return reply.answer;
  throw new Failure(wordsFor(reply.code, reply.message));
}

/** The operation with its values looked at, whoever performs it then; wrong ones are wrong use. */
async function parsedOperation(wanted: Operation): Promise<Operation> {
  // Loaded when it is needed, as what performs it.
  const { Operation: Shape } = await import("./operations.ts");
  const parsed = Shape.safeParse(wanted);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new WrongUse(`${issue?.path.map(String).join(".")}: ${issue?.message}`);
}

function parse(
  command: Command,
  args: readonly string[],
): Pick<CommandContext, "values" | "positionals"> {
  const isOpen = command.positionals === Number.POSITIVE_INFINITY;
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      options: command.options,
      allowPositionals: true,
      strict: !isOpen,
    });
  } catch (error) {
    throw new WrongUse(`${lineOf(error)}; usage: presently ${command.usage}`);
  }
  if (!isOpen && parsed.positionals.length !== command.positionals) {
    throw new WrongUse(`usage: presently ${command.usage}`);
  }
  return parsed;
}

function shown(command: Command, answer: Answer, isJson: boolean): string {
  if (isJson || command.print === undefined) return `${JSON.stringify(answer)}\n`;
  return command.print(answer);
}

/** The first line of standard input, without its end. */
async function firstLine(stdin: AsyncIterable<unknown>): Promise<string> {
  let text = "";
  for await (const chunk of stdin) {
    text += String(chunk);
    if (text.includes("\n")) break;
  }
  const [first = ""] = text.split(/\r?\n/);
  if (first === "") throw new WrongUse("no password came on standard input");
  return first;
}
