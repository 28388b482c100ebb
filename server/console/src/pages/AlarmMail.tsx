import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import type { AlarmMailSettingsProps } from "../settings/AlarmMailSettings.tsx";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../settings/AlarmMailSettings.tsx");

/** One's own alarms by mail, loaded when they are opened: they are chosen once. */
export function AlarmMail(props: AlarmMailSettingsProps): JSX.Element {
  return (
    <Fetched
      load={load}
      words={t.settings}
      show={({ AlarmMailSettings }) => <AlarmMailSettings {...props} />}
    />
  );
}
