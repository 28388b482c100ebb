import { spawnSync } from "node:child_process";

/** Whether this machine has a command that starts: one that is there and fails, as the stand-in of a version manager does, runs nothing. */
export function runsHere(command: string): boolean {
  return spawnSync(command, ["--version"]).status === 0;
}
