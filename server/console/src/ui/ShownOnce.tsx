import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { CopyText } from "./CopyText.tsx";

interface ShownOnceProps {
  title: string;
  hint: string;
  secret: string;
  /** What the button says that puts it away for good. */
  done: string;
  onDone: () => void;
}

/**
 * A secret, the one time it is shown. Its heading takes the focus when it comes, and only then: something may be done elsewhere on the page
 * meanwhile. A screen reader says the secret only to who goes there.
 */
export function ShownOnce({ title, hint, secret, done, onDone }: ShownOnceProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [secret]);
  return (
    <section class="panel form">
      <h2 tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <p class="field-hint">{hint}</p>
      <CopyText text={secret} label={title} />
      <div>
        <button type="button" class="button" onClick={onDone}>
          {done}
        </button>
      </div>
    </section>
  );
}
