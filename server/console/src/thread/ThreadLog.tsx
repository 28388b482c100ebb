import type { JSX, RefObject } from "preact";
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { CommandId, ConversationView } from "@presently/shared/protocol";
import type { PendingMessage } from "../desk/pending.ts";
import { t } from "../i18n/index.ts";
import { DownIcon } from "../ui/icons.tsx";
import type { Cast } from "./lines.ts";
import { linesOf } from "./lines.ts";
import { PendingBubble } from "./PendingBubble.tsx";
import { ThreadItem } from "./ThreadItem.tsx";

interface ThreadLogProps {
  view: ConversationView;
  cast: Cast;
  pending: readonly PendingMessage[];
  typingName: string | undefined;
  isLoadingEarlier: boolean;
  onLoadEarlier: () => void;
  onRetry: (commandId: CommandId) => void;
  onDiscard: (commandId: CommandId) => void;
}

/** How near to its end, in px, a thread counts as being read at the end. */
const AT_END_PX = 60;

/**
 * The thread as a log: new lines are read out politely, what is loaded from before is not. It stays at the end while the reader is
 * there, and where they are when they read above.
 */
export function ThreadLog(props: ThreadLogProps): JSX.Element {
  const { view, cast } = props;
  const lines = useMemo(() => linesOf(view.items, cast), [view.items, cast]);
  const scroller = useRef<HTMLDivElement>(null);
  const position = useReadingPosition(
    scroller,
    view.items[0]?.id,
    view.items.length + props.pending.length,
  );
  const lastMine = lines.findLast((line) => line.kind === "message" && line.from === "me")?.id;
  const isLastMine = lines.findLast((line) => line.kind === "message")?.id === lastMine;
  return (
    <div class="thread-frame">
      <div class="thread-scroll" ref={scroller} onScroll={position.onScroll}>
        {view.hasEarlier ? (
          <p class="thread-earlier">
            <button
              type="button"
              class="button is-small"
              disabled={props.isLoadingEarlier}
              onClick={props.onLoadEarlier}
            >
              {props.isLoadingEarlier ? t.thread.loadingEarlier : t.thread.earlier}
            </button>
          </p>
        ) : null}
        <div
          class="thread-log"
          role="log"
          aria-live={props.isLoadingEarlier ? "off" : "polite"}
          aria-label={t.thread.log(cast.visitorName)}
          tabIndex={0}
        >
          {lines.map((line) => (
            <ThreadItem
              key={line.id}
              line={line}
              cast={cast}
              isLastSent={isLastMine && line.id === lastMine}
            />
          ))}
          {props.pending.map((message) => (
            <PendingBubble
              key={message.commandId}
              message={message}
              onRetry={props.onRetry}
              onDiscard={props.onDiscard}
            />
          ))}
        </div>
        <p class="typing" aria-hidden="true">
          {props.typingName !== undefined && t.thread.typing(props.typingName)}
        </p>
      </div>
      {position.isNewBelow && (
        <button type="button" class="button is-small new-below" onClick={position.toEnd}>
          <DownIcon /> {t.thread.newBelow}
        </button>
      )}
    </div>
  );
}

function useReadingPosition(
  scroller: RefObject<HTMLDivElement | null>,
  firstId: string | undefined,
  count: number,
) {
  const isAtEnd = useRef(true);
  const before = useRef({ firstId, height: 0 });
  const [isNewBelow, setNewBelow] = useState(false);

  const toEnd = useCallback((): void => {
    const element = scroller.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
    setNewBelow(false);
  }, [scroller]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const wasPrepended =
      before.current.firstId !== firstId && before.current.height > 0 && !isAtEnd.current;
    if (wasPrepended) element.scrollTop += element.scrollHeight - before.current.height;
    else if (isAtEnd.current) toEnd();
    else setNewBelow(true);
    before.current = { firstId, height: element.scrollHeight };
  }, [scroller, toEnd, firstId, count]);
  // The composer grows and the phone's keyboard opens: the end stays in sight for who was reading there.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const watcher = new ResizeObserver(() => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [scroller]);
  return {
    isNewBelow,
    toEnd,
    onScroll: (): void => {
      const element = scroller.current;
      if (element === null) return;
      isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < AT_END_PX;
      if (isAtEnd.current) setNewBelow(false);
    },
  };
}
