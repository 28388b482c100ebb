import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { Role } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { FieldProblem } from "../ui/Field.tsx";

const roles: readonly Role[] = ["owner", "admin", "supervisor", "agent"];

interface RoleSelectProps {
  label: string;
  value: Role;
  /** Who gives the role: only an owner makes owners. */
  granter: Role;
  problem: string | undefined;
  onChange: (role: Role) => void;
}

export function RoleSelect({
  label,
  value,
  granter,
  problem,
  onChange,
}: RoleSelectProps): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="input"
        value={value}
        aria-invalid={problem === undefined ? "false" : "true"}
        aria-describedby={`${id}-hint`}
        onChange={(event) =>
          onChange(roles.find((role) => role === event.currentTarget.value) ?? value)
        }
      >
        {roles
          .filter((role) => role !== "owner" || granter === "owner" || value === "owner")
          .map((role) => (
            <option key={role} value={role}>
              {t.settings.team.roles[role]}
            </option>
          ))}
      </select>
      <p class="field-hint" id={`${id}-hint`}>
        {t.settings.team.roleHints[value]}
      </p>
      {problem !== undefined && <FieldProblem text={problem} />}
    </div>
  );
}
