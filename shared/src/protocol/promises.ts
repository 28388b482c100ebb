import * as z from "zod";
import { ConversationId } from "./ids.ts";
import { MAX_PROMISE_REASON_CHARS } from "./promise-limits.ts";
import { TimeMs } from "./states.ts";

/**
 * What is promised: an answer (M7), news of how it stands, that it will be solved (M8), or a follow-up: to ask whether it is solved still (M9). A conversation has one open promise of each kind at most (PM1).
 */
export const PromiseKind = z.enum(["answer", "update", "solution", "followUp"]);
export type PromiseKind = z.infer<typeof PromiseKind>;

/** A promise that nobody has kept or taken back. */
export const OpenPromise = z.object({
  kind: PromiseKind,
  dueAtMs: TimeMs,
  /** The time has passed. It is owed all the same (PM4). */
  isBroken: z.boolean(),
});
export type OpenPromise = z.infer<typeof OpenPromise>;
/** What is open in a conversation, by due time: one of each kind at most. */
export const OpenPromises = z.array(OpenPromise).max(PromiseKind.options.length);

/** Why a promise was moved, as its visitor reads it; before it is cleaned. The desk holds it to MAX_PROMISE_REASON_CHARS after. */
export const PromiseReason = z.string().max(MAX_PROMISE_REASON_CHARS * 2);

const about = { conversationId: ConversationId, kind: PromiseKind };

/** The agent's yes to a promise, which its visitor sees with its due time. */
const MakePromise = z.object({ type: z.literal("promise.make"), ...about, dueAtMs: TimeMs });
/** Another due time; `text` says why, and null says nothing. */
const ChangePromise = z.object({
  type: z.literal("promise.change"),
  ...about,
  dueAtMs: TimeMs,
  text: z.nullable(PromiseReason),
});
/** It is done. */
const KeepPromise = z.object({ type: z.literal("promise.keep"), ...about });
/** It was made in error, or is not needed any more. */
const TakePromiseBack = z.object({ type: z.literal("promise.takeBack"), ...about });
export const promiseCommands = [MakePromise, ChangePromise, KeepPromise, TakePromiseBack] as const;
