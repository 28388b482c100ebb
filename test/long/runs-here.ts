import { spawnSync } from "node:child_process";

/** Whether this machine has a command that starts, asked for its version: one that is there and fails, as the stand-in of a version manager does, runs nothing. */
export function runsHere(command: string, ask = "--version"): boolean {
  return spawnSync(command, [ask]).status === 0;
}
