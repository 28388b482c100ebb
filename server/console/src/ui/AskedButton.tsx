import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

interface AskedButtonProps {
  label: string;
  /** The button's whole name, where the label is not enough to those who hear it. */
  name?: string;
  /** What cannot be taken back. */
  question: string;
  keep: string;
  isBusy?: boolean;
  onYes: () => void;
}

/** A button for what cannot be taken back: it asks first, and hands the focus to the answer that harms nothing. */
export function AskedButton(props: AskedButtonProps): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const wasAsked = useRef(false);
  const first = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (isAsking) keep.current?.focus();
    else if (wasAsked.current) first.current?.focus();
    wasAsked.current = isAsking;
  }, [isAsking]);
  if (!isAsking)
    return (
      <button
        type="button"
        class="button is-small is-danger"
        ref={first}
        aria-label={props.name}
        disabled={props.isBusy}
        onClick={() => setAsking(true)}
      >
        {props.label}
      </button>
    );
  return (
    <>
      <p role="status">{props.question}</p>
      <button type="button" class="button is-small" ref={keep} onClick={() => setAsking(false)}>
        {props.keep}
      </button>
      <button
        type="button"
        class="button is-small is-danger"
        aria-label={props.name}
        onClick={() => {
          setAsking(false);
          props.onYes();
        }}
      >
        {props.label}
      </button>
    </>
  );
}
