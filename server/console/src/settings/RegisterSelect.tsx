import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { Register } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";

const registers = ["usual", "formal", "informal"] as const satisfies readonly Register[];

interface RegisterSelectProps {
  register: Register;
  onRegister: (register: Register) => void;
}

/** How the site's visitors are addressed; below it what that is in each language (RE1). */
export function RegisterSelect({ register, onRegister }: RegisterSelectProps): JSX.Element {
  const words = t.settings.sites;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{words.register}</label>
      <select
        id={id}
        class="input"
        value={register}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) =>
          onRegister(registers.find((each) => each === currentTarget.value) ?? register)
        }
      >
        {registers.map((each) => (
          <option key={each} value={each}>
            {words.registers[each]}
          </option>
        ))}
      </select>
      <p class="field-hint" id={`${id}-hint`}>
        {words.registerHints[register]}
      </p>
    </div>
  );
}
