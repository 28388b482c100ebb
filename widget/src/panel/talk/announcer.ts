import type { Clock, Timer } from "@presently/shared/clock";

/** Speaks so often at most. */
const BATCH_MS = 3_000;

/** A node that screen readers read out when its text changes; nobody sees it. */
export function createAnnouncer(parent: Node, clock: Clock, role: "status" | "alert") {
  const node = document.createElement("div");
  node.className = "unseen";
  node.setAttribute("role", role);
  parent.appendChild(node);
  let timer: Timer | undefined;
  let lastMs = -Infinity;
  let next: (() => string) | undefined;

  function speak() {
    timer = undefined;
    lastMs = clock.nowMs();
    if (next) node.textContent = next();
    next = undefined;
  }

  return {
    /** Says it as soon as 3 s have passed since the last time; `words` is asked for then, so that it can sum up. */
    say(words: () => string): void {
      next = words;
      const waitMs = lastMs + BATCH_MS - clock.nowMs();
      if (waitMs <= 0) speak();
      else timer ??= clock.after(waitMs, speak);
    },
    close(): void {
      timer?.cancel();
      node.remove();
    },
  };
}
