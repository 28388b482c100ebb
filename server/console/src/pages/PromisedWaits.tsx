import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import type { PromisedWaitsPageProps } from "../promised-waits/PromisedWaitsPage.tsx";
import { useLoaded } from "./use-loaded.ts";

const load = () => import("../promised-waits/PromisedWaitsPage.tsx");

/** The score of the promised waits, loaded when it is opened: it brings the plots along. */
export function PromisedWaits(props: PromisedWaitsPageProps): JSX.Element {
  const loaded = useLoaded(load);
  if (loaded.state === "loading") return <p class="empty">{t.promisedWaits.loading}</p>;
  if (loaded.state === "failed")
    return (
      <p class="empty" role="alert">
        {t.promisedWaits.failed}{" "}
        <button type="button" class="link-button" onClick={loaded.retry}>
          {t.door.tryAgain}
        </button>
      </p>
    );
  return <loaded.part.PromisedWaitsPage {...props} />;
}
