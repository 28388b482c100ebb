import "../style/settings.css";
import "../style/report.css";
import "./board.css";
import { useLocation } from "preact-iso";
import type { JSX } from "preact";
import { useCallback, useMemo, useRef, useState } from "preact/hooks";
import type { AgentId, BoardAnswer, LaneItem } from "@presently/shared/protocol";
import type { ConsoleApi } from "../api.ts";
import { isHeld } from "../desk/lanes.ts";
import { t } from "../i18n/index.ts";
import { conversationHref } from "../pages/address.ts";
import type { Workplace } from "../pages/use-workplace.ts";
import { freePlaces } from "../thread/transfer-targets.ts";
import { AssignDialog } from "../thread/AssignDialog.tsx";
import { TakeDialog } from "../thread/TakeDialog.tsx";
import { AnswerProblem } from "../ui/AnswerProblem.tsx";
import { visitorNameOf } from "../ui/display-text.ts";
import { useNowMs } from "../ui/now.ts";
import { PageNav } from "../ui/PageNav.tsx";
import { usePassedFocus } from "../ui/passed-focus.ts";
import { useAnswer } from "../ui/use-answer.ts";
import { AgentList } from "./AgentList.tsx";
import { type BoardFilter, agentsOf, boardOf } from "./board-view.ts";
import { DueList } from "./DueList.tsx";
import { Narrowing, useNarrowing } from "./Narrowing.tsx";
import { NowAndToday } from "./NowAndToday.tsx";
import { useCalmly } from "./calmly.ts";
import { WaitingList } from "./WaitingList.tsx";

/** Who answers to whom, and since when they work, changes seldom. */
const ASKED_EVERY_MS = 15_000;
/** Where the focus goes when the row that held it has left its list. */
const AFTER_A_ROW = ["#board-title"];

export interface BoardPageProps {
  workplace: Workplace;
  api: Pick<ConsoleApi, "board" | "reports">;
}

/** What goes on now, for whoever directs agents (BO1): who waits, what is owed, and who is there. */
export function BoardPage({ workplace, api }: BoardPageProps): JSX.Element {
  const page = useRef<HTMLElement>(null);
  usePassedFocus(page, AFTER_A_ROW);
  const beat = useNowMs(ASKED_EVERY_MS);
  const changes = workplace.desk.settingsChanges.value;
  const { answer, problem, retry } = useAnswer(
    useCallback(() => api.board(), [api]),
    beat + changes,
  );
  return (
    <>
      <PageNav label={t.board.title} />
      <main class="settings board" id="main" tabIndex={-1} ref={page}>
        <AnswerProblem problem={problem} retry={retry} />
        {answer === undefined ? (
          <h1>{t.board.title}</h1>
        ) : (
          <Shown workplace={workplace} api={api} answer={answer} />
        )}
      </main>
    </>
  );
}

function Shown(props: BoardPageProps & { answer: BoardAnswer }): JSX.Element {
  const { workplace, api, answer } = props;
  const { desk, nameOf } = workplace;
  const { route } = useLocation();
  const lanes = useCalmly(desk.lanes);
  const view = useCalmly(desk.desk);
  const nowMs = useNowMs(5000);
  const departments = useMemo(() => view?.departments ?? [], [view]);
  const filter: BoardFilter = useNarrowing(answer.sites, departments);
  const [taken, setTaken] = useState<LaneItem>();
  const [assigned, setAssigned] = useState<LaneItem>();
  const [givenTo, setGivenTo] = useState<AgentId>();
  /** As it stands now: somebody may have it by then. */
  const current = assigned && (desk.laneItems.value.get(assigned.conversationId) ?? assigned);
  const board = useMemo(
    () => boardOf(lanes, answer.sites, filter, nowMs),
    [lanes, answer, filter, nowMs],
  );
  const agents = useMemo(
    () => agentsOf(view?.agents ?? [], answer, filter),
    [view, answer, filter],
  );
  /** What a conversation belongs to, where one looks at several. */
  const partOf = useMemo(() => partsOf(answer, departments, filter), [answer, departments, filter]);
  return (
    <>
      <header class="board-head">
        <h1 id="board-title" tabIndex={-1}>
          {t.board.title}
        </h1>
        <p class="only-for-readers" role="status">
          {givenTo !== undefined && t.board.given(nameOf(givenTo))}
        </p>
        <Narrowing sites={answer.sites} departments={departments} filter={filter} />
      </header>
      <NowAndToday
        api={api}
        filter={filter}
        waiting={board.waitingCount}
        longestSinceMs={board.longestSinceMs}
        free={agents.reduce((sum, agent) => sum + freePlaces(agent), 0)}
        online={agents.filter(isThere).length}
        all={agents.length}
      />
      <WaitingList
        items={board.waiting}
        nameOf={nameOf}
        partOf={partOf}
        onTake={setTaken}
        onAssign={setAssigned}
      />
      <div class="board-side">
        <DueList
          title={t.board.unanswered(board.unanswered.length)}
          none={t.board.noneUnanswered}
          lane="unanswered"
          items={board.unanswered}
          nameOf={nameOf}
          onAssign={setAssigned}
        />
        <DueList
          title={t.board.due(board.due.length)}
          none={t.board.noneDue}
          lane="promised"
          items={board.due}
          nameOf={nameOf}
          onAssign={setAssigned}
        />
        <AgentList agents={agents} />
      </div>
      {taken !== undefined && (
        <TakeDialog
          visitorName={visitorNameOf(taken.visitorName)}
          agentName={undefined}
          onTake={async (reason) => {
            const { conversationId } = taken;
            await desk.ask({ type: "conversation.take", conversationId, reason });
            route(conversationHref("mine", conversationId));
          }}
          onClose={() => setTaken(undefined)}
        />
      )}
      {assigned !== undefined && current !== undefined && view !== undefined && (
        <AssignDialog
          visitorName={visitorNameOf(assigned.visitorName)}
          holder={isHeld(current) ? current.agentId : null}
          offeredTo={current.offeredTo}
          agents={view.agents}
          me={desk.me}
          nameOf={nameOf}
          onAssign={async (input) => {
            const { conversationId } = assigned;
            await desk.ask({ type: "conversation.assign", conversationId, ...input });
            setAssigned(undefined);
            setGivenTo(input.agentId);
          }}
          onClose={() => setAssigned(undefined)}
        />
      )}
    </>
  );
}

function isThere({ availability, presence }: { availability: string; presence: string }): boolean {
  return availability === "online" && presence === "connected";
}

function partsOf(
  { sites }: BoardAnswer,
  departments: readonly { departmentId: string; name: string }[],
  filter: BoardFilter,
): (item: LaneItem) => string {
  const siteNames = new Map<string, string>(sites.map(({ siteId, name }) => [siteId, name]));
  const departmentNames = new Map(
    departments.map(({ departmentId, name }) => [departmentId, name]),
  );
  const tellsSite = sites.length > 1 && filter.site === undefined;
  const tellsDepartment = departments.length > 1 && filter.department === undefined;
  return ({ siteId, departmentId }) =>
    [
      ...(tellsSite ? [siteNames.get(siteId)] : []),
      ...(tellsDepartment ? [departmentNames.get(departmentId)] : []),
    ]
      .filter((name) => name !== undefined)
      .join(" · ");
}
