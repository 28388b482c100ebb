import type { LastingEventOf, LastingEventType } from "@presently/shared/protocol";

type Envelope = "id" | "seq" | "publicSeq" | "atMs" | "by" | "ref" | "conversationId";

/** What a decision says about one event; who recorded it, when, and its numbers are the store's affair. */
export type EventPayload = {
  [Type in LastingEventType]: Omit<LastingEventOf<Type>, Envelope>;
}[LastingEventType];
