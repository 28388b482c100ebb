import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";

/** Linux counts CPU time in hundredths of a second for programs that ask. */
const TICK_US = 10_000;

/** CPU time a process has used so far, in microseconds, in its own code and in the system's on its behalf. */
export function cpuUs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_US;
}

/** CPU time the threads of a process have used so far, in microseconds as a fraction: fine enough for one command, if the process rests before and after it. */
export function fineCpuUs(pid: number): number {
  const tasks = `/proc/${pid}/task`;
  return readdirSync(tasks).reduce((sum, task) => {
    const [ranNs = ""] = readFileSync(`${tasks}/${task}/schedstat`, "utf8").split(" ");
    return sum + Number(ranNs) / 1000;
  }, 0);
}

/** Time in ms for which a process's main thread could have run and was given no CPU: what its own delays are to be read beside. */
export function starvedMs(pid: number): number {
  const [, waitedNs = ""] = readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ");
  return Number(waitedNs) / 1e6;
}

/** Memory of a process that is in RAM, in KiB. */
export function residentKib(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1] ?? Number.NaN);
}

/** CPU time the whole machine was busy, and what there was of it, in microseconds since it started; `stolen` by other machines on its host. */
export function machineCpu(): { busyUs: number; totalUs: number; stolenUs: number } {
  const [line = ""] = readFileSync("/proc/stat", "utf8").split("\n");
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, soft = 0, steal = 0] = line
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const busy = user + nice + system + irq + soft + steal;
  return {
    busyUs: busy * TICK_US,
    totalUs: (busy + idle + wait) * TICK_US,
    stolenUs: steal * TICK_US,
  };
}

/** What stands beside absolute figures: processor, versions, load. */
export function describeMachine(): string {
  const [cpu] = cpus();
  const load = loadavg().map((value) => value.toFixed(1));
  const kernel = execFileSync("uname", ["-r"], { encoding: "utf8" }).trim();
  return `${cpus().length} x ${cpu?.model ?? "?"}, Linux ${kernel}, Node ${process.version}, load ${load.join(" ")}`;
}
