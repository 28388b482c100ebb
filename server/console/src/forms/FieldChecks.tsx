import type { JSX } from "preact";
import type { FormField } from "@presently/shared/protocol";
import { calm } from "@presently/shared/view/calm";
import { t } from "../i18n/index.ts";
import { CARD_FIELDS, type CardField } from "./known.ts";

interface FieldChecksProps {
  legend: string;
  fields: readonly FormField[];
  hintOf?: (field: CardField) => string | undefined;
  onFields: (fields: FormField[]) => void;
}

/** Which of what belongs on the card is asked for. */
export function FieldChecks({ legend, fields, hintOf, onFields }: FieldChecksProps): JSX.Element {
  return (
    <fieldset class="field">
      <legend class="field-label">{legend}</legend>
      {CARD_FIELDS.map((field) => {
        const hint = hintOf?.(field);
        return (
          <label class="check" key={field}>
            <input
              type="checkbox"
              checked={fields.includes(field)}
              onChange={({ currentTarget }) =>
                onFields(
                  CARD_FIELDS.filter((each) =>
                    each === field ? currentTarget.checked : fields.includes(each),
                  ),
                )
              }
            />
            <span>
              {t.forms.fields[field]}
              {hint !== undefined && (
                <span class="field-hint check-hint" dir="auto">
                  {calm(hint)}
                </span>
              )}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
