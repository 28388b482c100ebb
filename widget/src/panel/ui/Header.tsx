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
  const agent = isOpen(view) && view?.agentId ? (names[view.agentId] ?? texts.team) : undefined;
  return (
    <header>
      <div class="who">
        <h1 dir="auto">{title}</h1>
        {(agent ?? picture.isKnown) && !isInLine(view) && (
          <p>
            <span class={`dot ${agent ? "online" : picture.availability}`} aria-hidden="true" />
            {agent
              ? fill(texts.withAgent, { name: agent })
              : texts.availability[picture.availability]}
          </p>
        )}
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
