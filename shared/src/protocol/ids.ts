import * as z from "zod";

/** Characters of the random part of every public id (nanoid's alphabet). */
const RANDOM_PART = "[A-Za-z0-9_-]{21}";

/**
 * The shape of one kind of public id: a prefix that says what it names, then 21 random characters. As a template-literal type it makes
 * passing an agent where a conversation belongs a compile error.
 */
function idOf<Prefix extends string>(prefix: Prefix) {
  const whole = new RegExp(`^${prefix}_${RANDOM_PART}$`);
  return z.custom<`${Prefix}_${string}`>((value) => typeof value === "string" && whole.test(value));
}

export const SiteId = idOf("ste");
export type SiteId = z.infer<typeof SiteId>;
export const DepartmentId = idOf("dep");
export type DepartmentId = z.infer<typeof DepartmentId>;
export const AgentId = idOf("agt");
export type AgentId = z.infer<typeof AgentId>;
export const VisitorId = idOf("vis");
export type VisitorId = z.infer<typeof VisitorId>;
export const ConversationId = idOf("cnv");
export type ConversationId = z.infer<typeof ConversationId>;
export const IncidentId = idOf("inc");
export type IncidentId = z.infer<typeof IncidentId>;
export const ArticleId = idOf("art");
export type ArticleId = z.infer<typeof ArticleId>;
/** A canned reply, which agents send as it stands or in their own words. */
export const CannedReplyId = idOf("rpl");
export type CannedReplyId = z.infer<typeof CannedReplyId>;
export const FileId = idOf("fil");
export type FileId = z.infer<typeof FileId>;
/** A small form that was sent into a conversation. */
export const FormId = idOf("frm");
export type FormId = z.infer<typeof FormId>;
/** What a conversation can be about, as a site's owner has set it. */
export const TopicId = idOf("tpc");
export type TopicId = z.infer<typeof TopicId>;
/** A tag or disposition of the owner's lists. */
export const TagId = idOf("tag");
export type TagId = z.infer<typeof TagId>;
export const EventId = idOf("evt");
export type EventId = z.infer<typeof EventId>;

/** Who did it: a visitor, an agent, or the product itself (a deadline, a lost connection, the queue moving). */
export const ActorId = z.union([VisitorId, AgentId, z.literal("system")]);
export type ActorId = z.infer<typeof ActorId>;

/** The client's own name for one lasting command, kept over retries and reloads (P1). */
export const CommandId = z.string().regex(new RegExp(`^${RANDOM_PART}$`));
export type CommandId = z.infer<typeof CommandId>;

/** Which ordered stream a frame belongs to: the desk's (agents) or one conversation's (visitors). */
export const StreamId = z.union([z.literal("desk"), ConversationId]);
export type StreamId = z.infer<typeof StreamId>;

/**
 * A place in a stream: `seq.tag`. The sequence number orders; the tag (8 characters of that event's random id) proves that it is the
 * same event: after a restored backup the number may exist again with another tag, and the answer is then `reset` (P4). `0.` is the start.
 */
export const Cursor = z.custom<Cursor>(
  (value) => typeof value === "string" && /^(?:0\.|[1-9]\d{0,15}\.[A-Za-z0-9_-]{8})$/.test(value),
);
export type Cursor = `${number}.${string}`;
