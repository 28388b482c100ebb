import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const main = join(import.meta.dirname, "../../main.ts");

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program as a process of its own, on one data folder. */
export function presentlyOn(dataDir: string, settings: Readonly<Record<string, string>> = {}) {
  const given = Object.entries({ PRESENTLY_DATA_DIR: dataDir, ...settings });

  function start(words: readonly string[]) {
    // By way of `env`, which becomes the program: only config.ts reads the environment, in tests too.
    const variables = given.map(([name, value]) => `${name}=${value}`);
    const command = [...variables, process.execPath, main, ...words];
    return spawn("env", command, { cwd: join(dataDir, "..") });
  }

  /** Runs a command to its end. */
  async function run(words: readonly string[], input = ""): Promise<Ended> {
    const child = start(words);
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (part: Buffer) => (stdout += part.toString()));
    child.stderr.on("data", (part: Buffer) => (stderr += part.toString()));
    child.stdin.on("error", () => undefined); // a command that refuses early reads nothing
    child.stdin.end(input);
    await once(child, "close");
    return { code: child.exitCode, stdout, stderr };
  }

  /** Starts the server on a free port; resolves once it says where it listens. */
  async function serve() {
    const child = start(["serve"]);
    let output = "";
    child.stderr.on("data", (part: Buffer) => (output += part.toString()));
    const base = await new Promise<string>((resolve, reject) => {
      child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
      child.stdout.on("data", (part: Buffer) => {
        output += part.toString();
        const [, found] = /listens on (\S+)\n/.exec(output) ?? [];
        if (found !== undefined) resolve(found);
      });
    });
    return {
      base,
      output: () => output,
      async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
        if (child.exitCode === null) {
          const exited = once(child, "exit");
          child.kill(signal);
          await exited;
        }
        return child.exitCode;
      },
    };
  }

  return { run, serve };
}
