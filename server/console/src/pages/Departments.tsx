import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import type { DepartmentSettingsProps } from "../settings/DepartmentSettings.tsx";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../settings/DepartmentSettings.tsx");

/** The departments with their hours and topics, loaded when they are opened. */
export function Departments(props: DepartmentSettingsProps): JSX.Element {
  return (
    <Fetched
      load={load}
      words={t.settings}
      show={({ DepartmentSettings }) => <DepartmentSettings {...props} />}
    />
  );
}
