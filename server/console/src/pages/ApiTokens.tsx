import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import type { ApiSettingsProps } from "../settings/ApiSettings.tsx";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../settings/ApiSettings.tsx");

/** The tokens of the HTTP API, loaded when they are opened: an owner seldom does. */
export function ApiTokens(props: ApiSettingsProps): JSX.Element {
  return (
    <Fetched
      load={load}
      words={t.settings}
      show={({ ApiSettings }) => <ApiSettings {...props} />}
    />
  );
}
