/** @jsxImportSource #lent */
import type { OfferedTopic } from "@presently/shared/protocol";
import type { VNode } from "preact";
import type { TopicsTexts } from "./texts.ts";

interface Props {
  readonly topics: readonly OfferedTopic[];
  readonly texts: TopicsTexts;
  /** What was said before. */
  readonly chosenId: string | undefined;
  readonly isSending: boolean;
  /** Which of them the Tab key comes to. */
  readonly at: number;
  readonly turnTo: (at: number) => void;
  readonly choose: (topic: OfferedTopic) => void;
  readonly notNow: () => void;
}

/** The topics: one stop of the Tab key, and arrow keys between them (the toolbar pattern of WAI-ARIA). */
export function row(props: Props): VNode {
  const { topics, texts, chosenId, isSending, at, turnTo, choose, notNow } = props;
  const pressed = (event: KeyboardEvent) => {
    const next = stepTo(event.key, at, topics.length);
    const group = event.currentTarget;
    if (next === undefined || !(group instanceof HTMLElement)) return;
    event.preventDefault();
    const button = group.children[next];
    if (button instanceof HTMLElement) button.focus();
    turnTo(next);
  };
  return (
    <section class="card topics" key="topics" aria-labelledby="topics-title">
      <p id="topics-title">
        <strong>{texts.ask}</strong>
      </p>
      <p id="topics-hint" class="topics-hint">
        {texts.hint}
      </p>
      <div
        class="topic-row"
        role="toolbar"
        aria-labelledby="topics-title"
        aria-describedby="topics-hint"
        onKeyDown={pressed}
      >
        {topics.map((topic, place) => (
          <button
            type="button"
            class="secondary"
            key={topic.topicId}
            dir="auto"
            aria-pressed={chosenId === undefined ? undefined : topic.topicId === chosenId}
            aria-disabled={isSending}
            tabIndex={place === at ? 0 : -1}
            onFocus={() => place === at || turnTo(place)}
            onClick={() => isSending || choose(topic)}
          >
            {topic.text}
            {topic.isFirst && <span class="topic-first"> {texts.first}</span>}
          </button>
        ))}
      </div>
      <button type="button" class="quiet" onClick={notNow}>
        {texts.notNow}
      </button>
    </section>
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
