import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import { WarningIcon } from "../ui/icons.tsx";

/** The one switch for when everything breaks at once, for who may speak for a site (M21). */
export function IncidentSwitch({
  isOn,
  onOpen,
}: {
  isOn: boolean;
  onOpen: () => void;
}): JSX.Element {
  const label = isOn ? t.incidents.isOn : t.incidents.title;
  return (
    <button
      type="button"
      class={`icon-button${isOn ? " is-alarm" : ""}`}
      title={label}
      aria-label={label}
      onClick={onOpen}
    >
      <WarningIcon />
    </button>
  );
}
