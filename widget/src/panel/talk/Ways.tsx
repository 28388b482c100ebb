import { Component } from "preact";
import type * as WaysPart from "../ways/ways.ts";

interface Props extends WaysPart.ChoicesProps {
  readonly part: Pick<typeof WaysPart, "askToNotify" | "canNotify" | "waysOut">;
}

interface State {
  readonly isBlocked: boolean;
}

/** What the ways out know of this browser, which their own part draws: whether it notifies. */
export class Ways extends Component<Props, State> {
  override state: State = { isBlocked: false };
  /** As it was at first: a button that was pressed must not vanish for being refused. */
  #byNotice = this.props.part.canNotify();

  #notify = () => {
    const { part, texts, onGive } = this.props;
    part
      .askToNotify(texts)
      .then((asked) => {
        this.setState({ isBlocked: !asked });
        if (asked) onGive(asked);
      })
      .catch(() => this.setState({ isBlocked: true })); // nothing of ours may end in the page's own reports
  };

  override render(props: Props, { isBlocked }: State) {
    return props.part.waysOut(props, {
      byNotice: this.#byNotice,
      isBlocked,
      onNotify: this.#notify,
    });
  }
}
