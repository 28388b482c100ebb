import type { InputHTMLAttributes, JSX, TargetedInputEvent } from "preact";
import { useId } from "preact/hooks";
import { WarningIcon } from "./icons.tsx";

interface FieldProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
  problem?: string | undefined;
  hint?: string | undefined;
  type?: "text" | "email" | "password" | "url";
  autoComplete?: string;
  maxLength?: number;
  isMultiline?: boolean;
  /** Digits only: a phone shows those, and the field is no wider than they need. */
  isNumber?: boolean;
  isRequired?: boolean;
  hasFocus?: boolean;
  isDisabled?: boolean;
  isLabelHidden?: boolean;
  placeholder?: string;
}

/** A text field with its label, its hint and, when something is wrong, the words for it beside it. */
export function Field(props: FieldProps): JSX.Element {
  const id = useId();
  const described = [props.hint && `${id}-hint`, props.problem && `${id}-problem`]
    .filter(Boolean)
    .join(" ");
  const shared = {
    id,
    class: props.isNumber ? "input is-number" : "input",
    inputMode: props.isNumber ? ("numeric" as const) : undefined,
    value: props.value,
    autocomplete: props.autoComplete ?? "off",
    "aria-invalid": props.problem === undefined ? ("false" as const) : ("true" as const),
    "aria-required": props.isRequired ? ("true" as const) : undefined,
    "aria-describedby": described === "" ? undefined : described,
    autofocus: props.hasFocus,
    placeholder: props.placeholder,
    disabled: props.isDisabled,
    ...(props.maxLength === undefined ? {} : { maxLength: props.maxLength }),
  };
  return (
    <div class="field">
      <label for={id} class={props.isLabelHidden ? "only-for-readers" : undefined}>
        {props.label}
      </label>
      {props.hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.isMultiline ? (
        <textarea
          {...shared}
          rows={2}
          dir="auto"
          onInput={(event) => props.onValue(event.currentTarget.value)}
        />
      ) : (
        <Input {...shared} type={props.type ?? "text"} onValue={props.onValue} />
      )}
      {props.problem !== undefined && <FieldProblem id={`${id}-problem`} text={props.problem} />}
    </div>
  );
}

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "role" | "list"> & {
  type: "text" | "email" | "password" | "url";
  onValue: (value: string) => void;
};

/** Preact's types tie an input's type to its role; a union of types has to be taken apart for them. */
function Input({ type, onValue, ...rest }: InputProps): JSX.Element {
  const onInput = (event: TargetedInputEvent<HTMLInputElement>): void =>
    onValue(event.currentTarget.value);
  switch (type) {
    case "email":
      return <input {...rest} type="email" spellcheck={false} onInput={onInput} />;
    case "password":
      return <input {...rest} type="password" onInput={onInput} />;
    case "url":
      return <input {...rest} type="url" spellcheck={false} onInput={onInput} />;
    case "text":
      return <input {...rest} type="text" dir="auto" onInput={onInput} />;
  }
}

/** The words beside a field that is wrong. */
export function FieldProblem({ id, text }: { id?: string; text: string }): JSX.Element {
  return (
    <p class="field-problem" id={id}>
      <WarningIcon /> <span>{text}</span>
    </p>
  );
}

/** What is wrong with the form as a whole. */
export function FormProblem({ text }: { text: string | undefined }): JSX.Element | null {
  if (text === undefined) return null;
  return (
    <p class="callout is-bad" role="alert" tabIndex={-1}>
      <WarningIcon /> <span>{text}</span>
    </p>
  );
}
