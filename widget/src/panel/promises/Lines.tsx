/** @jsxImportSource #lent */
import type { VNode } from "preact";

/** In the thread: that something was promised, or what became of it, with the agent's own word why. */
export function line(words: string, why: string | null): VNode {
  return (
    <p class="promise-line" key="promise">
      {words}
      {why !== null && <q dir="auto">{why}</q>}
    </p>
  );
}

/** Below the thread: all that is promised still. */
export function card(lines: readonly string[]): VNode {
  return (
    <section class="card promises" key="promises">
      {lines.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </section>
  );
}
