import type { AgentCommand, DeskView } from "@presently/shared/protocol";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { WarningIcon } from "../ui/icons.tsx";
import { IncidentDialog } from "./IncidentDialog.tsx";

/** The one switch for when everything breaks at once, for who may speak for a site (M21). */
export function IncidentSwitch(props: {
  view: DeskView;
  send: (command: AgentCommand) => Promise<unknown>;
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const isOn = props.view.incidents.length > 0;
  return (
    <>
      <button
        type="button"
        class={`icon-button${isOn ? " is-alarm" : ""}`}
        title={isOn ? t.incidents.isOn : t.incidents.title}
        aria-label={isOn ? t.incidents.isOn : t.incidents.title}
        onClick={() => setOpen(true)}
      >
        <WarningIcon />
      </button>
      {isOpen && (
        <IncidentDialog view={props.view} send={props.send} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
