import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import type { SettingsPageProps } from "../settings/SettingsPage.tsx";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../settings/SettingsPage.tsx");

/** The settings, loaded when they are opened: an agent at work seldom does. */
export function Settings(props: SettingsPageProps): JSX.Element {
  return (
    <Fetched
      load={load}
      words={t.settings}
      show={({ SettingsPage }) => <SettingsPage {...props} />}
    />
  );
}
