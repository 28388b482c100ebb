import { dirname } from "node:path";
import { loadConfig } from "../../config.ts";
import { runCommandLine } from "../command-line.ts";
import type { Ended } from "./presently.ts";

/** The command line on one data folder, without a process of its own: the same code, quicker. */
export function commandsOn(dataDir: string, settings: Readonly<Record<string, string>> = {}) {
  return async (words: readonly string[], input = ""): Promise<Ended> => {
    const written = { stdout: "", stderr: "" };
    const code = await runCommandLine({
      words,
      loadConfig: () => loadConfig({ PRESENTLY_DATA_DIR: dataDir, ...settings }, dirname(dataDir)),
      stdin: (async function* () {
        yield* [input];
      })(),
      stdout: { write: (text) => (written.stdout += text) },
      stderr: { write: (text) => (written.stderr += text) },
      serve: () => Promise.reject(new Error("not in this test")),
    });
    return { code, ...written };
  };
}
