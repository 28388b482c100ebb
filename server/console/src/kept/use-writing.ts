import { useId, useLayoutEffect, useState } from "preact/hooks";
import { type Opened, useFocusBack } from "./use-focus-back.ts";

/**
 * One thing of a list is written at a time: until it is closed nothing else in it can be opened, and no other site chosen. `heldBy` is the id
 * of what says so, undefined while nothing is held; `writeButton` is for the button that begins a new one.
 */
export function useWriting<Open extends Opened>(onWriting: (isWriting: boolean) => void) {
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const heldId = useId();
  const isWriting = open !== undefined;
  useLayoutEffect(() => {
    onWriting(isWriting);
    return () => onWriting(false);
  }, [isWriting, onWriting]);
  const writeButton = useFocusBack(open);
  return { open, setOpen, heldBy: isWriting ? heldId : undefined, writeButton };
}
