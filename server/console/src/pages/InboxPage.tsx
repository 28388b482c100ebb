import type { JSX } from "preact";
import { useLocation } from "preact-iso";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { ConversationId } from "@presently/shared/protocol";
import { useAlerts } from "../alerts/use-alerts.ts";
import type { DeskSession } from "../desk/desk-session.ts";
import type { LaneName } from "../desk/lanes.ts";
import { laneNames, urgencyOf } from "../desk/lanes.ts";
import { createDrafts } from "../drafts.ts";
import { t } from "../i18n/index.ts";
import { AcceptNext } from "../inbox/AcceptNext.tsx";
import { ConnectionBar } from "../inbox/ConnectionBar.tsx";
import { LaneList } from "../inbox/LaneList.tsx";
import { LaneNav } from "../inbox/LaneNav.tsx";
import { Notices, useNotices } from "../inbox/Notices.tsx";
import { SignOutDialog } from "../inbox/SignOutDialog.tsx";
import { TopBar } from "../inbox/TopBar.tsx";
import { WrapUpBanner } from "../inbox/WrapUpBanner.tsx";
import type { Session } from "../session.ts";
import { visitorNameOf } from "../ui/display-text.ts";
import { startShowingTime, useNowMs } from "../ui/now.ts";
import { Offers } from "./Offers.tsx";
import { Thread } from "./Thread.tsx";

interface InboxPageProps {
  desk: DeskSession;
  session: Session;
  lane?: string;
  conversationId?: string;
}

/** The inbox: lanes, thread and card, with what is offered above them. It reads the session and hands data and callbacks down. */
export function InboxPage({ desk, session, ...address }: InboxPageProps): JSX.Element {
  const { route } = useLocation();
  const lane = laneNames.find((name) => name === address.lane) ?? "waiting";
  const openId = isConversationId(address.conversationId) ? address.conversationId : undefined;
  const notices = useNotices();
  const [isLeaving, setLeaving] = useState(false);
  const drafts = useMemo(() => createDrafts(browserStorage(), desk.me, Date.now), [desk]);
  const view = desk.desk.value;
  const me = view?.agents.find((agent) => agent.agentId === desk.me);
  const status = desk.status.value;
  const chosen = desk.chosenAvailability.value;
  const nameOf = useNames(desk);
  const open = (id: ConversationId, inLane: LaneName = "mine"): void => route(hrefIn(inLane, id));
  const alerts = useAlerts(desk, openId, (id) => {
    if (openId === undefined) open(id);
  });

  useEffect(() => startShowingTime(desk.nowMs), [desk]);
  useBrowserHints(desk);
  useEffect(() => {
    if (status.phase === "ended") session.ended();
  }, [session, status.phase]);

  const accept = async (id?: ConversationId): Promise<void> => {
    const answer = await notices.telling(desk.accept(id));
    const accepted = answer?.conversationId ?? id;
    if (answer !== undefined && accepted !== undefined) open(accepted);
  };
  const signOut = (): void => {
    desk.forgetUnsent();
    drafts.forgetAll();
    void notices.telling(session.signOut());
  };

  return (
    <div class="desk" data-open={openId === undefined ? "list" : "thread"}>
      <a class="skip-link" href="#thread">
        {t.inbox.skip}
      </a>
      <TopBar
        me={me}
        chosen={chosen.availability}
        isAvailabilityPending={chosen.isPending}
        notifications={alerts.notifications}
        hasSound={alerts.hasSound}
        onAvailability={(next) => void notices.telling(desk.setAvailability(next))}
        onCapacity={(capacity) =>
          void notices.telling(desk.ask({ type: "agent.setCapacity", capacity }))
        }
        onNotifications={alerts.askForNotifications}
        onSound={alerts.setSound}
        onSignOut={() => (desk.pending.value.length > 0 ? setLeaving(true) : signOut())}
      />
      <div class="banners">
        <ConnectionBar
          connection={status}
          unsent={
            desk.pending.value.filter(
              (message) => message.state === "late" || message.state === "sending",
            ).length
          }
          onTryNow={desk.tryNow}
          onSignIn={session.ended}
        />
        <Notices notices={notices.list} onDismiss={notices.dismiss} />
        <Offers
          desk={desk}
          nameOf={nameOf}
          onAccept={accept}
          onDecline={(conversationId) =>
            notices.telling(desk.ask({ type: "offer.decline", conversationId })).then(() => {})
          }
        />
        {view?.wrapUps.map(({ conversationId, endsAtMs }) => (
          <WrapUpBanner
            key={conversationId}
            conversationId={conversationId}
            endsAtMs={endsAtMs}
            visitorName={visitorNameOf(desk.laneItems.value.get(conversationId)?.visitorName)}
            href={hrefIn("closed", conversationId)}
            onEnd={() => void notices.telling(desk.ask({ type: "wrapUp.end", conversationId }))}
          />
        ))}
      </div>
      <Lanes desk={desk} lane={lane} openId={openId} begunDrafts={drafts.begun()} nameOf={nameOf}>
        {lane === "waiting" && view !== undefined && view.offers.length === 0 && (
          <AcceptNext
            isOnline={chosen.availability === "online"}
            hasRoom={me === undefined || me.load < me.capacity}
            waiting={desk.lanes.value.waiting.length}
            onAccept={() => accept()}
          />
        )}
      </Lanes>
      {openId === undefined ? (
        <section class="thread is-none" id="thread" aria-label={t.thread.pick} tabIndex={-1}>
          <div class="empty">
            <h2>{t.thread.pick}</h2>
            <p>{t.thread.pickHint}</p>
          </div>
        </section>
      ) : (
        <Thread
          key={openId}
          desk={desk}
          conversationId={openId}
          drafts={drafts}
          nameOf={nameOf}
          backHref={`/console/inbox/${lane}`}
          hrefOf={(id) => hrefIn(lane, id)}
          telling={notices.telling}
        />
      )}
      {isLeaving && <SignOutDialog onStay={() => setLeaving(false)} onLeave={signOut} />}
    </div>
  );
}

