#!/usr/bin/env node
/**
 * The launcher behind `npm start` and `npm run presently -- COMMAND`: installs and builds what is
 * missing, then runs server/src/main.ts on Node 24. Standard output belongs to the command alone.
 */
import { join } from "node:path";
import { become, build, install, node, root } from "./workspace.mjs";

const STDERR = 2;
const args = process.argv.slice(2);
const isServing = args[0] === "serve";

try {
  await install(isServing ? STDERR : "pipe");
  if (isServing) await build(STDERR);
  await become(node, [join(root, "server/src/main.ts"), ...args]);
} catch (error) {
  process.stderr.write(`presently could not be installed or built: ${error.message}\n`);
  process.exitCode = 1;
}
