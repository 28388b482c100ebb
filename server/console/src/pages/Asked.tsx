import type { JSX } from "preact";
import type { AskedPageProps } from "../asked/AskedPage.tsx";
import { t } from "../i18n/index.ts";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../asked/AskedPage.tsx");

/** What people ask, loaded when it is opened. */
export function Asked(props: AskedPageProps): JSX.Element {
  return <Fetched load={load} words={t.asked} show={({ AskedPage }) => <AskedPage {...props} />} />;
}
