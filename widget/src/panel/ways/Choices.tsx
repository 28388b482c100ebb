/** @jsxImportSource #lent */
import type { ConversationView } from "@presently/shared/protocol";
import type { VNode } from "preact";
import type { AboutConversation } from "../session.ts";
import type { Choices } from "../talk/choices.ts";
import { untilWords } from "./caller.ts";
import { isBack } from "./is-back.ts";
import type { WaysTexts } from "./texts.ts";

export interface ChoicesProps {
  readonly view: ConversationView;
  readonly choices: Choices;
  readonly texts: WaysTexts;
  /** To leave a message instead. */
  readonly leaveWords: string;
  readonly onGive: (command: AboutConversation) => void;
  readonly onMail: () => void;
  readonly onPhone: () => void;
  readonly onLeaveMessage: () => void;
}

interface Notified {
  /** Whether this browser can notify. */
  readonly byNotice: boolean;
  /** It was asked, and did not allow it. */
  readonly isBlocked: boolean;
  readonly onNotify: () => void;
}

/** The choices beside a long wait, what was chosen, and the call when it is the visitor's turn. */
export function waysOut(
  { view, choices, texts, ...props }: ChoicesProps,
  { isBlocked, ...notified }: Notified,
): VNode {
  const { callback } = view;
  const leave = choices.leaves && (
    <button type="button" class="inline" onClick={props.onLeaveMessage}>
      {props.leaveWords}
    </button>
  );
  if (callback?.turnUntilMs) {
    return (
      <div class="ways turn">
        <p>
          <strong>{texts.turn}</strong> {texts.nextIsYours}{" "}
          {untilWords(callback.turnUntilMs, texts)}
        </p>
      </div>
    );
  }
  const choice = (words: string, onClick: () => void) => (
    <button type="button" class="secondary" onClick={onClick}>
      {words}
    </button>
  );
  if (callback) {
    const isReturned = isBack(view);
    return (
      <div class="ways">
        {isReturned ? (
          <p>
            <strong>{texts.back}</strong> {texts.nextIsYours}
          </p>
        ) : (
          <p>{texts.kept[callback.way]}</p>
        )}
        {choice(isReturned ? texts.stayHere : texts.stay, () =>
          props.onGive({ type: "callback.cancel" }),
        )}
        {leave}
      </div>
    );
  }
  const { byMail, byPhone } = choices;
  const byNotice = choices.keepsPlace && notified.byNotice;
  return (
    <div class="ways">
      {(byMail || byNotice) && <p>{texts.offer}</p>}
      {byMail && choice(texts.byMail, props.onMail)}
      {byNotice && choice(texts.byNotice, notified.onNotify)}
      {byPhone && choice(texts.byPhone, props.onPhone)}
      {leave}
      {isBlocked && <p role="status">{texts.blocked}</p>}
    </div>
  );
}
