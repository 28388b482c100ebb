import type { DeskPicture } from "@presently/shared/client";
import type { AgentId, ConversationId, ConversationView } from "@presently/shared/protocol";

/** What the window says of a thread: it has come here, or was seen. */
export interface ReadSignal {
  readonly type: "signal";
  readonly signal: "delivered" | "read";
  readonly conversationId: ConversationId;
  readonly publicSeq: number;
}

/**
 * Tells the desk how far the visitors' messages have come (RM1): *delivered* with the thread's picture, *read* where the thread is open in a
 * window that is seen. Only of threads that this agent holds, and once for each message on a connection.
 */
export function createReadSignals(me: AgentId, say: (signal: ReadSignal) => void) {
  let said = new Map<string, number>();
  let shown: ConversationId | undefined;

  function tell(
    signal: ReadSignal["signal"],
    { conversationId, readMarks }: ConversationView,
    publicSeq: number,
  ): void {
    const key = `${signal} ${conversationId}`;
    const known = signal === "read" ? readMarks.agentSeq : readMarks.deliveredSeq;
    if (publicSeq <= Math.max(known, said.get(key) ?? 0)) return;
    said.set(key, publicSeq);
    say({ type: "signal", signal, conversationId, publicSeq });
  }

  return {
    /** Which thread is before the agent's eyes; undefined while none is, or the window is hidden. */
    show(conversationId: ConversationId | undefined): void {
      shown = conversationId;
    },
    /** The connection is another: what was said on the one before may not have arrived. */
    forget(): void {
      said = new Map();
    },
    /** Something has changed, in the picture or in what is seen of it. */
    look({ threads }: Pick<DeskPicture, "threads">): void {
      for (const { view } of Object.values(threads)) {
        if (!isHeldBy(me, view)) continue;
        const publicSeq = newestOfVisitor(view);
        if (publicSeq === 0) continue;
        tell(view.conversationId === shown ? "read" : "delivered", view, publicSeq);
      }
    },
  };
}

function isHeldBy(me: AgentId, { state, agentId }: ConversationView): boolean {
  return (state === "assigned" || state === "waitingOnVisitor") && agentId === me;
}

/** The public number of the visitor's newest message; 0 = none is loaded. */
function newestOfVisitor({ items }: ConversationView): number {
  const newest = items.findLast(
    (event) => event.type === "message.posted" && event.by.startsWith("vis_"),
  );
  return newest?.publicSeq ?? 0;
}
