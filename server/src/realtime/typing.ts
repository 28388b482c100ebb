import type { ActorId, ConversationId, PassingEvent } from "@presently/shared/protocol";

/** How long a typing signal is shown unless another follows. */
const TYPING_SHOWN_MS = 6000;

/** A typing signal as a frame. */
export function typingFrame(conversationId: ConversationId, by: ActorId): string {
  return passingFrame({ type: "typing.noticed", conversationId, by, forMs: TYPING_SHOWN_MS });
}

/** Passing news as a frame, put into text once for all who hear it. */
export function passingFrame(event: PassingEvent): string {
  return JSON.stringify({ type: "passing", event });
}
