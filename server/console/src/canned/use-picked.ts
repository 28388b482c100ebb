import { useCallback, useEffect, useState } from "preact/hooks";
import type { Drafts } from "../drafts.ts";
import { keptPicked, type PickedReply, readPicked } from "./picked.ts";

type Picked = PickedReply | undefined;

/** What the reply that is being written in a conversation was written from: a part of its draft, in every tab and over reloads. */
export function usePicked(drafts: Drafts, id: string): [Picked, (picked: Picked) => void] {
  const read = useCallback(() => readPicked(drafts.readPicked(id)), [drafts, id]);
  const [picked, setPicked] = useState(read);
  useEffect(() => {
    setPicked(read());
    return drafts.onChange(() => setPicked(read()));
  }, [drafts, read]);
  const write = useCallback(
    (next: Picked) => {
      setPicked(next);
      drafts.writePicked(id, keptPicked(next));
    },
    [drafts, id],
  );
  return [picked, write];
}
