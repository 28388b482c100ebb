import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";

interface FetchedProps<Part> {
  /** Brings the part of the console that shows the page; must stay the same function. */
  load: () => Promise<Part>;
  /** What is said while it comes, and when it did not. */
  words: { readonly loading: string; readonly failed: string };
  show: (part: Part) => JSX.Element;
}

/** A page that is fetched when somebody opens it; what did not come can be asked for again. */
export function Fetched<Part>({ load, words, show }: FetchedProps<Part>): JSX.Element {
  const [fetched, setFetched] = useState<{ part: Part } | "failed" | undefined>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    load().then(
      (part) => setFetched({ part }),
      () => setFetched("failed"),
    );
  }, [load, attempt]);
  if (fetched === undefined) return <p class="empty">{words.loading}</p>;
  if (fetched === "failed")
    return (
      <p class="empty" role="alert">
        {words.failed}{" "}
        <button type="button" class="link-button" onClick={() => setAttempt(attempt + 1)}>
          {t.door.tryAgain}
        </button>
      </p>
    );
  return show(fetched.part);
}
