import { IDLE, presently, type State, subscribe } from "@presently/web";
import { useMemo, useSyncExternalStore } from "react";

/**
 * A part of the chat's state, such as `(state) => state.unread`; renders again when that part changes. On a server, and until the page is
 * hydrated, it is the part of a chat that nobody has opened.
 */
export function usePresentlyState<Part>(select: (state: State) => Part): Part {
  const selected = useMemo(() => remembering(select), [select]);
  return useSyncExternalStore(
    subscribe,
    () => selected(presently.state),
    () => selected(IDLE),
  );
}

/** The same part of the same state is the same object, also where `select` makes one: else React would look again and again. */
function remembering<Part>(select: (state: State) => Part): (state: State) => Part {
  let last: { readonly state: State; readonly part: Part } | undefined;
  return (state) => {
    if (last?.state !== state) last = { state, part: select(state) };
    return last.part;
  };
}
