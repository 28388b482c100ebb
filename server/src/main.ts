import { runCommandLine } from "./cli/command-line.ts";
import { loadConfig } from "./config.ts";

process.exitCode = await runCommandLine({
  words: process.argv.slice(2),
  loadConfig,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  // Loaded for `serve` alone: the other commands need no web server.
  serve: async (config) => (await import("./serve.ts")).serve(config),
});
