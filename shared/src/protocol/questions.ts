import * as z from "zod";
import { ActorId, ConversationId } from "./ids.ts";
import { MAX_QUESTION_CHARS, MAX_QUESTIONS } from "./question-limits.ts";
import { TimeMs } from "./states.ts";

/** What became of a question: nothing yet, answered, no question at all, or asked in the words of another (QU3). */
export const QuestionState = z.enum(["open", "answered", "dismissed", "merged"]);
export type QuestionState = z.infer<typeof QuestionState>;

/** Which of a conversation's questions: counted from 1. */
export const QuestionNumber = z.int().min(1).max(MAX_QUESTIONS);
/** A question in its own words. */
export const QuestionText = z.string().max(MAX_QUESTION_CHARS);

/** A question of a conversation, as its team sees it. `by` and `atMs` are of the last change. */
export const Question = z.object({
  number: QuestionNumber,
  text: QuestionText,
  state: QuestionState,
  /** The question it is one with; null where it was not merged. */
  into: z.nullable(QuestionNumber),
  by: ActorId,
  atMs: TimeMs,
});
export type Question = z.infer<typeof Question>;

/** What an agent sees that the visitor also asked. Typed text, before it is cleaned. */
const AddQuestion = z.object({
  type: z.literal("question.add"),
  conversationId: ConversationId,
  text: z.string().max(MAX_QUESTION_CHARS * 2),
});
/** It is answered, is none, or is open after all. */
const MarkQuestion = z.object({
  type: z.literal("question.mark"),
  conversationId: ConversationId,
  number: QuestionNumber,
  state: QuestionState.exclude(["merged"]),
});
/** It asks what another open one asks: `into` stands for both. */
const MergeQuestion = z.object({
  type: z.literal("question.merge"),
  conversationId: ConversationId,
  number: QuestionNumber,
  into: QuestionNumber,
});
export const questionCommands = [AddQuestion, MarkQuestion, MergeQuestion] as const;
