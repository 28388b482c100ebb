import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { Role } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { SaveBar } from "../settings/SaveBar.tsx";
import { Check } from "../ui/Check.tsx";
import { FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";

const roles: readonly Role[] = ["owner", "admin", "supervisor", "agent"];

interface SecondFactorRolesProps {
  required: readonly Role[];
  onSave: (roles: readonly Role[]) => Promise<void>;
}

/** Which roles have to have a second step: the owner's to say (TF6). */
export function SecondFactorRoles({ required, onSave }: SecondFactorRolesProps): JSX.Element {
  const words = t.secondFactor.team;
  const id = useId();
  const form = useForm<{ chosen: readonly Role[] }>({
    initial: { chosen: required },
    check: () => ({}),
    send: ({ chosen }) => onSave(chosen),
    words: { "second-factor.required": words.needsOwn },
  });
  // What another owner requires meanwhile is shown, and not switched off by a form that stood open.
  const [asked, setAsked] = useState(required);
  if (asked.join() !== required.join()) {
    setAsked(required);
    form.reset({ chosen: required });
  }
  const { chosen } = form.values;
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <fieldset class="field" aria-describedby={id}>
        <legend>
          <h2>{words.title}</h2>
        </legend>
        <p class="field-hint" id={id}>
          {words.hint}
        </p>
        {roles.map((role) => (
          <Check
            key={role}
            label={t.settings.team.roles[role]}
            isChecked={chosen.includes(role)}
            onCheck={(isChecked) =>
              form.set(
                "chosen",
                roles.filter((one) => (one === role ? isChecked : chosen.includes(one))),
              )
            }
          />
        ))}
      </fieldset>
      <FormProblem text={form.problems.form} />
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
    </form>
  );
}
