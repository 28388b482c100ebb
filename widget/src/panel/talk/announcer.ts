import type { Clock, Timer } from "@presently/shared/clock";

/** Speaks so often at most. */
export const BATCH_MS = 3_000;

/** Speaks what comes in at most once in 3 s. `speak` puts the words where screen readers hear them. */
export function createAnnouncer(speak: (words: string) => void, clock: Clock) {
  let timer: Timer | undefined;
  let lastMs = -Infinity;
  let next = () => "";

  function now() {
    timer = undefined;
    lastMs = clock.nowMs();
    speak(next());
  }

  return {
    /** Says it as soon as 3 s have passed since the last time; `words` is asked for then, so that it can sum up. */
    say(words: () => string): void {
      next = words;
      if (timer !== undefined) return;
      const waitMs = lastMs + BATCH_MS - clock.nowMs();
      if (waitMs <= 0) now();
      else timer = clock.after(waitMs, now);
    },
    close: () => timer?.cancel(),
  };
}

/** A node that screen readers read out when its text changes, in the voice of its language; nobody sees it. Returns what puts words there. */
export function createSpokenNode(parent: Node, role: "status" | "alert", lang: string) {
  const node = document.createElement("div");
  node.lang = lang;
  node.className = "unseen";
  node.setAttribute("role", role);
  parent.appendChild(node);
  return (words: string): void => {
    node.textContent = words;
  };
}
