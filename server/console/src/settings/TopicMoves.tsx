import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { topicWords } from "../i18n/topics.ts";

interface TopicMovesProps {
  /** What stands on the topic's button. */
  name: string;
  isFirst: boolean;
  isLast: boolean;
  /** One place up (-1) or down (1). */
  onMove: (by: -1 | 1) => void;
}

/**
 * Puts a topic before the one above it, or behind the one below (TO1). What is pressed keeps the focus, though its topic stands elsewhere then: many
 * browsers take it away from what is moved. At either end it stays to be found, and does nothing.
 */
export function TopicMoves({ name, isFirst, isLast, onMove }: TopicMovesProps): JSX.Element {
  const pressed = useRef<HTMLButtonElement | null>(null);
  useLayoutEffect(() => {
    pressed.current?.focus();
    pressed.current = null;
  });
  const button = (by: -1 | 1, isAtEnd: boolean, words: string) => (
    <button
      type="button"
      class="button is-small"
      aria-label={topicWords.move(words, name)}
      aria-disabled={isAtEnd}
      onClick={(event) => {
        if (isAtEnd) return;
        pressed.current = event.currentTarget;
        onMove(by);
      }}
    >
      {words}
    </button>
  );
  return (
    <div class="form-actions">
      {button(-1, isFirst, topicWords.up)}
      {button(1, isLast, topicWords.down)}
    </div>
  );
}
