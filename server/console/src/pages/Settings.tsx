import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import type { SettingsPageProps } from "../settings/SettingsPage.tsx";
import { useLoaded } from "./use-loaded.ts";

const load = () => import("../settings/SettingsPage.tsx");

/** The settings, loaded when they are opened: an agent at work seldom does. */
export function Settings(props: SettingsPageProps): JSX.Element {
  const loaded = useLoaded(load);
  if (loaded.state === "loading") return <p class="empty">{t.settings.loading}</p>;
  if (loaded.state === "failed")
    return (
      <p class="empty" role="alert">
        {t.settings.failed}{" "}
        <button type="button" class="link-button" onClick={loaded.retry}>
          {t.door.tryAgain}
        </button>
      </p>
    );
  return <loaded.part.SettingsPage {...props} />;
}
