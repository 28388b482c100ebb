import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import type { PromisedWaitsPageProps } from "../promised-waits/PromisedWaitsPage.tsx";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../promised-waits/PromisedWaitsPage.tsx");

/** The score of the promised waits, loaded when it is opened: it brings the plots along. */
export function PromisedWaits(props: PromisedWaitsPageProps): JSX.Element {
  return (
    <Fetched
      load={load}
      words={t.promisedWaits}
      show={({ PromisedWaitsPage }) => <PromisedWaitsPage {...props} />}
    />
  );
}
