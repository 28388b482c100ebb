import type { StoredEvent } from "../store/stored-event.ts";
import { names } from "../views/wire-events.ts";

/**
 * The conversations an agent has a part in: holds, is offered, hands over or is handed, wraps up. Read from the slots with each page and
 * picture, then moved on by each live event, so it says at every event what was true just before it.
 */
export class OwnThreads {
  readonly #agentId: string;
  #conversations = new Set<number>();

  constructor(agentId: string) {
    this.#agentId = agentId;
  }

  has(conversation: number): boolean {
    return this.#conversations.has(conversation);
  }

  reset(conversations: Iterable<number>): void {
    this.#conversations = new Set(conversations);
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
        if (isMe) this.#conversations.add(conversation);
        else this.#conversations.delete(conversation);
        return;
      case "offer.lapsed":
      case "transfer.lapsed":
      case "wrapUp.ended":
        if (isMe) this.#conversations.delete(conversation);
        return;
      case "conversation.queued":
        this.#conversations.delete(conversation);
        return;
      default: // nothing else changes whose it is
    }
  }
}
