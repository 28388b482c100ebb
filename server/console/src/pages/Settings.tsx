import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import type { SettingsPage, SettingsPageProps } from "../settings/SettingsPage.tsx";

/** The settings, loaded when they are opened: an agent at work seldom does. */
export function Settings(props: SettingsPageProps): JSX.Element {
  const [loaded, setLoaded] = useState<{ Page: typeof SettingsPage } | "failed" | undefined>(
    undefined,
  );
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    import("../settings/SettingsPage.tsx").then(
      ({ SettingsPage: Page }) => setLoaded({ Page }),
      () => setLoaded("failed"),
    );
  }, [attempt]);
  if (loaded === undefined) return <p class="empty">{t.settings.loading}</p>;
  if (loaded === "failed")
    return (
      <p class="empty" role="alert">
        {t.settings.failed}{" "}
        <button type="button" class="link-button" onClick={() => setAttempt(attempt + 1)}>
          {t.door.tryAgain}
        </button>
      </p>
    );
  return <loaded.Page {...props} />;
}
