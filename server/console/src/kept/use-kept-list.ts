import { useEffect, useState } from "preact/hooks";
import { useAnswer } from "../ui/use-answer.ts";

/** A list, asked for again whenever `ask` is another function; what was there stays meanwhile. */
export function useKeptList<List>(ask: () => Promise<List>) {
  const { answer, problem, isLoading, retry } = useAnswer(ask);
  const [list, setList] = useState<List | undefined>(undefined);
  useEffect(() => {
    if (answer !== undefined) setList(() => answer);
  }, [answer]);
  return { list, problem, isLoading, retry };
}
