import { Component } from "preact";
import type { Texts } from "../i18n/texts.ts";

interface Props {
  readonly texts: Texts;
  readonly onForget: () => void;
}

interface State {
  readonly isAsked: boolean;
}

/** At the end of a thread the question opens below what is seen. */
const bringIntoView = (node: Element | null) => node?.scrollIntoView({ block: "nearest" });

/** For shared computers: this browser forgets the chat, after one question. The first button stays where it is, so the focus has a place. */
export class Forget extends Component<Props, State> {
  override state: State = { isAsked: false };

  override render({ texts: { forget }, onForget }: Props, { isAsked }: State) {
    return (
      <div class="forget">
        <button
          type="button"
          class="inline"
          aria-expanded={isAsked}
          onClick={() => this.setState({ isAsked: !isAsked })}
        >
          {forget.offer}
        </button>
        {isAsked && (
          <div class="card" ref={bringIntoView}>
            <p>{forget.meaning}</p>
            <button type="button" class="secondary" onClick={onForget}>
              {forget.confirm}
            </button>
          </div>
        )}
      </div>
    );
  }
}
