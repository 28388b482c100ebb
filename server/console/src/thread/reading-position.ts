import type { RefObject } from "preact";
import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";

/** How near to its end, in px, a thread counts as being read at the end. */
const AT_END_PX = 60;

/** What a log shows, as far as its reader's place goes. */
export interface Shown {
  firstId: string | undefined;
  lastId: string | undefined;
  /** Whether the last line is the reader's own. */
  isLastOwn: boolean;
  /** What the reader has sent and the log does not hold yet: ids, with spaces between. */
  pendingIds: string;
}

/**
 * Keeps a log at its end while its reader is there or has just written, and where they are when they read above. Only a person's
 * scrolling changes which of the two it is. A scroll event says nothing of who caused it, and comes after the layout has changed again:
 * one that finds another size than was last settled, or the position that was set here, is not a person's.
 */
export function useReadingPosition(scroller: RefObject<HTMLElement | null>, shown: Shown) {
  const { firstId, lastId, isLastOwn, pendingIds } = shown;
  const isAtEnd = useRef(true);
  const settled = useRef({ top: 0, height: 0, viewHeight: 0 });
  const before = useRef({ firstId, lastId, pendingIds });
  const [isNewBelow, setNewBelow] = useState(false);

  /** After the layout has changed: back to the end for who reads there, and that is where it stands now. */
  const settle = useCallback((): void => {
    const element = scroller.current;
    if (element === null) return;
    if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    const { scrollTop: top, scrollHeight: height, clientHeight: viewHeight } = element;
    settled.current = { top, height, viewHeight };
  }, [scroller]);
  const toEnd = useCallback((): void => {
    isAtEnd.current = true;
    settle();
    setNewBelow(false);
  }, [settle]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const last = before.current;
    before.current = { firstId, lastId, pendingIds };
    const pendingBefore = new Set(last.pendingIds.split(" "));
    if (pendingIds !== "" && !pendingIds.split(" ").every((id) => pendingBefore.has(id)))
      return toEnd();
    if (last.firstId !== firstId && last.firstId !== undefined && !isAtEnd.current)
      element.scrollTop += element.scrollHeight - settled.current.height;
    settle();
    if (last.lastId !== lastId && !isAtEnd.current && !isLastOwn) setNewBelow(true);
  }, [scroller, settle, toEnd, firstId, lastId, isLastOwn, pendingIds]);
  // The composer grows, the phone's keyboard opens, a line says that it is late: the end stays in sight for who was reading there.
  useLayoutEffect(() => {
    const watcher = new ResizeObserver(settle);
    const element = scroller.current;
    if (element !== null) for (const part of [element, ...element.children]) watcher.observe(part);
    return () => watcher.disconnect();
  }, [scroller, settle]);

  return {
    isNewBelow,
    toEnd,
    onScroll: (): void => {
      const element = scroller.current;
      if (element === null) return;
      const { top, height, viewHeight } = settled.current;
      const isResized = element.scrollHeight !== height || element.clientHeight !== viewHeight;
      if (isResized && isAtEnd.current) return settle();
      if (Math.abs(element.scrollTop - top) < 1) return;
      isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < AT_END_PX;
      if (isAtEnd.current) setNewBelow(false);
      settled.current.top = element.scrollTop;
    },
  };
}
