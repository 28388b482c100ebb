import {
  type AgentCommand,
  type CommandOf,
  DeskError,
  MAX_GOODWILL_CODE_CHARS,
  MAX_GOODWILL_CODES_LEFT,
  MAX_GOODWILL_WORDS_CHARS,
} from "@presently/shared/protocol";
import { cleanName, readNote } from "../content.ts";
import { secretHash } from "../secret-hash.ts";
import { allocateIds } from "../store/allocate-ids.ts";
import { one, run, type Script, the } from "../store/script.ts";
import {
  addCode,
  codesLeft,
  dropCodes,
  goodwillOf,
  saveGoodwill,
  setPoolEmpty,
} from "../store/statements/goodwill.ts";
import { flagOf } from "./conversations.ts";
import { lookAtWaiting, notePool } from "./goodwill.ts";
import { changed, siteNamed } from "./settings.ts";
import type { Work } from "./work.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The owner's rule for a site; who waits already is looked at by it (GW1). Throws `value.invalid` for a fixed code that is none. */
export function* setGoodwill(
  work: Work,
  command: CommandOf<AgentCommand, "goodwill.set">,
): Script<void> {
  const { siteId, isOn, limitMinutes, days, mostPerDay, audience } = command;
  const words = readNote(command.words, MAX_GOODWILL_WORDS_CHARS);
  const fixedCode = command.fixedCode === null ? null : readCode(command.fixedCode, "fixedCode");
  const { id: site } = yield* siteNamed(work, siteId);
  const former = yield* one(goodwillOf, { desk: work.desk, site });
  const isEmpty = (former?.emptySinceMs ?? null) !== null;
  const needsPool = isOn && fixedCode === null;
  const limitMs = limitMinutes * MINUTE_MS;
  yield* run(saveGoodwill, {
    desk: work.desk,
    site,
    isOn: flagOf(isOn),
    limitMs,
    onceInMs: days * DAY_MS,
    mostPerDay,
    audience,
    words,
    fixedCode,
    emptySinceMs: needsPool ? (former?.emptySinceMs ?? null) : null,
  });
  if (isEmpty && !needsPool) notePool(work, siteId, false);
  yield* lookAtWaiting(work, site);
  yield* changed(work, "site", "goodwill.set", siteId, {
    isOn: flagOf(isOn),
    limitMinutes,
    days,
    mostPerDay,
    audience,
    isFixed: flagOf(fixedCode !== null),
  });
}

/**
 * Codes for the pool, in their order. One that was in any pool before is left out, given or not: that is what makes a code one person's
 * (GW5). Throws `value.invalid` for what is no code, and when there would be too many.
 */
export function* addGoodwillCodes(
  work: Work,
  { siteId, codes }: CommandOf<AgentCommand, "goodwill.addCodes">,
): Script<void> {
  const { desk } = work;
  const read = codes.map((code) => readCode(code, "codes"));
  const { id: site } = yield* siteNamed(work, siteId);
  const before = yield* the(codesLeft, { desk, site });
  if (before.count + read.length > MAX_GOODWILL_CODES_LEFT)
    throw new DeskError("value.invalid", { field: "codes", most: MAX_GOODWILL_CODES_LEFT });
  const first = yield* allocateIds(desk, read.length);
  let added = 0;
  for (const [at, code] of read.entries()) {
    const codeHash = secretHash(code).toString("base64url");
    added += (yield* run(addCode, { desk, id: first + at, site, codeHash, code })).changes;
  }
  const rule = yield* one(goodwillOf, { desk, site });
  if (added > 0 && rule !== undefined && rule.emptySinceMs !== null) {
    yield* run(setPoolEmpty, { desk, site, emptySinceMs: null });
    notePool(work, siteId, false);
    yield* lookAtWaiting(work, site);
  }
  yield* changed(work, "site", "goodwill.codesAdded", siteId, {
    added,
    known: read.length - added,
  });
}

/** The codes that nobody was given are gone from the pool, and may be handed in again. */
export function* dropGoodwillCodes(
  work: Work,
  { siteId }: CommandOf<AgentCommand, "goodwill.dropCodes">,
): Script<void> {
  const { id: site } = yield* siteNamed(work, siteId);
  const { changes: dropped } = yield* run(dropCodes, { desk: work.desk, site });
  yield* changed(work, "site", "goodwill.codesDropped", siteId, { dropped });
}

/** One line without anything unseen, as it will be typed elsewhere; never shortened. */
function readCode(typed: string, field: string): string {
  const code = cleanName(typed, typed.length);
  if (code === null || code.length > MAX_GOODWILL_CODE_CHARS)
    throw new DeskError("value.invalid", { field });
  return code;
}
