import type { AgentSide } from "./agent-session.ts";
import type { RealtimeContext } from "./context.ts";

/** A card is sent anew at most this often; what changed meanwhile is sent once. */
const EVERY_MS = 1000;

/** Tells agents who have a thread open that its visitor's card says more than it did: nothing of that is an event. */
export class CardNews {
  readonly #context: Pick<RealtimeContext, "clock">;
  readonly #agents: Iterable<AgentSide>;
  readonly #changed = new Set<number>();
  #timer: { cancel(): void } | undefined;

  constructor(context: Pick<RealtimeContext, "clock">, agents: Iterable<AgentSide>) {
    this.#context = context;
    this.#agents = agents;
  }

  /** Conversations whose visitor's card has changed. */
  touch(conversations: Iterable<number>): void {
    for (const id of conversations) this.#changed.add(id);
    if (this.#changed.size === 0) return;
    this.#timer ??= this.#context.clock.after(EVERY_MS, () => this.#tell());
  }

  close(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #tell(): void {
    this.#timer = undefined;
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const agent of this.#agents) for (const id of changed) agent.tellCard(id);
  }
}
