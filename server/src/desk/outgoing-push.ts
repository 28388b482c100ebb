import type { PushAddress } from "@presently/shared/protocol";
import { one, run, type Script } from "../store/script.ts";
import {
  callOf,
  deletePush,
  insertPush,
  savePush,
  settlePush,
} from "../store/statements/pushes.ts";
import type { Work } from "./work.ts";

/** Keeps where the visitor's browser is reached, in place of what was known before; it goes with the call-back (PU2). */
export function* keepPushAddress(
  work: Work,
  conversation: number,
  { endpoint, keys }: PushAddress,
): Script<void> {
  const { desk, nowMs } = work;
  yield* run(deletePush, { desk, conversation });
  const nothing = { state: "kept", queuedAtMs: nowMs, dueAtMs: nowMs, tries: 0 } as const;
  const publicId = work.context.newId();
  yield* run(insertPush, { desk, conversation, endpoint, ...keys, publicId, ...nothing });
}

/** Queues the call, in the command's own transaction; without harm when nobody knows any more where (PU3). */
export function* queuePush(work: Work, conversation: number): Script<void> {
  const { desk, nowMs } = work;
  const asked = { publicId: work.context.newId(), state: "waiting", tries: 0 } as const;
  yield* run(savePush, { desk, conversation, ...asked, queuedAtMs: nowMs, dueAtMs: nowMs });
}

/** Whether the push service has taken the last call that was asked for, as far as that is known. */
export function* hasPushGone(work: Work, conversation: number): Script<boolean> {
  const call = yield* one(callOf, { desk: work.desk, conversation });
  return call?.state === "done";
}

/** Whether a visitor's browser may be reached still: the push service knows it, and has not refused it for good. */
export function* isPushKnown(work: Work, conversation: number): Script<boolean> {
  const call = yield* one(callOf, { desk: work.desk, conversation });
  return call !== undefined && call.state !== "failed";
}

/** Takes back a call that has not gone yet; without harm when none waits. */
export function* cancelPush(work: Work, conversation: number): Script<void> {
  yield* run(settlePush, { desk: work.desk, conversation });
}
