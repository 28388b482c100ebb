import {
  type AgentCommand,
  type CommandOf,
  DeskError,
  MAX_TAG_CHARS,
  MAX_TAGS,
  type SiteId,
  type TagId,
} from "@presently/shared/protocol";
import { cleanName } from "../content.ts";
import type { Conversation } from "../domain/conversation.ts";
import { type KnownTag, type TagChange, tagged, type TagOn, untagged } from "../domain/tags.ts";
import { allocateIds } from "../store/allocate-ids.ts";
import { all, one, run, type Script } from "../store/script.ts";
import {
  putTag,
  saveTagRow,
  tagNamed,
  tagsOf,
  tagsOfDesk,
  takeTag,
} from "../store/statements/tags.ts";
import { sitesOfDesk } from "../store/statements/team.ts";
import { type ActingAgent, assertRightOver, conversationFor } from "./acting-agent.ts";
import { ALL_SITES } from "./keeper.ts";
import { changed, siteNamed } from "./settings.ts";
import { note, type Work } from "./work.ts";

/** A tag or disposition, new or called otherwise; one that was removed is offered again (TG1). Throws `value.invalid`, `value.taken`, `tag.too-many`. */
export function* saveTag(work: Work, command: CommandOf<AgentCommand, "tag.save">): Script<void> {
  const { desk } = work;
  const name = cleanName(command.name, MAX_TAG_CHARS);
  if (name === null) throw new DeskError("value.invalid", { field: "name" });
  const site = command.siteId === null ? ALL_SITES : (yield* siteNamed(work, command.siteId)).id;
  const known = yield* all(tagsOfDesk, { desk });
  const before = known.find(({ publicId }) => publicId === command.tagId);
  if (command.tagId !== undefined && before === undefined) throw new DeskError("not-found");
  const kind = before?.kind ?? command.kind;
  const offered = known.filter(({ id, removedAtMs }) => removedAtMs === null && id !== before?.id);
  if (offered.length >= MAX_TAGS) throw new DeskError("tag.too-many", { most: MAX_TAGS });
  const isAlike = (other: { kind: string; name: string; site: number }) =>
    other.kind === kind &&
    other.name.toLowerCase() === name.toLowerCase() &&
    (other.site === site || other.site === ALL_SITES || site === ALL_SITES);
  if (offered.some(isAlike)) throw new DeskError("value.taken", { field: "name" });
  const id = before?.id ?? (yield* allocateIds(desk));
  const publicId = before?.publicId ?? (`tag_${work.context.newId()}` as const);
  yield* run(saveTagRow, { desk, id, publicId, site, kind, name, removedAtMs: null });
  const { siteId } = command;
  note(work, null, {
    type: "tag.changed",
    tagId: publicId,
    siteId,
    kind,
    isRemoved: false,
    text: name,
  });
  yield* changed(work, "tag", "tag.saved", publicId, { siteId, kind });
}

/** It is offered no more; the conversations that have it keep it (TG3). */
export function* removeTag(
  work: Work,
  { tagId }: CommandOf<AgentCommand, "tag.remove">,
): Script<void> {
  const { desk, nowMs } = work;
  const tag = yield* one(tagNamed, { desk, publicId: tagId });
  if (tag === undefined) throw new DeskError("not-found");
  if (tag.removedAtMs !== null) return;
  const { id, publicId, site, kind, name } = tag;
  yield* run(saveTagRow, { desk, id, publicId, site, kind, name, removedAtMs: nowMs });
  const siteId = yield* siteIdOf(work, site);
  note(work, null, { type: "tag.changed", tagId, siteId, kind, isRemoved: true, text: name });
  yield* changed(work, "tag", "tag.removed", publicId, { kind });
}

/** Puts a tag on a conversation or takes it off, whatever its state (TG2). Saying the same again does nothing. */
export function* tagConversation(
  work: Work,
  agent: ActingAgent,
  { type, conversationId, tagId, isTagged }: CommandOf<AgentCommand, "conversation.tag">,
): Script<void> {
  const conversation = yield* conversationFor(work, agent, conversationId);
  assertRightOver(agent, type, conversation);
  const [put, take] = isTagged ? [[tagId], []] : [[], [tagId]];
  yield* retag(work, conversation, yield* retagging(work, conversation, put, take));
}

/** What giving a conversation exactly these tags changes; nothing is written yet. Throws as `tagged` does. */
export function* changesTo(
  work: Work,
  conversation: Conversation,
  tagIds: readonly TagId[],
): Script<Retagging> {
  const has = yield* all(tagsOf, { desk: work.desk, conversation: conversation.id });
  const gone = has.flatMap(({ publicId }) => (tagIds.includes(publicId) ? [] : [publicId]));
  return yield* retagging(work, conversation, tagIds, gone);
}

/** Writes what was found to change. */
export function* retag(
  work: Work,
  conversation: Conversation,
  { changes }: Retagging,
): Script<void> {
  const { desk } = work;
  for (const { tag, publicId, isTagged } of changes) {
    yield* run(isTagged ? putTag : takeTag, { desk, conversation: conversation.id, tag });
    note(work, conversation, { type: "conversation.tagged", tagId: publicId, isTagged });
  }
}

/** What changes, and what the conversation has after that. */
export interface Retagging {
  readonly changes: readonly TagChange[];
  readonly has: readonly TagOn[];
}

/** All of it is looked at before the first write: a refusal then has written nothing. */
function* retagging(
  work: Work,
  conversation: Conversation,
  put: readonly TagId[],
  take: readonly TagId[],
): Script<Retagging> {
  let has = yield* all(tagsOf, { desk: work.desk, conversation: conversation.id });
  const changes: TagChange[] = [];
  const follow = (tag: KnownTag | undefined, next: readonly TagChange[]) => {
    const changedTags = new Set(next.map((change) => change.tag));
    has = has.filter((one) => !changedTags.has(one.tag));
    if (tag !== undefined && next.some(({ isTagged }) => isTagged))
      has = [...has, { tag: tag.id, publicId: tag.publicId, kind: tag.kind }];
    changes.push(...next);
  };
  for (const tagId of take) follow(undefined, untagged(has, tagId));
  for (const tagId of put) {
    const tag = yield* findTag(work, tagId);
    follow(tag, tagged(has, tag, conversation.site));
  }
  return { changes, has };
}

function* findTag({ desk }: Work, publicId: TagId): Script<KnownTag> {
  const tag = yield* one(tagNamed, { desk, publicId });
  if (tag === undefined) throw new DeskError("not-found");
  return { ...tag, isRemoved: tag.removedAtMs !== null };
}

function* siteIdOf({ desk }: Work, site: number): Script<SiteId | null> {
  const row = (yield* all(sitesOfDesk, { desk })).find(({ id }) => id === site);
  return row === undefined ? null : (row.publicId as SiteId); // written by this server with the prefix of its kind
}
