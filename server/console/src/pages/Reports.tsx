import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import type { ReportsPageProps } from "../reports/ReportsPage.tsx";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../reports/ReportsPage.tsx");

/** The reports, loaded when they are opened: they bring the plots along. */
export function Reports(props: ReportsPageProps): JSX.Element {
  return (
    <Fetched load={load} words={t.reports} show={({ ReportsPage }) => <ReportsPage {...props} />} />
  );
}
