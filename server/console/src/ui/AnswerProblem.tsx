import type { JSX } from "preact";
import { t } from "../i18n/index.ts";

/** Why what a page asked for did not come, and the way to ask again; nothing where it came. */
export function AnswerProblem(props: {
  problem: string | undefined;
  retry: () => void;
}): JSX.Element | null {
  if (props.problem === undefined) return null;
  return (
    <p class="callout is-bad" role="alert">
      <span>
        {props.problem}{" "}
        <button type="button" class="link-button" onClick={props.retry}>
          {t.door.tryAgain}
        </button>
      </span>
    </p>
  );
}
