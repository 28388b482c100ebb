import * as z from "zod";
import { AgentId, ConversationId } from "./ids.ts";
import { TimeMs } from "./states.ts";
import { CommentText } from "./text.ts";

/** A conversation that others can learn from: what was hard, and what helped (SH3). */
const ShelveCase = z.object({
  type: z.literal("case.shelve"),
  conversationId: ConversationId,
  text: CommentText,
});
const UnshelveCase = z.object({ type: z.literal("case.unshelve"), conversationId: ConversationId });
/** Whether the team reads the kind words that a visitor had for this agent (SH2). */
const ShareKindWords = z.object({
  type: z.literal("kindWords.share"),
  conversationId: ConversationId,
  isShared: z.boolean(),
});
export const shelfCommands = [ShelveCase, UnshelveCase, ShareKindWords] as const;

/** What a visitor wrote with a rating of 4 or 5, and of whom. */
export const KindWords = z.object({
  conversationId: ConversationId,
  agentId: AgentId,
  text: z.string(),
  atMs: TimeMs,
  isShared: z.boolean(),
});
export type KindWords = z.infer<typeof KindWords>;

/** A case on the shelf, and who put it there. */
export const ShelvedCase = z.object({
  conversationId: ConversationId,
  agentId: AgentId,
  text: z.string(),
  atMs: TimeMs,
});
export type ShelvedCase = z.infer<typeof ShelvedCase>;

/** What the shelf shows to who asks: their own kind words, those that colleagues share, and the cases; each the latest first, 100 at most (SH4). */
export const Shelf = z.object({
  mine: z.array(KindWords),
  shared: z.array(KindWords),
  cases: z.array(ShelvedCase),
});
export type Shelf = z.infer<typeof Shelf>;
