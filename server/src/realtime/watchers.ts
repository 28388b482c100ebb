import type { AgentId, ConversationId } from "@presently/shared/protocol";
import type { AgentSide } from "./agent-session.ts";
import type { Audience } from "./audience.ts";
import type { RealtimeContext } from "./context.ts";
import { passingFrame } from "./typing.ts";

/** Who looks at a conversation is told this long after it changed; what changes meanwhile is told once (CP3). */
const TOLD_AFTER_MS = 500;

/** A console's window, as far as it looks at something. */
type Window = Pick<AgentSide, "isFollowing"> & { readonly who: { readonly id: AgentId } };

/** A conversation by both its names. */
export interface LookedAt {
  readonly conversation: number;
  readonly publicId: ConversationId;
}

/** Which conversation each window of the team shows now, told to whoever has it open or in their hands (CP1). Kept nowhere: windows say it. */
export class Watchers {
  readonly #context: Pick<RealtimeContext, "clock">;
  readonly #audience: Pick<Audience, "tellTeam">;
  readonly #lookedAt = new Map<Window, LookedAt>();
  readonly #changed = new Map<number, ConversationId>();
  #timer: { cancel(): void } | undefined;

  constructor(context: Pick<RealtimeContext, "clock">, audience: Pick<Audience, "tellTeam">) {
    this.#context = context;
    this.#audience = audience;
  }

  /** A window shows this now; undefined = no conversation, or nobody sees the window. */
  look(window: Window, at: LookedAt | undefined): void {
    const before = this.#lookedAt.get(window);
    if (at === undefined) this.#lookedAt.delete(window);
    else this.#lookedAt.set(window, at);
    for (const each of [before, at])
      if (each !== undefined) this.#changed.set(each.conversation, each.publicId);
    if (this.#changed.size > 0)
      this.#timer ??= this.#context.clock.after(TOLD_AFTER_MS, () => this.#tell());
  }

  close(): void {
    this.#timer?.cancel();
  }

  #tell(): void {
    this.#timer = undefined;
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const [conversation, conversationId] of changed) {
      const agentIds = this.#watching(conversation);
      const frame = passingFrame({ type: "watchers.noticed", conversationId, agentIds });
      this.#audience.tellTeam(conversation, frame);
    }
  }

  /** Whoever looks, once for all their windows; who may not read it any more sees nothing of it either. */
  #watching(conversation: number): AgentId[] {
    const ids = [...this.#lookedAt].flatMap(([window, at]) =>
      at.conversation === conversation && window.isFollowing(conversation) ? window.who.id : [],
    );
    return [...new Set(ids)].toSorted();
  }
}
