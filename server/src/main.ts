import { runCommandLine } from "./cli/command-line.ts";

process.exitCode = await runCommandLine({
  words: process.argv.slice(2),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  // Loaded for `serve` alone: the other commands need no web server.
  serve: async (config) => (await import("./serve.ts")).serve(config),
});
