import type { JSX } from "preact";
import { MAX_URL_CHARS } from "@presently/shared/protocol/clean-text";
import { t } from "../i18n/index.ts";
import { originProblem } from "../ui/checks.ts";
import { Field, FieldProblem } from "../ui/Field.tsx";
import { CloseIcon } from "../ui/icons.tsx";

interface OriginListProps {
  origins: readonly string[];
  /** Present once the form was refused: from then on each address says what is wrong with it. */
  problem: string | undefined;
  onChange: (origins: string[]) => void;
}

/** Allowed addresses, one field each, with the words for a wrong one beside it (R35). */
export function OriginList({ origins, problem, onChange }: OriginListProps): JSX.Element {
  const words = t.settings.sites;
  return (
    <fieldset class="field">
      <legend class="field-label">{words.origins}</legend>
      <p class="field-hint">
        {words.originsHint} {words.fence}
      </p>
      <ul class="origins">
        {origins.map((origin, at) => (
          <li key={at}>
            <Field
              label={words.origin(at + 1)}
              isLabelHidden
              type="url"
              maxLength={MAX_URL_CHARS}
              value={origin}
              problem={shownProblem(origins, at, problem !== undefined)}
              onValue={(value) =>
                onChange(origins.map((other, index) => (index === at ? value : other)))
              }
            />
            {origins.length > 1 && (
              <button
                type="button"
                class="icon-button"
                aria-label={words.removeOrigin(origin)}
                onClick={() => onChange(origins.filter((_, index) => index !== at))}
              >
                <CloseIcon />
              </button>
            )}
          </li>
        ))}
      </ul>
      {problem !== undefined &&
        origins.every((_, at) => shownProblem(origins, at, true) === undefined) && (
          <FieldProblem text={problem} />
        )}
      <div>
        <button type="button" class="button is-small" onClick={() => onChange([...origins, ""])}>
          {words.addOrigin}
        </button>
      </div>
    </fieldset>
  );
}

/** While an address is being typed only a finished mistake is pointed at; an empty one waits until saving. */
function shownProblem(
  origins: readonly string[],
  at: number,
  isStrict: boolean,
): string | undefined {
  const origin = origins[at] ?? "";
  const isFinished = /^[a-z]+:\/\/.+[./:]./i.test(origin);
  return isStrict || isFinished ? originProblem(origin, origins.slice(0, at)) : undefined;
}
