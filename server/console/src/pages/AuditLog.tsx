import type { JSX } from "preact";
import type { AuditLogPageProps } from "../audit/AuditLogPage.tsx";
import { t } from "../i18n/index.ts";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../audit/AuditLogPage.tsx");

/** Who did what, loaded when it is opened: an owner seldom does. */
export function AuditLog(props: AuditLogPageProps): JSX.Element {
  return (
    <Fetched
      load={load}
      words={t.settings}
      show={({ AuditLogPage }) => <AuditLogPage {...props} />}
    />
  );
}
