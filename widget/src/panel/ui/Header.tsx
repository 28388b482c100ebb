import type { PanelTexts } from "../i18n/texts.ts";
import { fill } from "../i18n/plural.ts";
import { isInLine, isOpen } from "../picture.ts";
import type { Picture } from "../picture.ts";
import { Icon } from "./Icon.tsx";

interface Props {
  readonly title: string;
  readonly picture: Picture;
  readonly texts: PanelTexts;
  readonly onEnd: () => void;
  readonly onClose: (() => void) | undefined;
}

/** Whose chat it is, who is on the other end, and the way out: one tap, without a question back. */
export function Header({ title, picture, texts, onEnd, onClose }: Props) {
  const { view, names } = picture;
  const { isKnown, connection, availability } = picture;
  const agent = isOpen(view) && view?.agentId ? (names[view.agentId] ?? texts.team) : undefined;
  // Something stands there from the first: a line that came later would move what is above it.
  const said = agent
    ? fill(texts.withAgent, { name: agent })
    : connection === "connecting"
      ? texts.connecting
      : isKnown && texts.availability[availability];
  return (
    <header>
      <div class="who">
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <p hidden={!said || isInLine(view)}>
          <span class={`dot ${agent ? "online" : availability}`} aria-hidden="true" />
          {said}
        </p>
      </div>
      {isOpen(view) && (
        <button type="button" class="quiet" onClick={onEnd}>
          {isInLine(view) ? texts.leaveLine : texts.end}
        </button>
      )}
      {onClose && (
        <button type="button" class="icon" aria-label={texts.close} onClick={onClose}>
          <Icon path="M6 6l12 12M18 6L6 18" />
        </button>
      )}
    </header>
  );
}
