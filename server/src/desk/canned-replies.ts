import {
  type AgentCommand,
  type CannedReplyId,
  type CannedReplyText,
  type CommandOf,
  DeskError,
  firstUnknown,
  MAX_CANNED_REPLIES,
  MAX_CANNED_REPLY_CHARS,
  MAX_CANNED_REPLY_NAME_CHARS,
  type SiteId,
} from "@presently/shared/protocol";
import { cleanName, readNote } from "../content.ts";
import { foldedLine } from "../domain/canned-replies/found.ts";
import { rights } from "../domain/rights.ts";
import { allocateIds } from "../store/allocate-ids.ts";
import { all, each, one, run, type Script, step, the } from "../store/script.ts";
import type { RowOf } from "../store/statement.ts";
import {
  cannedReplyByPublicId,
  countOfReplies,
  dropCannedReply,
  dropReplyWords,
  dropWordings,
  insertCannedReply,
  insertReplyWords,
  insertWording,
  repliesLike,
  setReplyChecked,
  updateCannedReply,
  wordingsOfReply,
} from "../store/statements/canned-replies.ts";
import { starterTexts } from "../texts/starters/index.ts";
import type { ActingAgent } from "./acting-agent.ts";
import { ALL_SITES, assertMayCheck, assertRoleOn, keeperFor } from "./keeper.ts";
import { changed, siteNamed } from "./settings.ts";
import type { Work } from "./work.ts";

type ReplyRow = RowOf<typeof cannedReplyByPublicId>;
/** What a reply is made of, before it has an id. */
type Written = Pick<ReplyRow, "site" | "kind" | "name" | "keeper">;

/** Writes a canned reply, newly or again; from now on it counts as checked (CR1, CR2). One of another site, or of all, has to be theirs as well. */
export function* saveCannedReply(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "cannedReply.save">,
): Script<void> {
  const { least } = rights["cannedReply.save"];
  const name = readName(command.name);
  const texts = readTexts(command.texts);
  const site = yield* shelfFor(work, agent, command.siteId);
  const keeper = yield* keeperFor(work, site, command.keeperId);
  const former =
    command.replyId === undefined
      ? undefined
      : yield* replyFor(work, agent, command.replyId, least);
  yield* write(work, former, { site, kind: command.kind, name, keeper }, texts);
}

/** Takes it away for good; messages that were written from it stay what they are. */
export function* deleteCannedReply(
  work: Work,
  agent: ActingAgent,
  { replyId }: CommandOf<AgentCommand, "cannedReply.delete">,
): Script<void> {
  const reply = yield* replyFor(work, agent, replyId, rights["cannedReply.delete"].least);
  yield* dropContent(work, reply);
  yield* run(dropCannedReply, { desk: work.desk, id: reply.id });
  yield* changed(work, "cannedReply", "cannedReply.deleted", replyId, {});
}

/** It was read and is still right, says its keeper or a supervisor (CR2). Throws `not-allowed` for anybody else's word. */
export function* checkCannedReply(
  work: Work,
  agent: ActingAgent,
  { replyId }: CommandOf<AgentCommand, "cannedReply.check">,
): Script<void> {
  const { othersFrom } = rights["cannedReply.check"];
  const reply = yield* replyOf(work, replyId);
  if (reply.site !== ALL_SITES) assertRoleOn(agent, reply.site, rights["cannedReply.check"].least);
  assertMayCheck(agent, reply, othersFrom);
  yield* run(setReplyChecked, { desk: work.desk, id: reply.id, checkedAtMs: work.nowMs });
  yield* changed(work, "cannedReply", "cannedReply.checked", replyId, {});
}

/** The starters that come with the product, in the six languages, kept by who takes them (CR7). Those whose names are there already stay as they are. */
export function* takeStarters(
  work: Work,
  agent: ActingAgent,
  { siteId }: CommandOf<AgentCommand, "cannedReply.takeStarters">,
): Script<void> {
  const { desk } = work;
  const site = yield* shelfFor(work, agent, siteId);
  const keeper = yield* keeperFor(work, site, agent.publicId);
  const known = yield* all(repliesLike, { desk, site, first: "%", second: "%" });
  const names = new Set(known.map(({ name }) => name));
  for (const { kind, name, texts } of starterTexts)
    if (!names.has(foldedLine(name)))
      yield* write(work, undefined, { site, kind, name, keeper }, texts);
}

