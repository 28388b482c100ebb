/** @jsxImportSource #lent */
import type { VNode } from "preact";

interface Props {
  readonly replies: readonly string[];
  readonly label: string;
  readonly isLive: boolean;
  /** Which of them the Tab key comes to. */
  readonly at: number;
  readonly turnTo: (at: number) => void;
  readonly press: (reply: string) => void;
}

/**
 * Short answers: one stop of the Tab key, and arrow keys between them (the toolbar pattern of WAI-ARIA). Once they can't be given any more they are
 * text, so that the thread says what was offered.
 */
export function replies({ replies: all, label, isLive, at, turnTo, press }: Props): VNode {
  if (!isLive)
    return (
      <p class="offered" key="replies" dir="auto">
        <span class="unseen">{label}: </span>
        {all.join(" · ")}
      </p>
    );
  const pressed = (event: KeyboardEvent) => {
    const next = stepTo(event.key, at, all.length);
    const group = event.currentTarget;
    if (next === undefined || !(group instanceof HTMLElement)) return;
    event.preventDefault();
    const button = group.children[next];
    if (button instanceof HTMLElement) button.focus();
    turnTo(next);
  };
  return (
    <div class="replies" key="replies" role="toolbar" aria-label={label} onKeyDown={pressed}>
      {all.map((reply, place) => (
        <button
          type="button"
          class="secondary"
          key={reply}
          dir="auto"
          tabIndex={place === at ? 0 : -1}
          onFocus={() => place === at || turnTo(place)}
          onClick={() => press(reply)}
        >
          {reply}
        </button>
      ))}
    </div>
  );
}

/** Where a key leads among so many; undefined = nowhere. Up and down as well: in a narrow chat they stand in several rows. */
export function stepTo(key: string, at: number, count: number): number | undefined {
  if (key === "ArrowRight" || key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowLeft" || key === "ArrowUp") return (at + count - 1) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return undefined;
}
