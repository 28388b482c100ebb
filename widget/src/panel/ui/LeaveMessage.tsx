import { MAX_EMAIL_CHARS } from "@presently/shared/protocol/clean-text";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Texts } from "../i18n/en.ts";

interface Props {
  readonly texts: Texts;
  readonly fault: string | undefined;
  readonly takesFocus: boolean;
  readonly onLeave: (email: string) => void;
  /** Absent where there is no line to go back to. */
  readonly onCancel: (() => void) | undefined;
}

/** Asks for the address, after the message was written. */
export function LeaveMessage({ texts, fault, takesFocus, onLeave, onCancel }: Props) {
  const { leave } = texts;
  const [email, setEmail] = useState("");
  const [isWrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const said = isWrong ? leave.invalid : fault;

  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);

  return (
    <form
      class="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const isRight = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());
        setWrong(!isRight);
        if (isRight) onLeave(email.trim());
        else field.current?.focus();
      }}
    >
      <label for="email">
        <strong>{leave.title}</strong> {leave.hint}
      </label>
      <input
        ref={field}
        id="email"
        type="email"
        inputMode="email"
        autocomplete="email"
        maxLength={MAX_EMAIL_CHARS}
        placeholder={leave.email}
        aria-label={leave.email}
        aria-invalid={said !== undefined}
        aria-describedby={said === undefined ? undefined : "email-fault"}
        value={email}
        onInput={(event) => setEmail(event.currentTarget.value)}
      />
      {said !== undefined && (
        <p id="email-fault" class="fault" role="alert">
          {said}
        </p>
      )}
      <div class="choices">
        <button type="submit" class="primary">
          {leave.submit}
        </button>
        {onCancel && (
          <button type="button" class="quiet" onClick={onCancel}>
            {leave.cancel}
          </button>
        )}
      </div>
    </form>
  );
}
