import type { FileId } from "@presently/shared/protocol";
import { countedBytes, countRemoval } from "../desk/file-totals.ts";
import { mergeTexts, rowsChanged } from "../store/search-index.ts";
import { erasureSteps } from "../store/erasure-steps.ts";
import { keptOfConversation, keptOfVisitor } from "../store/kept-of-visitors.ts";
import { all, one, run, type Script, the } from "../store/script.ts";
import {
  blankMailboxOf,
  blankTexts,
  deleteErasure,
  filesOfConversation,
  nextErasure,
  textsLeft,
  unsentOf,
} from "../store/statements/erasures.ts";
import { addToFileTotals, deleteFile } from "../store/statements/files.ts";
import { visitorById } from "../store/statements/visitors.ts";
import type { Recorded } from "../store/stored-event.ts";

/** What one step came to. */
export interface Erased {
  readonly isOver: boolean;
  /** Files whose rows are gone: what is in them goes next. */
  readonly files: readonly FileId[];
  /** All that is left is to fold the write-ahead log in, which no transaction can. */
  readonly isLogLeft: boolean;
}

/** So much of the search index is put together at once, in pages of 4 kB: a few milliseconds of the writer's. */
const PAGES_AT_ONCE = 64;

const done: Erased = { isOver: false, files: [], isLogLeft: false };

/**
 * The next piece of what is to be erased, in one transaction: so much that whoever waits for an answer waits a few milliseconds (ER3, R23). Killed before
 * its end it is done again, after it not.
 */
export function* eraseStep(desk: number): Script<Recorded<Erased>> {
  const next = yield* one(nextErasure, { desk });
  return {
    answer: next === undefined ? { ...done, isOver: true } : yield* doStep(desk, next),
    events: [],
  };
}

function* doStep(
  desk: number,
  { step, subject }: { readonly step: number; readonly subject: number },
): Script<Erased> {
  if (step === erasureSteps.log) return { ...done, isLogLeft: true };
  if (step === erasureSteps.conversation) {
    const files = yield* eraseSomeOf(desk, subject);
    if (files !== undefined) return { ...done, files };
  } else if (step === erasureSteps.visitor) {
    const files = yield* eraseVisitorsOwn(desk, subject);
    if (files.length > 0) return { ...done, files };
  } else if (yield* mergeSome()) return done;
  yield* run(deleteErasure, { desk, step, subject });
  return done;
}

/** A slice of the search index put together anew; false when all of it is (`mergeTexts`). */
function* mergeSome(): Script<boolean> {
  const { count: before } = yield* the(rowsChanged, {});
  yield* run(mergeTexts, { pages: PAGES_AT_ONCE });
  const { count } = yield* the(rowsChanged, {});
  return count - before >= 2;
}

/** Some of what was said in a conversation; undefined when nothing is left of it. */
function* eraseSomeOf(desk: number, conversation: number): Script<FileId[] | undefined> {
  const texts = yield* all(textsLeft, { desk, conversation });
  const [first, last] = [texts.at(0), texts.at(-1)];
  if (first !== undefined && last !== undefined) {
    const span = { from: first.deskSeq, upto: last.deskSeq };
    yield* run(blankTexts, { desk, conversation, ...span });
    return [];
  }
  const files = yield* all(filesOfConversation, { desk, conversation, after: 0 });
  for (const { id, site, bytes } of files) {
    yield* run(deleteFile, { desk, id });
    const keptBytes = -countedBytes(bytes);
    yield* run(addToFileTotals, { desk, site, keptBytes, unsentBytes: 0 });
  }
  if (files.length > 0) return files.map(({ publicId }) => publicId);
  for (const { erase } of keptOfConversation) yield* run(erase, { desk, subject: conversation });
  yield* run(blankMailboxOf, { desk, conversation });
  return undefined;
}

/** What is kept of a visitor beside their conversations; answers what they uploaded and never sent. */
function* eraseVisitorsOwn(desk: number, visitor: number): Script<FileId[]> {
  for (const { erase } of keptOfVisitor) yield* run(erase, { desk, subject: visitor });
  const { publicId: uploader } = yield* the(visitorById, { desk, id: visitor });
  const files = yield* all(unsentOf, { desk, uploader });
  for (const file of files) {
    yield* run(deleteFile, { desk, id: file.id });
    yield* countRemoval(desk, file);
  }
  return files.map(({ publicId }) => publicId);
}

/** The write-ahead log was folded in; not, if there is more to erase by now, for which it is to be folded in again. */
export function* logFolded(desk: number): Script<Recorded<void>> {
  const next = yield* one(nextErasure, { desk });
  if (next?.step === erasureSteps.log)
    yield* run(deleteErasure, { desk, step: erasureSteps.log, subject: 0 });
  return { answer: undefined, events: [] };
}
