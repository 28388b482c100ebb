import { lockFolder } from "../folder-lock.ts";

/**
 * Run as a process of its own, with --expose-gc: takes a folder's lock, keeps no reference to it, lets the garbage be collected, says so, and
 * holds the lock until it is killed.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("which folder?");
lockFolder(folder);
if (globalThis.gc === undefined) throw new Error("run with --expose-gc");
globalThis.gc();
await new Promise((resolve) => setImmediate(resolve));
globalThis.gc();
process.stdout.write("held\n");
setInterval(() => {}, 60_000);
