import { one, type Script } from "./script.ts";
import { deskEventAt, deskHead } from "./statements/streams.ts";

/**
 * When the desk's last event was written, in epoch ms; 0 before the first. A server's clock starts no earlier, so that a machine whose
 * clock was set back between two starts puts nobody before those who waited already (R50, G10).
 */
export function* latestEventMs(desk: number): Script<number> {
  const head = yield* one(deskHead, { desk });
  if (head === undefined || head.lastSeq === 0) return 0;
  const event = yield* one(deskEventAt, { desk, seq: head.lastSeq });
  return event?.atMs ?? 0;
}
