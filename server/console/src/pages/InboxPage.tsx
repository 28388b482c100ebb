import type { ComponentChildren, JSX } from "preact";
import { useLocation } from "preact-iso";
import { useEffect, useMemo, useReducer } from "preact/hooks";
import { Themes } from "../complaints/Themes.tsx";
import type { LaneName } from "../desk/lanes.ts";
import { isToBeTaken, urgencyOf } from "../desk/lanes.ts";
import { t } from "../i18n/index.ts";
import { AcceptNext } from "../inbox/AcceptNext.tsx";
import { LaneList } from "../inbox/LaneList.tsx";
import { LaneNav } from "../inbox/LaneNav.tsx";
import { useNowMs } from "../ui/now.ts";
import type { Address } from "./address.ts";
import { conversationHref, laneHref } from "./address.ts";
import { Thread } from "./Thread.tsx";
import type { Workplace } from "./use-workplace.ts";
import type { ConsoleApi } from "../api.ts";

/** The inbox: lanes, the list of one lane, and the conversation that is open. */
export function InboxPage({
  workplace,
  api,
}: {
  workplace: Workplace;
  api: ConsoleApi;
}): JSX.Element {
  const { desk, address, drafts, files, notices, nameOf, accept } = workplace;
  const { lane, conversationId } = inboxAddress(address);
  const { route } = useLocation();
  const view = desk.desk.value;
  const me = view?.agents.find((agent) => agent.agentId === desk.me);
  return (
    <main class="inbox">
      <Lanes workplace={workplace} lane={lane} openId={conversationId}>
        {lane === "complaints" && (
          <Themes complaints={desk.lanes.value.complaints} tags={view?.tags ?? []} />
        )}
        {lane === "waiting" && view !== undefined && view.offers.length === 0 && (
          <AcceptNext
            isOnline={desk.chosenAvailability.value.availability === "online"}
            hasRoom={me === undefined || me.load < me.capacity}
            isWaiting={desk.lanes.value.waiting.length > 0}
            canTake={desk.lanes.value.waiting.some(isToBeTaken)}
            onAccept={() => accept()}
          />
        )}
      </Lanes>
      {conversationId === undefined ? (
        <section class="thread is-none" id="main" aria-label={t.thread.pick} tabIndex={-1}>
          <div class="empty">
            <h2>{t.thread.pick}</h2>
            <p>{t.thread.pickHint}</p>
          </div>
        </section>
      ) : (
        <Thread
          api={api}
          key={conversationId}
          desk={desk}
          conversationId={conversationId}
          drafts={drafts}
          files={files}
          nameOf={nameOf}
          backHref={laneHref(lane)}
          hrefOf={(id) => conversationHref(lane, id)}
          telling={notices.telling}
          onEnded={workplace.lastAct.done}
          enterSends={workplace.keys.chosen.value.enterSends}
          onBack={() => {
            route(laneHref(lane));
            requestAnimationFrame(() =>
              (
                document.getElementById(`row-${conversationId}`) ??
                document.getElementById("lane-title")
              )?.focus(),
            );
          }}
        />
      )}
    </main>
  );
}

interface LanesProps {
  workplace: Workplace;
  lane: LaneName;
  openId: ReturnType<typeof inboxAddress>["conversationId"];
  children: ComponentChildren;
}

function Lanes({ workplace, lane, openId, children }: LanesProps): JSX.Element {
  const { desk, drafts, nameOf } = workplace;
  const lanes = desk.lanes.value;
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  useEffect(() => drafts.onChange(() => drawAgain(undefined)), [drafts]);
  const nowMs = useNowMs(5000);
  const pressing = new Set(
    (["waiting", "mine", "unanswered", "promised"] as const).filter((name) =>
      lanes[name].some((item) => urgencyOf(item, nowMs) === "late"),
    ),
  );
  const counts = useMemo(
    () => ({
      waiting: lanes.waiting.length,
      mine: lanes.mine.length,
      unanswered: lanes.unanswered.length,
      promised: lanes.promised.length,
      complaints: lanes.complaints.length,
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
        begunDrafts={drafts.begun()}
        nameOf={nameOf}
        tags={desk.desk.value?.tags ?? []}
      >
        {children}
      </LaneList>
    </>
  );
}

function inboxAddress(address: Address): Extract<Address, { page: "inbox" }> {
  return address.page === "inbox"
    ? address
    : { page: "inbox", lane: "waiting", conversationId: undefined };
}
