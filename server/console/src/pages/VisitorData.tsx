import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import type { VisitorDataProps } from "../privacy/VisitorDataSection.tsx";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../privacy/VisitorDataSection.tsx");

/** What is kept of a visitor, loaded for owners and admins alone. */
export function VisitorData(props: VisitorDataProps): JSX.Element {
  return (
    <Fetched
      load={load}
      words={t.settings}
      show={({ VisitorDataSection }) => <VisitorDataSection {...props} />}
    />
  );
}
