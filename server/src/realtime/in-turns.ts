import type { Clock } from "@presently/shared/clock";

/** Does something with each of many, so many in one turn of the event loop; whoever else waits comes in between (R23). */
export async function inTurns<Of>(
  clock: Pick<Clock, "soon">,
  many: Iterable<Of>,
  inATurn: number,
  run: (one: Of) => void,
): Promise<void> {
  let left = inATurn;
  for (const one of many) {
    if (left === 0) {
      await new Promise<void>((resolve) => clock.soon(resolve));
      left = inATurn;
    }
    left -= 1;
    run(one);
  }
}
