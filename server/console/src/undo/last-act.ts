import { type ReadonlySignal, signal } from "@preact/signals";
import type { ConversationId } from "@presently/shared/protocol";
import { UNDO_MS } from "@presently/shared/protocol/undo-limits";

/** So long before the server's time is over nothing is offered any more: the time shown moves once a second, and the key takes a while to get there. */
const IN_TIME_MS = 1500;

/** What this agent did last and can take back (UD1). `untilMs` is the server's clock. */
export interface Act {
  readonly conversationId: ConversationId;
  readonly untilMs: number;
}

export interface LastAct {
  readonly act: ReadonlySignal<Act | undefined>;
  /** It was done: `askedMs` is when it was asked for, so that the server's ten seconds are not over before those shown. */
  done(conversationId: ConversationId, askedMs: number): void;
  /** It was taken back, or can't be. */
  forget(): void;
}

export function createLastAct(): LastAct {
  const act = signal<Act | undefined>(undefined);
  return {
    act,
    done(conversationId, askedMs) {
      act.value = { conversationId, untilMs: askedMs + UNDO_MS - IN_TIME_MS };
    },
    forget() {
      act.value = undefined;
    },
  };
}
