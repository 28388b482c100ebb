import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import type { StaffingPageProps } from "../staffing/StaffingPage.tsx";
import { useLoaded } from "./use-loaded.ts";

const load = () => import("../staffing/StaffingPage.tsx");

/** Staffing, loaded when it is opened: it brings the plots along. */
export function Staffing(props: StaffingPageProps): JSX.Element {
  const loaded = useLoaded(load);
  if (loaded.state === "loading") return <p class="empty">{t.staffing.loading}</p>;
  if (loaded.state === "failed")
    return (
      <p class="empty" role="alert">
        {t.staffing.failed}{" "}
        <button type="button" class="link-button" onClick={loaded.retry}>
          {t.door.tryAgain}
        </button>
      </p>
    );
  return <loaded.part.StaffingPage {...props} />;
}
