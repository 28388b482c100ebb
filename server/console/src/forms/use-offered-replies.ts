import { useCallback, useEffect, useState } from "preact/hooks";
import type { Drafts } from "../drafts.ts";
import { keptReplies, readReplies } from "./offered-replies.ts";

type Replies = readonly string[] | undefined;

/** The short answers that are being written in a conversation: a draft like any, in every tab and over reloads. */
export function useOfferedReplies(
  drafts: Drafts,
  id: string,
): [Replies, (replies: Replies) => void] {
  const read = useCallback(() => readReplies(drafts.readAnswers(id)), [drafts, id]);
  const [replies, setReplies] = useState(read);
  useEffect(() => {
    setReplies(read());
    return drafts.onChange(() => setReplies(read()));
  }, [drafts, read]);
  const write = useCallback(
    (next: Replies) => {
      setReplies(next);
      drafts.writeAnswers(id, keptReplies(next));
    },
    [drafts, id],
  );
  return [replies, write];
}
