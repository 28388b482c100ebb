import * as z from "zod";
import { ArticleLanguage } from "./articles.ts";
import {
  CANNED_REPLY_KINDS,
  MAX_CANNED_REPLY_CHARS,
  MAX_CANNED_REPLY_NAME_CHARS,
  MAX_VARIANTS,
} from "./canned-reply-limits.ts";
import { AgentId, CannedReplyId, SiteId } from "./ids.ts";
import { TimeMs } from "./states.ts";

export const CannedReplyKind = z.enum(CANNED_REPLY_KINDS);
export type CannedReplyKind = z.infer<typeof CannedReplyKind>;

/** What a canned reply says in one language, in one to three wordings. Before they are cleaned; the desk holds them to their bounds after. */
export const CannedReplyText = z.object({
  language: ArticleLanguage,
  variants: z
    .array(z.string().max(MAX_CANNED_REPLY_CHARS * 2))
    .min(1)
    .max(MAX_VARIANTS),
});
export type CannedReplyText = z.infer<typeof CannedReplyText>;

const Variant = z
  .int()
  .min(0)
  .max(MAX_VARIANTS - 1);

/** Which reply a message was written from; whether it was changed the server finds out itself (CR5). */
export const UsedReply = z.object({
  replyId: CannedReplyId,
  language: ArticleLanguage,
  variant: Variant,
  /** The visitor has asked for what an offer offers, says the agent (CR8). */
  isAsked: z.boolean().exactOptional(),
});
export type UsedReply = z.infer<typeof UsedReply>;

/** The same as the message's event keeps it, for the team alone. */
export const SentReply = UsedReply.extend({ kind: CannedReplyKind, isEdited: z.boolean() });
export type SentReply = z.infer<typeof SentReply>;

/** Without an id it is a new one; with null for a site it is of all sites. What is written now counts as checked (CR2). */
const SaveCannedReply = z.object({
  type: z.literal("cannedReply.save"),
  replyId: CannedReplyId.exactOptional(),
  siteId: z.nullable(SiteId),
  kind: CannedReplyKind,
  name: z.string().max(MAX_CANNED_REPLY_NAME_CHARS * 2),
  keeperId: AgentId,
  texts: z.array(CannedReplyText).min(1).max(ArticleLanguage.options.length),
});
const DeleteCannedReply = z.object({
  type: z.literal("cannedReply.delete"),
  replyId: CannedReplyId,
});
/** The agent has read it, and it is still right. */
const CheckCannedReply = z.object({ type: z.literal("cannedReply.check"), replyId: CannedReplyId });
/** The starters that come with the product become the site's own, or all sites'; one whose name is there already stays as it is. */
const TakeStarters = z.object({
  type: z.literal("cannedReply.takeStarters"),
  siteId: z.nullable(SiteId),
});
export const cannedReplyCommands = [
  SaveCannedReply,
  DeleteCannedReply,
  CheckCannedReply,
  TakeStarters,
] as const;

/** One line of the list. */
export const CannedReplyLine = z.object({
  replyId: CannedReplyId,
  /** Null = of all sites. */
  siteId: z.nullable(SiteId),
  kind: CannedReplyKind,
  name: z.string(),
  keeperId: AgentId,
  keeperName: z.string(),
  checkedAtMs: TimeMs,
  /** Past the site's limit: to be looked at (CR2, M25). */
  isStale: z.boolean(),
  /** Whether who asks may change it, and check it. */
  mayWrite: z.boolean(),
  mayCheck: z.boolean(),
  texts: z.array(CannedReplyText),
});
export type CannedReplyLine = z.infer<typeof CannedReplyLine>;

/** GET /console/api/canned-replies?site=&words=&page=: one page of a site's replies and those of all sites, by name. */
export const CannedReplyList = z.object({
  /** How many the words find in all. */
  count: z.int(),
  mayWrite: z.boolean(),
  mayWriteForAll: z.boolean(),
  checkDays: z.int(),
  /** Who can keep one: the team. */
  keepers: z.array(z.object({ agentId: AgentId, name: z.string() })),
  replies: z.array(CannedReplyLine),
});
export type CannedReplyList = z.infer<typeof CannedReplyList>;

/** GET /console/api/canned-replies/search?site=&language=&words=: what an agent found, the best first, each wording by itself. */
export const FoundReply = z.object({
  replyId: CannedReplyId,
  kind: CannedReplyKind,
  name: z.string(),
  isStale: z.boolean(),
  language: ArticleLanguage,
  variant: Variant,
  text: z.string(),
});
export type FoundReply = z.infer<typeof FoundReply>;
export const FoundReplies = z.object({ found: z.array(FoundReply) });
export type FoundReplies = z.infer<typeof FoundReplies>;

/** GET /console/api/canned-replies/figures?site=: what came after each wording that was sent there, the worst first (RF1 to RF5). */
export const ReplyFigures = z.object({
  /** Over how many days. */
  days: z.int(),
  wordings: z.array(
    z.object({
      replyId: CannedReplyId,
      name: z.string(),
      language: ArticleLanguage,
      variant: Variant,
      /** How often it was sent, and how often of these not as it stands. */
      sent: z.int().min(1),
      edited: z.int().min(0),
      /** After how many the visitor's next words asked something. */
      askedAgain: z.int().min(0),
      /** How many of the conversations it was sent in were rated, and how many of these with 1 or 2 (RF3). */
      rated: z.int().min(0),
      ratedLow: z.int().min(0),
    }),
  ),
});
export type ReplyFigures = z.infer<typeof ReplyFigures>;
