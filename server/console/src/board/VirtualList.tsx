import type { JSX } from "preact";
import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useActions } from "../keys/actions.ts";
import { rowsInView } from "./rows-in-view.ts";

interface VirtualListProps<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  row: (item: Item) => JSX.Element;
  label: string;
  /** Whether the keys for the next and the previous row are this list's. */
  hasKeys?: boolean;
}

/** Before the first row was measured, in px. */
const GUESS = { topPx: 0, boxPx: 800, rowPx: 56 };

/**
 * A list of rows of one height (`--row` in its style sheet) of which only those in sight are drawn (BO5), and the one that has the focus, so that
 * scrolling never takes it away.
 */
export function VirtualList<Item>(props: VirtualListProps<Item>): JSX.Element {
  const { items, keyOf } = props;
  const box = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState(GUESS);
  const [focused, setFocused] = useState<string>();
  const look = useCallback(() => {
    const { scrollTop: topPx = 0, clientHeight: boxPx = 0 } = box.current ?? {};
    const rowPx = box.current?.querySelector("li")?.offsetHeight ?? GUESS.rowPx;
    setSight({ topPx, boxPx, rowPx });
  }, []);
  const isEmpty = items.length === 0;
  useLayoutEffect(() => {
    if (box.current === null) return;
    look();
    const resized = new ResizeObserver(look);
    resized.observe(box.current);
    return () => resized.disconnect();
  }, [look, isEmpty]);
  const [from, to] = rowsInView(sight, items.length);
  const held = focused === undefined ? -1 : items.findIndex((item) => keyOf(item) === focused);
  const drawn = [...items.keys()].slice(from, to);
  if (held !== -1 && (held < from || held >= to)) drawn.push(held);

  const step = (by: 1 | -1) => () => {
    const at = held === -1 ? Math.ceil(sight.topPx / sight.rowPx) : held + by;
    const next = items[Math.min(Math.max(at, 0), items.length - 1)];
    if (next === undefined) return;
    setFocused(keyOf(next));
    requestAnimationFrame(() => {
      const row = box.current?.querySelector<HTMLElement>(`[data-row="${keyOf(next)}"]`);
      row?.scrollIntoView({ block: "nearest" });
      row?.querySelector("a")?.focus({ preventScroll: true });
    });
  };
  useActions(props.hasKeys ? { "list.next": step(1), "list.previous": step(-1) } : {});
  return (
    // What scrolls can be scrolled by keyboard, also where no row takes the focus.
    <div
      class="virtual"
      ref={box}
      tabIndex={0}
      role="group"
      aria-label={props.label}
      onScroll={look}
    >
      <ul style={{ "--count": items.length }} onFocusOut={() => setFocused(undefined)}>
        {drawn.map((at) => {
          const item = items[at];
          if (item === undefined) return null;
          const key = keyOf(item);
          return (
            <li
              key={key}
              data-row={key}
              style={{ "--at": at }}
              aria-setsize={items.length}
              aria-posinset={at + 1}
              onFocusIn={() => setFocused(key)}
            >
              {props.row(item)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
