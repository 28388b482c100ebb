import { constants, type Stats } from "node:fs";
import { access, stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { MIN_FREE_FOR_CONVERSATIONS, MIN_FREE_FOR_UPLOADS } from "../store/storage-health.ts";
import { advice, type Finding, fine, problem } from "./finding.ts";

const ABOUT = "data folder";

/** Whether the data folder is there, ours alone, writable, and has room (R49). */
export async function lookAtFolder(
  folder: string,
): Promise<{ isThere: boolean; findings: Finding[] }> {
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined) {
    const isMakeable = await mayWrite(dirname(folder));
    const finding = isMakeable
      ? fine(ABOUT, `${folder} is not there yet; the first start makes it`)
      : problem(
          ABOUT,
          `${folder} is not there and cannot be made: nothing may be written beside it`,
        );
    return { isThere: false, findings: [finding] };
  }
  return {
    isThere: found.isDirectory(),
    findings: [accessTo(folder, found, await mayWrite(folder)), await roomIn(folder)],
  };
}

function accessTo(folder: string, found: Stats, isWritable: boolean): Finding {
  if (!found.isDirectory()) return problem(ABOUT, `${folder} is no folder`);
  if (!isWritable) return problem(ABOUT, `${folder} cannot be written by the user who asks`);
  return (found.mode & 0o077) === 0
    ? fine(ABOUT, `${folder} is writable, and nobody else's`)
    : advice(ABOUT, `others on this machine can look into ${folder}; chmod 700 keeps them out`);
}

async function roomIn(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const words = `${(free / 1e9).toFixed(1)} GB are free`;
  if (free < MIN_FREE_FOR_CONVERSATIONS)
    return problem("disk", `${words}: too little, no new conversations are taken`);
  if (free < MIN_FREE_FOR_UPLOADS) return advice("disk", `${words}: too little for files`);
  return fine("disk", words);
}

async function mayWrite(path: string): Promise<boolean> {
  return await access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}
