import type { ConversationView } from "@presently/shared/protocol";
import { Component } from "preact";
import type { AboutConversation } from "../session.ts";
import type { Choices } from "./choices.ts";
import { isBack } from "./turn-of.ts";
import type * as WaysPart from "../ways/ways.ts";

interface Props {
  readonly view: ConversationView;
  readonly choices: Choices;
  readonly part: Pick<typeof WaysPart, "askToNotify" | "canNotify" | "texts" | "untilWords">;
  /** To leave a message instead. */
  readonly leaveWords: string;
  readonly onGive: (command: AboutConversation) => void;
  readonly onMail: () => void;
  readonly onLeaveMessage: () => void;
}

interface State {
  readonly isBlocked: boolean;
}

/** The choices beside a long wait, what was chosen, and the call when it is the visitor's turn. */
export class Ways extends Component<Props, State> {
  override state: State = { isBlocked: false };
  /** As it was at first: a button that was pressed must not vanish for being refused. */
  #byNotice = this.props.part.canNotify();

  #notify = () => {
    const { part, onGive } = this.props;
    part
      .askToNotify(part.texts)
      .then((isAllowed) => {
        this.setState({ isBlocked: !isAllowed });
        if (isAllowed) onGive({ type: "callback.ask", way: "notice" });
      })
      .catch(() => this.setState({ isBlocked: true })); // nothing of ours may end in the page's own reports
  };

  override render({ view, choices, part, ...props }: Props, { isBlocked }: State) {
    const { texts } = part;
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
            {part.untilWords(callback.turnUntilMs, texts)}
          </p>
        </div>
      );
    }
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
          <button
            type="button"
            class="secondary"
            onClick={() => props.onGive({ type: "callback.cancel" })}
          >
            {isReturned ? texts.stayHere : texts.stay}
          </button>
          {leave}
        </div>
      );
    }
    const { byMail } = choices;
    const byNotice = choices.keepsPlace && this.#byNotice;
    return (
      <div class="ways">
        {(byMail || byNotice) && <p>{texts.offer}</p>}
        {byMail && (
          <button type="button" class="secondary" onClick={props.onMail}>
            {texts.byMail}
          </button>
        )}
        {byNotice && (
          <button type="button" class="secondary" onClick={this.#notify}>
            {texts.byNotice}
          </button>
        )}
        {leave}
        {isBlocked && <p role="status">{texts.blocked}</p>}
      </div>
    );
  }
}
