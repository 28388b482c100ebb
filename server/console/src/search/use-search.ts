import { useCallback, useEffect, useState } from "preact/hooks";
import type { SearchAnswer, SearchResult } from "@presently/shared/protocol";
import type { ConsoleApi } from "../api.ts";
import { useAnswer } from "../ui/use-answer.ts";
import { type Asked, questionOf } from "./search-address.ts";

/** An answer that comes sooner is not announced as being on its way. */
const SLOW_MS = 200;

interface Found {
  /** Undefined before there is an answer, and while nothing is asked. */
  readonly results: readonly SearchResult[] | undefined;
  readonly hasMore: boolean;
  readonly isBehind: boolean;
  readonly problem: string | undefined;
  readonly isSlow: boolean;
  more(): void;
  retry(): void;
}

interface Pages {
  /** What these answer. */
  readonly asked: Asked;
  readonly results: readonly SearchResult[];
  readonly last: SearchAnswer;
}

/** What is found for what is asked, a page and then as many more as somebody wants; another question begins anew. */
export function useSearch(api: Pick<ConsoleApi, "search">, asked: Asked): Found {
  const [after, setAfter] = useState<{ asked: Asked; shown: readonly SearchResult[] }>();
  const shown = after?.asked === asked ? after.shown : undefined;
  const { answer, problem, isLoading, retry } = useAnswer(
    useCallback(async (): Promise<Pages | undefined> => {
      const question = questionOf(asked);
      if (question === undefined) return undefined;
      const lastId = shown?.at(-1)?.conversationId;
      const last = await api.search(
        lastId === undefined ? question : { ...question, after: lastId },
      );
      return { asked, results: [...(shown ?? []), ...last.results], last };
    }, [api, asked, shown]),
  );
  const isSlow = useSlow(isLoading && questionOf(asked) !== undefined);
  const latest = questionOf(asked) === undefined ? undefined : answer;
  const isOfThis = latest?.asked === asked;
  // What was found for the former question stays until the next answer; that nothing was found for it says nothing of this one, and more of it is no more of this.
  const found = isOfThis || (latest?.results.length ?? 0) > 0 ? latest : undefined;
  return {
    results: found?.results,
    hasMore: isOfThis && found?.last.hasMore === true,
    isBehind: found?.last.isBehind ?? false,
    problem,
    isSlow,
    more: () => isOfThis && found !== undefined && setAfter({ asked, shown: found.results }),
    retry,
  };
}

/** Whether something has been going on for longer than one notices. */
function useSlow(isGoingOn: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isGoingOn) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, [isGoingOn]);
  return isSlow;
}