interface LanesProps {
  desk: DeskSession;
  lane: LaneName;
  openId: ConversationId | undefined;
  begunDrafts: ReadonlySet<string>;
  nameOf: (agentId: string) => string;
  children: JSX.Element | false;
}

function Lanes({ desk, lane, openId, begunDrafts, nameOf, children }: LanesProps): JSX.Element {
  const lanes = desk.lanes.value;
  const nowMs = useNowMs(5000);
  const pressing = new Set(
    (["waiting", "mine", "unanswered"] as const).filter((name) =>
      lanes[name].some((item) => urgencyOf(item, nowMs) === "late"),
    ),
  );
  const counts = useMemo(
    () => ({
      waiting: lanes.waiting.length,
      mine: lanes.mine.length,
      unanswered: lanes.unanswered.length,
      team: lanes.team.length,
      closed: lanes.closed.length,
    }),
    [lanes],
  );
  return (
    <>
      <LaneNav current={lane} counts={counts} pressing={pressing} />
      <LaneList
        key={lane}
        lane={lane}
        items={lanes[lane]}
        isLoading={!desk.isLanesLoaded.value}
        me={desk.me}
        openId={openId}
        begunDrafts={begunDrafts}
        nameOf={nameOf}
      >
        {children}
      </LaneList>
    </>
  );
}

/** Agents' names, from the desk and from what came beside the threads. */
function useNames(desk: DeskSession): (agentId: string) => string {
  const agents = desk.desk.value?.agents;
  const names = desk.names.value;
  return useMemo(() => {
    const known = new Map(agents?.map((agent) => [agent.agentId as string, agent.name]));
    return (agentId) => known.get(agentId) ?? names[agentId] ?? t.thread.unknownAgent;
  }, [agents, names]);
}

/** Tells the connection what the browser knows: the network is back, the page is seen again. */
function useBrowserHints(desk: DeskSession): void {
  useEffect(() => {
    const seen = (): void => {
      if (document.visibilityState === "visible") desk.hint();
    };
    addEventListener("online", desk.hint);
    addEventListener("pageshow", seen);
    document.addEventListener("visibilitychange", seen);
    return () => {
      removeEventListener("online", desk.hint);
      removeEventListener("pageshow", seen);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [desk]);
}

function hrefIn(lane: LaneName, id: ConversationId): string {
  return `/console/inbox/${lane}/${id}`;
}

function isConversationId(id: string | undefined): id is ConversationId {
  return id !== undefined && id.startsWith("cnv_");
}

/** Undefined where the browser blocks it: reading the property is what throws. */
function browserStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined; // blocked: drafts live as long as the page
  }
}
