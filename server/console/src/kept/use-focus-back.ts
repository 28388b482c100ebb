import { useEffect, useRef } from "preact/hooks";

/** What is being written, with the button in its row that opened it; without one it is new. */
export interface Opened {
  /** The button in its row. */
  readonly opener?: HTMLButtonElement;
}

/** When the form goes and the focus with it, the focus goes back to the button that opened it, else to the one for a new article. */
export function useFocusBack(open: Opened | undefined) {
  const writeButton = useRef<HTMLButtonElement>(null);
  const last = useRef<Opened | undefined>(undefined);
  useEffect(() => {
    const closed = open === undefined ? last.current : undefined;
    last.current = open;
    if (closed === undefined || document.activeElement !== document.body) return;
    const button = closed.opener?.isConnected ? closed.opener : writeButton.current;
    button?.focus();
  }, [open]);
  return writeButton;
}
