import type { ComponentChildren, JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import type { ConversationId } from "@presently/shared/protocol";
import { AlarmBars } from "../alarms/AlarmBars.tsx";
import type { ConsoleApi } from "../api.ts";
import { EffortBars } from "../effort/EffortBars.tsx";
import { useEffort } from "../effort/use-effort.ts";
import { t } from "../i18n/index.ts";
import { IncidentBars } from "../incidents/IncidentBars.tsx";
import { IncidentDialog } from "../incidents/IncidentDialog.tsx";
import { IncidentSwitch } from "../incidents/IncidentSwitch.tsx";
import { complaintsFor } from "../complaints/answering.ts";
import { ComplaintNews } from "../complaints/ComplaintNews.tsx";
import { ConnectionBar } from "../inbox/ConnectionBar.tsx";
import { EmptyPoolBars } from "../inbox/EmptyPoolBars.tsx";
import { Notices } from "../inbox/Notices.tsx";
import { ScoreBars } from "../inbox/ScoreBars.tsx";
import { SetAwayBar } from "../inbox/SetAwayBar.tsx";
import { SetbackBars } from "../inbox/SetbackBars.tsx";
import { SignOutDialog } from "../inbox/SignOutDialog.tsx";
import { TopBar } from "../inbox/TopBar.tsx";
import { WrapUpBanner } from "../inbox/WrapUpBanner.tsx";
import { keysOf } from "../keys/bindings.ts";
import { visitorNameOf } from "../ui/display-text.ts";
import { usePassedFocus } from "../ui/passed-focus.ts";
import { UndoBar } from "../undo/UndoBar.tsx";
import { conversationHref, promisedWaitsHref } from "./address.ts";
import { Offers } from "./Offers.tsx";
import type { Workplace } from "./use-workplace.ts";

/** Where the focus goes when the banner that held it goes: to the next one, else to where the agent works. */
const AFTER_A_BANNER = [".banners [tabindex='-1']", "#thread-title", "#lane-title", "#main"];

/** What stays on every page of a signed-in agent: availability above, and what must not be overlooked below it. */
export function DeskFrame(props: {
  workplace: Workplace;
  api: Pick<ConsoleApi, "effort">;
  children: ComponentChildren;
}): JSX.Element {
  const { desk, address, notices, alerts, nameOf, accept, signOut } = props.workplace;
  const [isLeaving, setLeaving] = useState(false);
  const [isAtIncident, setAtIncident] = useState(false);
  const view = desk.desk.value;
  const chosen = desk.chosenAvailability.value;
  const pending = desk.pending.value;
  const effort = useEffort(props.api, chosen.availability);
  const setAwayBecause = desk.setAwayBecause.value;
  const visitorName = (id: ConversationId) =>
    visitorNameOf(desk.laneItems.value.get(id)?.visitorName);
  /** Whoever may speak for a site and has the desk in view. */
  const director = view?.role === "agent" ? undefined : view;
  const banners = useRef<HTMLDivElement>(null);
  usePassedFocus(banners, AFTER_A_BANNER);
  const shows =
    address.page !== "inbox"
      ? "settings"
      : address.conversationId === undefined
        ? "list"
        : "thread";
  return (
    <div class="desk" data-open={shows}>
      <a class="skip-link" href="#main">
        {t.inbox.skip}
      </a>
      <TopBar
        effort={effort}
        me={view?.agents.find((agent) => agent.agentId === desk.me)}
        chosen={chosen.availability}
        backAtMs={chosen.backAtMs}
        isAvailabilityPending={chosen.isPending}
        notifications={alerts.notifications}
        hasSound={alerts.hasSound}
        onAvailability={(next) => void notices.telling(desk.setAvailability(next))}
        onBackIn={(minutes) => void notices.telling(desk.setBackIn(chosen.availability, minutes))}
        onCapacity={(capacity) =>
          void notices.telling(desk.ask({ type: "agent.setCapacity", capacity }))
        }
        onNotifications={alerts.askForNotifications}
        onSound={alerts.setSound}
        onSignOut={() => (pending.length > 0 ? setLeaving(true) : signOut())}
      >
        {director !== undefined && (
          <IncidentSwitch isOn={director.incidents.length > 0} onOpen={() => setAtIncident(true)} />
        )}
      </TopBar>
      <div class="banners" ref={banners}>
        <ConnectionBar
          connection={desk.status.value}
          unsent={pending.filter(({ state }) => state === "late" || state === "sending").length}
          onTryNow={desk.tryNow}
        />
        {view !== undefined && <IncidentBars view={view} />}
        {setAwayBecause !== undefined && chosen.availability !== "online" && (
          <SetAwayBar
            because={setAwayBecause}
            onBack={() => void notices.telling(desk.setAvailability("online"))}
          />
        )}
        {effort !== undefined && (
          <EffortBars
            effort={effort}
            onBreak={() => void notices.telling(desk.setAvailability("break"))}
          />
        )}
        {view !== undefined && (
          <ComplaintNews complaints={complaintsFor(view, desk.lanes.value.complaints)} />
        )}
        {director !== undefined && <AlarmBars desk={desk} view={director} />}
        {(view?.role === "owner" || view?.role === "admin") && <EmptyPoolBars view={view} />}
        {(view?.role === "owner" || view?.role === "admin") && (
          <ScoreBars
            scores={[...desk.scores.value.values()]}
            nameOf={(id) =>
              view.departments.find(({ departmentId }) => departmentId === id)?.name ?? id
            }
            hrefOf={promisedWaitsHref}
            onDismiss={desk.dismissScore}
          />
        )}
        <Notices notices={notices.list} onDismiss={notices.dismiss} />
        <SetbackBars
          setbacks={desk.setbacks.value.filter(
            ({ kind, conversationId }) =>
              kind !== "given" || desk.laneItems.value.get(conversationId)?.agentId === desk.me,
          )}
          visitorNameOf={visitorName}
          nameOf={nameOf}
          hrefOf={({ kind, conversationId }) =>
            conversationHref(
              kind === "taken" || kind === "passedOn" ? "team" : "mine",
              conversationId,
            )
          }
          onDismiss={desk.dismissSetback}
        />
        <Offers
          desk={desk}
          nameOf={nameOf}
          onAccept={accept}
          onDecline={async (conversationId) => {
            await notices.telling(desk.ask({ type: "offer.decline", conversationId }));
          }}
        />
        <UndoBar
          act={props.workplace.lastAct.act.value}
          keys={keysOf("last.undo", props.workplace.keys.chosen.value) ?? ""}
          visitorNameOf={visitorName}
          onUndo={async ({ conversationId }) => {
            props.workplace.lastAct.forget();
            const undone = desk.ask({ type: "conversation.undoClose", conversationId });
            if ((await notices.telling(undone)) === undefined) return false;
            props.workplace.open(conversationId);
            return true;
          }}
        />
        {view?.wrapUps.map(({ conversationId, endsAtMs }) => (
          <WrapUpBanner
            key={conversationId}
            conversationId={conversationId}
            endsAtMs={endsAtMs}
            visitorName={visitorName(conversationId)}
            href={conversationHref("closed", conversationId)}
            onEnd={() => void notices.telling(desk.ask({ type: "wrapUp.end", conversationId }))}
          />
        ))}
      </div>
      {props.children}
      {/* Beside the bars, not in one: phones hide the top bar above a conversation, and a dialog in it would go too. */}
      {director !== undefined && isAtIncident && (
        <IncidentDialog view={director} send={desk.ask} onClose={() => setAtIncident(false)} />
      )}
      {isLeaving && <SignOutDialog onStay={() => setLeaving(false)} onLeave={signOut} />}
    </div>
  );
}
