import type { StoredEvent } from "../store/stored-event.ts";
import { names } from "../views/wire-events.ts";

/**
 * The conversations an agent has a part in: holds, is offered, hands over or is handed, wraps up. Read from the slots with each page and
 * picture, then moved on by each live event, so it says at every event what was true just before it.
 */
export class OwnThreads {
  readonly #agentId: string;
  #conversations = new Set<number>();
  /** Those of them that the agent holds now: a chat, not an offer or a wrap-up. */
  #held = new Set<number>();

  constructor(agentId: string) {
    this.#agentId = agentId;
  }

  has(conversation: number): boolean {
    return this.#conversations.has(conversation);
  }

  holds(conversation: number): boolean {
    return this.#held.has(conversation);
  }

  reset(slots: readonly { readonly conversation: number; readonly kind: string }[]): void {
    const conversationsOf = (some: typeof slots) => new Set(some.map((slot) => slot.conversation));
    this.#conversations = conversationsOf(slots);
    this.#held = conversationsOf(slots.filter(({ kind }) => kind === "chat"));
  }

  /** Whether an event concerns the agent: it is about one of their threads, or names them. */
  concerns(event: StoredEvent): boolean {
    return this.#conversations.has(event.conversation) || names(event, this.#agentId);
  }

  /** Moves on past an event. */
  pass(event: StoredEvent): void {
    const { type, conversation, data } = event;
    const isMe = data["agentId"] === this.#agentId;
    switch (type) {
      case "offer.made":
      case "transfer.offered":
        if (isMe) this.#conversations.add(conversation);
        return;
      case "conversation.assigned":
        this.#drop(conversation);
        if (!isMe) return;
        this.#conversations.add(conversation);
        this.#held.add(conversation);
        return;
      case "wrapUp.ended":
        if (isMe && data["reason"] === "undone") this.#held.add(conversation);
        else if (isMe) this.#conversations.delete(conversation);
        return;
      case "offer.lapsed":
      case "transfer.lapsed":
        if (isMe) this.#conversations.delete(conversation);
        return;
      case "conversation.queued":
      case "conversation.erased":
        this.#drop(conversation);
        return;
      case "conversation.closed":
      case "conversation.messageLeft":
        this.#held.delete(conversation);
        return;
      default: // nothing else changes whose it is
    }
  }

  #drop(conversation: number): void {
    this.#conversations.delete(conversation);
    this.#held.delete(conversation);
  }
}
