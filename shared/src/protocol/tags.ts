import * as z from "zod";
import { ConversationId, SiteId, TagId } from "./ids.ts";
import { MAX_ENDING_CHARS, MAX_TAG_CHARS, MAX_TAGS_ON_ONE } from "./tag-limits.ts";

/** A tag says what a conversation was about, any number of them; a disposition says how it came out, one at most (TG2). */
export const TagKind = z.enum(["tag", "disposition"]);
export type TagKind = z.infer<typeof TagKind>;
/** Before it is cleaned; the desk holds it to MAX_TAG_CHARS after. */
export const TagName = z.string().max(MAX_TAG_CHARS * 2);
/** Before it is cleaned; the desk holds it to MAX_ENDING_CHARS after. */
export const EndingText = z.string().max(MAX_ENDING_CHARS * 2);

/** A tag or disposition of the owner's lists. One that was removed is still read on the conversations that have it (TG3). */
export const Tag = z.object({
  tagId: TagId,
  /** null = for every site. */
  siteId: z.nullable(SiteId),
  kind: TagKind,
  name: z.string(),
  isRemoved: z.boolean(),
});
export type Tag = z.infer<typeof Tag>;

/** What the owner of a site wants said before an agent ends a conversation: nothing, unless they say so (EN3). */
export const EndingNeeds = z.object({ line: z.boolean(), disposition: z.boolean() });
export type EndingNeeds = z.infer<typeof EndingNeeds>;

/** What is said at close, all in one (EN1): the line, and every tag and disposition that the conversation has from then on. */
export const Ending = z.object({
  text: EndingText,
  tagIds: z.array(TagId).max(MAX_TAGS_ON_ONE),
});
export type Ending = z.infer<typeof Ending>;

/** A tag or disposition; without an id it is a new one. */
const SaveTag = z.object({
  type: z.literal("tag.save"),
  tagId: TagId.exactOptional(),
  siteId: z.nullable(SiteId),
  kind: TagKind,
  name: TagName,
});
/** It is offered no more, and stays where it is. */
const RemoveTag = z.object({ type: z.literal("tag.remove"), tagId: TagId });
/** Puts a tag on a conversation, or takes it off; another disposition takes the place of the one before. */
const TagConversation = z.object({
  type: z.literal("conversation.tag"),
  conversationId: ConversationId,
  tagId: TagId,
  isTagged: z.boolean(),
});
/** How a conversation ended, in one line, said apart from its close; the latest counts (EN2). */
const WriteEnding = z.object({
  type: z.literal("ending.write"),
  conversationId: ConversationId,
  text: EndingText,
});
/** What a site wants said before an agent ends a conversation. */
const SetEnding = z.object({
  type: z.literal("site.setEnding"),
  siteId: SiteId,
  needs: EndingNeeds,
});
export const tagCommands = [SaveTag, RemoveTag, TagConversation, WriteEnding, SetEnding] as const;
