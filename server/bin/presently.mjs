#!/usr/bin/env node
/**
 * The launcher behind `npm start` and `npm run presently -- COMMAND`: installs and builds what is
 * missing, then runs server/src/main.ts on Node 24. Standard output belongs to the command alone.
 */
import { become, build, fail, install, node, root } from "./workspace.mjs";
import { join } from "node:path";

const args = process.argv.slice(2);
const isServing = args[0] === "serve";

try {
  install({ quiet: true });
  if (isServing) build({ quiet: true });
} catch (error) {
  fail(error.message);
}
become(node, [join(root, "server/src/main.ts"), ...args]);
