import { one, run, type Script } from "../store/script.ts";
import { dropPhoneCall, phoneCallOf } from "../store/statements/phone-calls.ts";
import type { Work } from "./work.ts";

/** Whether the visitor of a conversation was promised a call that nobody has made (PH1). */
export function* isCallOwed({ desk }: Work, conversation: number): Script<boolean> {
  return (yield* one(phoneCallOf, { desk, conversation })) !== undefined;
}

/** No call is owed any more, and the number is gone. Answers whether one was. */
export function* endCall({ desk }: Work, conversation: number): Script<boolean> {
  return (yield* run(dropPhoneCall, { desk, conversation })).changes > 0;
}
