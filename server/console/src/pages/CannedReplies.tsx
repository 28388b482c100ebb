import type { JSX } from "preact";
import type { CannedRepliesPageProps } from "../canned/CannedRepliesPage.tsx";
import { t } from "../i18n/index.ts";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../canned/CannedRepliesPage.tsx");

/** The canned replies, loaded when they are opened. */
export function CannedReplies(props: CannedRepliesPageProps): JSX.Element {
  return (
    <Fetched
      load={load}
      words={t.cannedReplies}
      show={({ CannedRepliesPage }) => <CannedRepliesPage {...props} />}
    />
  );
}
