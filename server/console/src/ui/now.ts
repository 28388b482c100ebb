import { signal, useComputed } from "@preact/signals";

const current = signal(Date.now());

/** Moves the time that is shown, once a second, by the desk's clock; answers how to stop. */
export function startShowingTime(deskNowMs: () => number): () => void {
  const tick = (): void => {
    current.value = deskNowMs();
  };
  tick();
  const timer = setInterval(tick, 1000);
  return () => clearInterval(timer);
}

/**
 * The time of the desk in epoch ms, in steps of `stepMs`: a component is rendered again only when its step is over, so a hundred rows
 * that show minutes do not all move every second.
 */
export function useNowMs(stepMs = 1000): number {
  return useComputed(() => Math.floor(current.value / stepMs) * stepMs).value;
}
