import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import type { SiteSettingsProps } from "../settings/SiteSettings.tsx";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../settings/SiteSettings.tsx");

/** The sites with all that is set for each, loaded when they are opened: look, identity and install check are much, and seldom needed. */
export function Sites(props: SiteSettingsProps): JSX.Element {
  return (
    <Fetched
      load={load}
      words={t.settings}
      show={({ SiteSettings }) => <SiteSettings {...props} />}
    />
  );
}
