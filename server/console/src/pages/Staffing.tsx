import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import type { StaffingPageProps } from "../staffing/StaffingPage.tsx";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../staffing/StaffingPage.tsx");

/** Staffing, loaded when it is opened: it brings the plots along. */
export function Staffing(props: StaffingPageProps): JSX.Element {
  return (
    <Fetched
      load={load}
      words={t.staffing}
      show={({ StaffingPage }) => <StaffingPage {...props} />}
    />
  );
}
