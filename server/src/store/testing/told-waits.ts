import { openStore } from "../open.ts";
import { hireTeam, ids } from "./team.ts";

/** A store with a team's line, and the ends of such waits in it, a minute apart: who waited was told four minutes, or found a slot free. */
export function openStoreWithWaits(
  waits: Iterable<{ readonly lastedMs: number; readonly isFree?: boolean }>,
) {
  const store = openStore(":memory:");
  store.runner.now(hireTeam());
  store.db.pragma("foreign_keys = off"); // of the conversations only their numbers matter
  const insert = store.db.prepare(
    `insert into announcements (desk, conversation, n, firstN, deskSeq, atMs, line, place, lowMs, expectedMs, highMs, isFree, sketch, outcome, endedAtMs, endedSeq)
      values (1, @id, 1, 1, @id, @atMs, @line, 1, 0, 120000, @highMs, @isFree, @sketch, 'served', @endedAtMs, @id)`,
  );
  const sketch = JSON.stringify(Array.from({ length: 41 }, (_, at) => at * 6_000));
  let id = 0;
  for (const { lastedMs, isFree = false } of waits) {
    id += 1;
    const atMs = 1_700_000_000_000 + id * 60_000;
    const told = isFree
      ? { highMs: 30_000, isFree: 1, sketch: "[]" }
      : { highMs: 240_000, isFree: 0, sketch };
    insert.run({ id, atMs, line: ids.line, endedAtMs: atMs + lastedMs, ...told });
  }
  return Object.assign(store, { [Symbol.dispose]: () => store.close() });
}
