import { createContext } from "preact";
import { useContext, useLayoutEffect, useRef } from "preact/hooks";
import type { ActionId } from "./action-table.ts";

/** What actions do now; `stroke` is the key that was pressed last, as `strokeOf` writes it. Undefined: not now. */
export type Runs = { readonly [Id in ActionId]?: ((stroke: string) => void) | undefined };

export interface Actions {
  /** Adds what a part of the page offers, asked for anew each time; returns what takes it away. The part that came last goes first. */
  offer(runs: () => Runs): () => void;
  /** What can be done now. */
  available(): ReadonlyMap<ActionId, (stroke: string) => void>;
}

/** What the parts of the page that are shown offer to do. */
export function createActions(): Actions {
  const offered = new Set<() => Runs>();
  return {
    offer(runs) {
      offered.add(runs);
      return () => void offered.delete(runs);
    },
    available() {
      const now = new Map<ActionId, (stroke: string) => void>();
      for (const runs of offered)
        for (const [id, run] of Object.entries(runs()))
          if (run !== undefined) now.set(id as ActionId, run); // the keys of Runs are action ids
      return now;
    },
  };
}

export const ActionsContext = createContext<Actions | undefined>(undefined);

/** Offers these actions while the component is shown; one that can't be done now is undefined. */
export function useActions(runs: Runs): void {
  const actions = useContext(ActionsContext);
  const latest = useRef(runs);
  latest.current = runs;
  useLayoutEffect(() => actions?.offer(() => latest.current), [actions]);
}
