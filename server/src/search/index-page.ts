import { fold } from "../domain/search/fold.ts";
import { all, one, run, type Script, the } from "../store/script.ts";
import { erasureSteps } from "../store/erasure-steps.ts";
import { putText } from "../store/search-index.ts";
import { nextErasure } from "../store/statements/erasures.ts";
import { personOf } from "../store/statements/people.ts";
import {
  conversationsOfStale,
  deleteStale,
  saveSearched,
  searchedSoFar,
  staleVisitors,
  textAfter,
  textsBetween,
} from "../store/statements/search.ts";
import { deskHead } from "../store/statements/streams.ts";
import type { Recorded } from "../store/stored-event.ts";
import { thatFit } from "../views/page-size.ts";
import { knownOf } from "./known-of.ts";

/** So much of the stream is read at once: a few milliseconds of the writer's. */
const PAGE_SEQS = 200;

/**
 * Puts the next page of the desk's stream into the index, with how far it got, in one transaction: killed before it, it is done again; after it,
 * not (SE5). Then those of whom something else is known by now (SE6). Answers whether there may be more.
 */
export function* indexPage(desk: number): Script<Recorded<boolean>> {
  // What is put in while the index is put together anew begins that over (`mergeTexts`): it waits, for some seconds in a large one.
  const erasing = yield* one(nextErasure, { desk });
  if (erasing?.step === erasureSteps.index) return { answer: true, events: [] };
  const { uptoSeq: after } = (yield* one(searchedSoFar, { desk })) ?? { uptoSeq: 0 };
  const { lastSeq } = yield* the(deskHead, { desk });
  const upto = Math.min(lastSeq, after + PAGE_SEQS);
  const rows = after < upto ? yield* all(textsBetween, { desk, after, upto }) : [];
  const taken = thatFit(rows);
  for (const { conversation, deskSeq, type, text, visitor } of taken) {
    if (type === "conversation.started") yield* putPerson(desk, conversation, visitor);
    // Null: it was blanked before it came here.
    else if (text !== null) yield* run(putText, { conversation, deskSeq, text: fold(text).folded });
  }
  const uptoSeq = taken.length < rows.length ? (taken.at(-1)?.deskSeq ?? upto) : upto;
  if (uptoSeq > after) yield* run(saveSearched, { desk, uptoSeq });

  const stale = yield* all(staleVisitors, { desk });
  for (const { visitor } of stale) {
    for (const { id } of yield* all(conversationsOfStale, { desk, visitor }))
      yield* putPerson(desk, id, visitor);
    yield* run(deleteStale, { desk, visitor });
  }
  return { answer: uptoSeq < lastSeq || stale.length > 0, events: [] };
}

/** Whether something that was written is not in the index yet. */
export function* isIndexBehind(desk: number): Script<boolean> {
  const { uptoSeq: after } = (yield* one(searchedSoFar, { desk })) ?? { uptoSeq: 0 };
  if ((yield* one(textAfter, { desk, after })) !== undefined) return true;
  return (yield* all(staleVisitors, { desk })).length > 0;
}

function* putPerson(desk: number, conversation: number, visitor: number): Script<void> {
  const known = knownOf(yield* one(personOf, { desk, visitor }));
  if (known !== "") yield* run(putText, { conversation, deskSeq: 0, text: fold(known).folded });
}
