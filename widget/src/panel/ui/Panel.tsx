import type { CommandId } from "@presently/shared/protocol";
import { useState } from "preact/hooks";
import type { Texts } from "../i18n/en.ts";
import { fill } from "../i18n/plural.ts";
import { isInLine, isOpen } from "../picture.ts";
import type { Picture } from "../picture.ts";
import { threadOf } from "../thread.ts";
import { Composer } from "./Composer.tsx";
import { Header } from "./Header.tsx";
import { LeaveMessage } from "./LeaveMessage.tsx";
import { Line } from "./Line.tsx";
import { Rating } from "./Rating.tsx";
import { Thread } from "./Thread.tsx";

/** What the visitor can do. */
export interface Acts {
  post(text: string): void;
  retry(id: CommandId): void;
  remove(id: CommandId): void;
  end(): void;
  leaveMessage(email: string): void;
  rate(score: number, comment?: string): void;
  loadEarlier(): void;
  typing(): void;
  keepDraft(text: string): void;
  /** Absent on a page of its own. */
  readonly close: (() => void) | undefined;
}

interface Props {
  readonly picture: Picture;
  readonly texts: Texts;
  readonly acts: Acts;
  readonly isShown: boolean;
  readonly isModal: boolean;
  readonly isPage: boolean;
  readonly draft: string;
  readonly focusTurn: number;
  readonly serverNowMs: () => number;
}

/** The whole chat. On a wide screen a dialog that leaves the page usable; on a phone it is the screen. */
export function Panel(props: Props) {
  const { picture, texts, acts, isModal, isPage } = props;
  const { view, queue, names } = picture;
  const [isLeaving, setLeaving] = useState(false);
  const waits = isInLine(view);
  const isNobodyThere = waits && queue?.refusal === "nobodyAvailable";
  const asksAddress = waits && (isLeaving || isNobodyThere);
  const items = threadOf(picture, texts);
  const title = picture.siteName ?? texts.launcher;
  const fault = picture.problem === null ? undefined : texts.errors[picture.problem];

  return (
    <div
      id="panel"
      class="panel"
      role={isPage ? "main" : "dialog"}
      aria-modal={isPage ? undefined : isModal}
      aria-label={fill(texts.panel, { site: title })}
      lang={texts.lang}
      hidden={!props.isShown}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing || !acts.close) return;
        event.preventDefault();
        acts.close();
      }}
    >
      <Header title={title} picture={picture} texts={texts} onEnd={acts.end} onClose={acts.close} />
      <ConnectionBar picture={picture} texts={texts} />
      {waits && (
        <Line
          queue={queue}
          nowMs={props.serverNowMs}
          texts={texts}
          onWayOut={asksAddress ? undefined : () => setLeaving(true)}
        />
      )}
      <Thread
        items={items}
        hasEarlier={view?.hasEarlier ?? false}
        typingName={picture.typing === null ? undefined : (names[picture.typing] ?? texts.team)}
        isShown={props.isShown}
        texts={texts}
        onEarlier={acts.loadEarlier}
        onRetry={acts.retry}
        onRemove={acts.remove}
      >
        {items.length === 0 && (
          <div class="welcome">
            <h2>{texts.welcome}</h2>
            <p>{picture.isKnown ? texts.welcomeHint[picture.availability] : ""}</p>
          </div>
        )}
        {asksAddress && (
          <LeaveMessage
            texts={texts}
            fault={fault}
            takesFocus={isLeaving}
            onLeave={(email) => {
              setLeaving(false);
              acts.leaveMessage(email);
            }}
            onCancel={isLeaving && !isNobodyThere ? () => setLeaving(false) : undefined}
          />
        )}
        {view?.state === "closed" && view.items.some((item) => item.type === "conversation.assigned") && (
          <Rating key={view.conversationId} score={view.ratingScore} texts={texts} onRate={acts.rate} />
        )}
        {fault !== undefined && !asksAddress && (
          <p class="fault" role="alert">
            {fault}
          </p>
        )}
      </Thread>
      {!picture.isRefused && (
        <Composer
          draft={props.draft}
          placeholder={view !== null && !isOpen(view) ? texts.placeholderNew : texts.placeholder}
          texts={texts}
          focusTurn={props.focusTurn}
          onDraft={acts.keepDraft}
          onTyping={acts.typing}
          onSend={acts.post}
        />
      )}
    </div>
  );
}

/** Says so when the chat is cut off; silent while it merely starts. */
function ConnectionBar({ picture, texts }: Pick<Props, "picture" | "texts">) {
  if (picture.isRefused) {
    return (
      <p class="bar" role="alert">
        {texts.refused}
      </p>
    );
  }
  const isLost = picture.connection === "offline";
  const isBusy = picture.connection === "connecting";
  return (
    <p class={isLost ? "bar" : "bar calm"} role="status" hidden={!isLost && !isBusy}>
      {isLost ? texts.offline : isBusy ? texts.connecting : ""}
    </p>
  );
}
