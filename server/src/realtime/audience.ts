import type { StoredEvent } from "../store/stored-event.ts";
import { isForVisitor } from "../views/wire-events.ts";

/** Somebody who hears of what was committed. */
export interface Listener {
  publish(events: readonly StoredEvent[]): void;
  /** It threw: it has missed something, and must not go on as if it had not. */
  failed(error: unknown): void;
}

/** A visitor's place in a conversation: also hears passing news of it. */
export interface ConversationListener extends Listener {
  /** Answers whether it was sent: to who is far behind it is not (R7). */
  hear(frame: string): boolean;
}

/** An agent: hears passing news of the conversations that matter to them now. */
export interface TeamListener extends Listener {
  isFollowing(conversation: number): boolean;
  hear(frame: string): void;
}

/**
 * Who hears what. A visitor's session listens to its conversations and to its visitor's name (for a conversation that is just beginning); an
 * agent's listens to all of the desk and filters for itself. What is committed is handed on within the same turn, in order.
 */
export class Audience {
  readonly #conversations = new Map<number, Set<ConversationListener>>();
  readonly #visitors = new Map<string, Set<Listener>>();
  readonly #team = new Set<TeamListener>();

  /** Starts listening to a conversation; the answer stops it. */
  followConversation(conversation: number, listener: ConversationListener): () => void {
    return listen(this.#conversations, conversation, listener);
  }

  /** Starts listening to the conversations that a visitor begins. */
  followVisitor(visitorId: string, listener: Listener): () => void {
    return listen(this.#visitors, visitorId, listener);
  }

  followDesk(listener: TeamListener): () => void {
    this.#team.add(listener);
    return () => void this.#team.delete(listener);
  }

  /** Passing news for the visitor of a conversation, in every tab. Answers whether no tab had it dropped. */
  tellVisitor(conversation: number, frame: string): boolean {
    const listeners = [...(this.#conversations.get(conversation) ?? [])];
    return listeners.map((listener) => listener.hear(frame)).every((wasSent) => wasSent);
  }

  /** Passing news of a conversation for the agents it matters to, but not for whom it comes from. */
  tellTeam(conversation: number, frame: string, except?: TeamListener): void {
    for (const listener of this.#team) {
      if (listener !== except && listener.isFollowing(conversation)) listener.hear(frame);
    }
  }

  publish(events: readonly StoredEvent[]): void {
    this.#tellVisitorsOfNewOnes(events);
    for (const [conversation, batch] of byConversation(events)) {
      for (const listener of this.#conversations.get(conversation) ?? []) hand(listener, batch);
    }
    for (const listener of this.#team) hand(listener, events);
  }

  /** A conversation that begins: its visitor's sessions follow it from its first event on. */
  #tellVisitorsOfNewOnes(events: readonly StoredEvent[]): void {
    for (const event of events) {
      if (event.type !== "conversation.started") continue;
      for (const listener of this.#visitors.get(event.actor) ?? []) hand(listener, [event]);
    }
  }
}

/** Hands on a batch. Whoever fails at it ends alone: those behind hear it all the same. */
function hand(listener: Listener, events: readonly StoredEvent[]): void {
  try {
    listener.publish(events);
  } catch (error) {
    listener.failed(error);
  }
}

function byConversation(events: readonly StoredEvent[]): Map<number, StoredEvent[]> {
  const batches = new Map<number, StoredEvent[]>();
  for (const event of events) {
    // Only what the visitor may see is handed to a visitor's side at all (G13).
    if (!isForVisitor(event)) continue;
    const batch = batches.get(event.conversation);
    if (batch === undefined) batches.set(event.conversation, [event]);
    else batch.push(event);
  }
  return batches;
}

function listen<Key, Of>(listeners: Map<Key, Set<Of>>, key: Key, listener: Of): () => void {
  const set = listeners.get(key) ?? new Set<Of>();
  listeners.set(key, set.add(listener));
  return () => {
    set.delete(listener);
    if (set.size === 0 && listeners.get(key) === set) listeners.delete(key);
  };
}
