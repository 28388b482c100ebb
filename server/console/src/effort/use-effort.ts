import { useCallback } from "preact/hooks";
import type { Availability, EffortAnswer } from "@presently/shared/protocol";
import type { ConsoleApi } from "../api.ts";
import { useNowMs } from "../ui/now.ts";
import { useAnswer } from "../ui/use-answer.ts";

const ASKED_EVERY_MS = 60_000;
const order: readonly Availability[] = ["online", "away", "break"];

/**
 * One's own last hours, asked for once a minute and whenever one comes or goes; undefined until they are known. What can't be fetched is
 * asked for again a minute later: the bar of the connection says what is wrong.
 */
export function useEffort(
  api: Pick<ConsoleApi, "effort">,
  availability: Availability,
): EffortAnswer | undefined {
  const beat = useNowMs(ASKED_EVERY_MS);
  const ask = useCallback(() => api.effort(), [api]);
  return useAnswer(ask, beat + order.indexOf(availability)).answer;
}
