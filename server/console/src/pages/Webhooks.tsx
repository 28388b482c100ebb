import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import type { WebhookSettingsProps } from "../settings/WebhookSettings.tsx";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../settings/WebhookSettings.tsx");

/** Who is told what happens, loaded when it is opened: an owner seldom does. */
export function Webhooks(props: WebhookSettingsProps): JSX.Element {
  return (
    <Fetched
      load={load}
      words={t.settings}
      show={({ WebhookSettings }) => <WebhookSettings {...props} />}
    />
  );
}
