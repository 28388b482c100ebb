/** `node prepare.mjs COMMAND`: what server/bin/presently needs before the command. Says nothing on standard output. */
import { build, install } from "./workspace.mjs";

const STDERR = 2;
const isServing = process.argv[2] === "serve";

try {
  await install(isServing ? STDERR : "pipe");
  await build(isServing ? STDERR : "pipe", isServing ? undefined : ["server"]);
} catch (error) {
  process.stderr.write(`presently could not be installed or built: ${error.message}\n`);
  process.exitCode = 1;
}
