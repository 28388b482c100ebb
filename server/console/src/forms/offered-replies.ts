import { MAX_REPLIES } from "@presently/shared/protocol/form-limits";

/** What is kept of the short answers that are being written: one a line, the empty ones too, so that each stays where it is typed. Undefined = none are offered. */
export function readReplies(kept: string): readonly string[] | undefined {
  return kept === "" ? undefined : kept.slice(1).split("\n").slice(0, MAX_REPLIES);
}

/** With a mark before them, since one that is empty is not none. */
export function keptReplies(replies: readonly string[] | undefined): string {
  return replies === undefined ? "" : `:${replies.join("\n")}`;
}

/** What goes with the message: those with words, each once. */
export function repliesToSend(replies: readonly string[] = []): string[] {
  return [...new Set(replies.map((reply) => reply.trim()).filter((reply) => reply !== ""))];
}
