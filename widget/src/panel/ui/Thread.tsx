import type { CommandId } from "@presently/shared/protocol";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Texts } from "../i18n/en.ts";
import { fill } from "../i18n/plural.ts";
import type { ThreadItem } from "../thread.ts";
import { Icon } from "./Icon.tsx";
import { Message, Pending } from "./Message.tsx";

/** Closer than this to its end the thread follows new messages, in px. */
const NEAR_END_PX = 60;

interface Props {
  readonly items: readonly ThreadItem[];
  readonly hasEarlier: boolean;
  readonly typingName: string | undefined;
  readonly isShown: boolean;
  readonly texts: Texts;
  readonly onEarlier: () => void;
  readonly onRetry: (id: CommandId) => void;
  readonly onRemove: (id: CommandId) => void;
  /** What comes after the newest line, such as the rating. */
  readonly children?: ComponentChildren;
}

/**
 * The messages. A log by role, but not a live one: some screen readers read the whole of it again on every addition, so news is spoken by
 * a node of its own. It stays at its end unless the visitor has scrolled away, and does not move when earlier messages come.
 */
export function Thread(props: Props) {
  const { items, texts, typingName } = props;
  const box = useRef<HTMLDivElement>(null);
  const seen = useRef({ firstKey: "", height: 0, isAtEnd: true });
  const [isAway, setAway] = useState(false);
  const lastOwn = items.findLast((item) => item.kind === "pending")?.key;
  const seenOwn = useRef(lastOwn);

  useLayoutEffect(() => {
    const node = box.current;
    if (!node) return;
    const firstKey = items.find((item) => item.kind !== "day")?.key ?? "";
    const before = seen.current;
    const isNewOwn = lastOwn !== undefined && lastOwn !== seenOwn.current;
    if (before.isAtEnd || isNewOwn) node.scrollTop = node.scrollHeight;
    else if (firstKey !== before.firstKey) node.scrollTop += node.scrollHeight - before.height;
    seenOwn.current = lastOwn;
    seen.current = { ...before, firstKey, height: node.scrollHeight };
  });

  // The keyboard of a phone makes the thread lower; what was at its end stays there.
  useLayoutEffect(() => {
    const node = box.current;
    if (!node || typeof ResizeObserver === "undefined") return undefined;
    const observer = new ResizeObserver(() => {
      if (seen.current.isAtEnd) node.scrollTop = node.scrollHeight;
    });
    observer.observe(node);
    return () => observer.disconnect();
  }, []);

  function scrolled() {
    const node = box.current;
    if (!node || node.clientHeight === 0) return;
    const isAtEnd = node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_END_PX;
    seen.current.isAtEnd = isAtEnd;
    setAway(!isAtEnd);
  }

  function toEnd() {
    const node = box.current;
    if (node) node.scrollTop = node.scrollHeight;
  }

  return (
    <div class="thread-box">
      <div class="thread" ref={box} onScroll={scrolled} tabIndex={0} role="log" aria-live="off" aria-label={texts.log}>
        {props.hasEarlier && (
          <button type="button" class="quiet earlier" onClick={props.onEarlier}>
            {texts.earlier}
          </button>
        )}
        <ol role="list">
          {items.map((item) => (
            <Line key={item.key} item={item} {...props} />
          ))}
        </ol>
        {typingName !== undefined && (
          <p class="typing">
            <span class="dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            {fill(texts.typing, { name: typingName })}
          </p>
        )}
        {props.children}
      </div>
      {isAway && (
        <button type="button" class="to-end" onClick={toEnd} aria-label={texts.newest}>
          <Icon name="down" />
        </button>
      )}
    </div>
  );
}

function Line({ item, texts, onRetry, onRemove }: Props & { readonly item: ThreadItem }) {
  switch (item.kind) {
    case "message":
      return <Message item={item} texts={texts} />;
    case "pending":
      return <Pending item={item} texts={texts} onRetry={onRetry} onRemove={onRemove} />;
    case "note":
      return (
        <li class="note" dir="auto">
          {item.text}
        </li>
      );
    case "day":
      return <li class="day">{dayName(item.atMs, Date.now(), texts)}</li>;
  }
}

/** "Today", "Yesterday", else the date. */
export function dayName(atMs: number, nowMs: number, { lang, today, yesterday }: Texts): string {
  const day = new Date(atMs).toDateString();
  if (day === new Date(nowMs).toDateString()) return today;
  const before = new Date(nowMs);
  before.setDate(before.getDate() - 1);
  if (day === before.toDateString()) return yesterday;
  return new Intl.DateTimeFormat(lang, { dateStyle: "medium" }).format(atMs);
}
