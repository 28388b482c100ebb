import { Component } from "preact";
import type { Texts } from "../i18n/texts.ts";
import type { ThreadItem } from "./thread.ts";

interface Props {
  readonly item: Extract<ThreadItem, { kind: "gift" }>;
  readonly texts: Texts;
}

interface State {
  readonly isCopied: boolean;
}

/** The owner's goodwill: their words and a code, to be taken away. Where a page may not copy, one tap selects the whole code. */
export class Gift extends Component<Props, State> {
  override state: State = { isCopied: false };

  #copy = () => {
    void navigator.clipboard.writeText(this.props.item.code).then(
      () => this.setState({ isCopied: true }),
      () => this.setState({ isCopied: false }),
    );
  };

  override render({ item, texts }: Props, { isCopied }: State) {
    return (
      <li class="card gift">
        <p dir="auto">{item.words || texts.goodwill.words}</p>
        <bdi class="code">{item.code}</bdi>
        {/* Without TLS there is no clipboard. */}
        {"clipboard" in navigator && (
          <button type="button" class="inline" onClick={this.#copy}>
            {isCopied ? texts.goodwill.copied : texts.goodwill.copy}
          </button>
        )}
      </li>
    );
  }
}
