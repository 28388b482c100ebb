import { lockFolder } from "../folder-lock.ts";

/** Run as a process of its own: takes a folder's lock, says so, and holds it until it is killed. */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("which folder?");
lockFolder(folder);
process.stdout.write("held\n");
setInterval(() => {}, 60_000);
