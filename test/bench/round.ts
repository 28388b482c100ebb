import { until } from "../live/product.ts";
import { cpuUs, machineCpu } from "./machine.ts";

/** How long one round is measured. */
export const ROUND_MS = 4_000;
/** CPU of the machine that belongs neither to the server nor to the generator, above which a round does not count. */
export const STARVED_SHARE = 0.25;

/** What one round of messages cost. */
export interface Round {
  readonly perSecond: number;
  readonly cpuUsPerMessage: number;
  readonly strangersShare: number;
}

/** Drives `start` for one round and measures the server `pid` meanwhile. */
export async function measure(
  pid: number,
  start: (isOver: () => boolean, onMessage: () => void) => void,
): Promise<Round> {
  let isOver = false;
  let messages = 0;
  const before = { server: cpuUs(pid), own: process.cpuUsage(), machine: machineCpu() };
  const startedMs = performance.now();
  start(
    () => isOver,
    () => (messages += 1),
  );
  await until("the round is over", () => performance.now() - startedMs >= ROUND_MS, ROUND_MS * 3);
  const seconds = (performance.now() - startedMs) / 1000;
  const server = cpuUs(pid) - before.server;
  const own = process.cpuUsage(before.own);
  const after = machineCpu();
  const counted = messages;
  if (counted === 0) throw new Error("nothing was acknowledged: there is nothing to measure");
  isOver = true;
  const strangers = after.busyUs - before.machine.busyUs - server - own.user - own.system;
  return {
    perSecond: counted / seconds,
    cpuUsPerMessage: server / counted,
    strangersShare: strangers / (after.totalUs - before.machine.totalUs),
  };
}

/** The middle value; of an even number the upper middle. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
