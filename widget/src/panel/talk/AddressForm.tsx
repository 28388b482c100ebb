import { MAX_EMAIL_CHARS } from "@presently/shared/protocol/clean-text";
import { Component, createRef, type VNode } from "preact";
import type { AddressWords, Texts } from "../i18n/texts.ts";
import type { GivenBefore } from "./given-before.ts";

interface Props {
  /** What it is for, and its buttons. */
  readonly words: AddressWords;
  readonly texts: Texts;
  readonly before: GivenBefore;
  /** What the server had against the address, if anything. */
  readonly fault: string | undefined;
  /** The address was given and is not stored yet. */
  readonly isSending: boolean;
  readonly takesFocus: boolean;
  /** The visitor has turned to the form. */
  readonly onBegin: () => void;
  readonly onGive: (email: string) => void;
  /** Absent where there is nothing to go back to. */
  readonly onCancel: (() => void) | undefined;
}

interface State {
  readonly email: string;
  readonly isWrong: boolean;
}

/** Whether it has the form of an address; whether mail arrives there nobody knows. */
export function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}

/** The form for parts that draw it without an error of their own: what the server has against the address is said below the thread. */
export const addressFormIn =
  (texts: Texts, before: GivenBefore) =>
  (words: AddressWords, onGive: Props["onGive"], onCancel: () => void): VNode => (
    <AddressForm
      key="address"
      words={words}
      texts={texts}
      before={before}
      fault={undefined}
      isSending={false}
      takesFocus
      onBegin={() => {}}
      onGive={onGive}
      onCancel={onCancel}
    />
  );

/** Asks for the address, after the message was written. */
export class AddressForm extends Component<Props, State> {
  override state: State = { email: this.props.before.of("email"), isWrong: false };
  #field = createRef<HTMLInputElement>();

  override componentDidMount() {
    if (this.props.takesFocus) this.#field.current?.focus();
  }

  #submit = (event: Event) => {
    event.preventDefault();
    if (this.props.isSending) return;
    const email = this.state.email.trim();
    const isWrong = !isAddress(email);
    this.setState({ isWrong });
    if (isWrong) this.#field.current?.focus();
    else {
      this.props.before.keep("email", email);
      this.props.onGive(email);
    }
  };

  override render(props: Props, { email, isWrong }: State) {
    const { words: leave, fault, isSending, onBegin, onCancel } = props;
    const { sending, errors } = props.texts;
    const said = isWrong ? errors["contact.invalid"] : fault;
    return (
      <form class="card" noValidate onSubmit={this.#submit} onFocusIn={onBegin}>
        <label for="email">
          <strong>{leave.title}</strong> {leave.hint}
        </label>
        <input
          ref={this.#field}
          id="email"
          type="email"
          dir="auto"
          autocomplete="email"
          maxLength={MAX_EMAIL_CHARS}
          aria-label={leave.email}
          placeholder={leave.email}
          aria-invalid={said !== undefined}
          aria-describedby={said && "email-fault"}
          value={email}
          onInput={(event) => {
            this.setState({ email: event.currentTarget.value });
            onBegin(); // filled in by the browser it had no focus
          }}
        />
        {said && (
          <p id="email-fault" class="fault" role="alert">
            {said}
          </p>
        )}
        {isSending && <p role="status">{sending}</p>}
        <div class="choices">
          <button type="submit" class="primary" aria-disabled={isSending}>
            {leave.submit}
          </button>
          {onCancel && !isSending && (
            <button type="button" class="quiet" onClick={onCancel}>
              {leave.cancel}
            </button>
          )}
        </div>
      </form>
    );
  }
}
