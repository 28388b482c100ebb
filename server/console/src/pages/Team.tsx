import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import type { TeamSettingsProps } from "../settings/TeamSettings.tsx";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../settings/TeamSettings.tsx");

/** The team, loaded when it is opened: people come and go seldom. */
export function Team(props: TeamSettingsProps): JSX.Element {
  return (
    <Fetched
      load={load}
      words={t.settings}
      show={({ TeamSettings }) => <TeamSettings {...props} />}
    />
  );
}
