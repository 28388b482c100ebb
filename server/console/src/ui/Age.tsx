import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import { useNowMs } from "./now.ts";

/** How long ago something was, in words that are handed the span; it moves by seconds in its first minute, by quarter minutes after. */
export function Age({
  sinceMs,
  words,
}: {
  sinceMs: number;
  words?: (span: string) => string;
}): JSX.Element {
  const coarseMs = useNowMs(15_000);
  const isYoung = coarseMs - sinceMs < 75_000;
  const nowMs = useNowMs(isYoung ? 1000 : 15_000);
  const span = t.inbox.age(nowMs - sinceMs);
  return <>{words === undefined ? span : words(span)}</>;
}

/**
 * Whole seconds until `untilMs`, counting down; 0 when it has passed. The time shown moves once a second, so it is up to a second old: rounding
 * up, or rounding it to its own second too, would say more than there ever was.
 */
export function useSecondsUntil(untilMs: number): number {
  return Math.max(0, Math.floor((untilMs - useNowMs(1)) / 1000));
}