function* write(
  work: Work,
  former: ReplyRow | undefined,
  written: Written,
  texts: readonly CannedReplyText[],
): Script<void> {
  const { desk, nowMs } = work;
  const set = { desk, ...written, checkedAtMs: nowMs };
  const id = former?.id ?? (yield* newId(work));
  const known = former === undefined ? [] : yield* all(wordingsOfReply, { desk, reply: id });
  const publicId = former?.publicId ?? (`rpl_${work.context.newId()}` as const);
  if (former === undefined) yield* run(insertCannedReply, { ...set, id, publicId });
  else {
    yield* dropContent(work, former);
    yield* run(updateCannedReply, { ...set, id });
  }
  const said = texts.flatMap(({ language, variants }) =>
    variants.map((text, variant) => ({ language, variant, text })),
  );
  // Words that stay keep what is counted of them, wherever they stand (RF1).
  const fresh = yield* allocateIds(desk, said.length);
  yield* each(
    said.map((one, at) => {
      const same = known.find(
        ({ language, text }) => language === one.language && text === one.text,
      );
      return step(insertWording, { desk, reply: id, ...one, wording: same?.wording ?? fresh + at });
    }),
  );
  const found = [written.name, ...texts.flatMap(({ variants }) => variants)].map(foldedLine);
  const { site, kind } = written;
  const words = { desk, site, name: foldedLine(written.name), reply: id, words: found.join("\n") };
  yield* run(insertReplyWords, words);
  yield* changed(work, "cannedReply", "cannedReply.saved", publicId, {
    kind,
    languages: texts.length,
  });
}

function* dropContent({ desk }: Work, { id, site, name }: ReplyRow): Script<void> {
  yield* run(dropWordings, { desk, reply: id });
  yield* run(dropReplyWords, { desk, site, name: foldedLine(name), reply: id });
}

/** A site of theirs, or all of them. Throws `not-found` where they have no role, `not-allowed` where it is too low (RI5). */
function* shelfFor(work: Work, agent: ActingAgent, siteId: SiteId | null): Script<number> {
  const site = siteId === null ? ALL_SITES : (yield* siteNamed(work, siteId)).id;
  assertRoleOn(agent, site, rights["cannedReply.save"].least);
  return site;
}

function* replyFor(
  work: Work,
  agent: ActingAgent,
  replyId: CannedReplyId,
  least: (typeof rights)["cannedReply.save"]["least"],
): Script<ReplyRow> {
  const reply = yield* replyOf(work, replyId);
  assertRoleOn(agent, reply.site, least);
  return reply;
}

/** Throws `not-found`. */
export function* replyOf({ desk }: Pick<Work, "desk">, publicId: CannedReplyId): Script<ReplyRow> {
  const reply = yield* one(cannedReplyByPublicId, { desk, publicId });
  if (reply === undefined) throw new DeskError("not-found");
  return reply;
}

function* newId({ desk }: Work): Script<number> {
  const { count } = yield* the(countOfReplies, { desk });
  if (count >= MAX_CANNED_REPLIES)
    throw new DeskError("value.invalid", { field: "replies", most: MAX_CANNED_REPLIES });
  return yield* allocateIds(desk);
}

function readName(typed: string): string {
  const name = cleanName(typed, typed.length);
  if (name === null || foldedLine(name) === "" || name.length > MAX_CANNED_REPLY_NAME_CHARS)
    throw new DeskError("value.invalid", { field: "name" });
  return name;
}

/** Each language once, and no variable that there is none of (CR3). Throws `value.invalid`. */
function readTexts(typed: readonly CannedReplyText[]): CannedReplyText[] {
  if (new Set(typed.map(({ language }) => language)).size !== typed.length)
    throw new DeskError("value.invalid", { field: "language" });
  return typed.map(({ language, variants }) => ({ language, variants: variants.map(readWording) }));
}

function readWording(typed: string): string {
  const text = readNote(typed, MAX_CANNED_REPLY_CHARS);
  if (text === "" || firstUnknown(text) !== undefined)
    throw new DeskError("value.invalid", { field: "text", most: MAX_CANNED_REPLY_CHARS });
  return text;
}
