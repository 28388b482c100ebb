import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import { useNowMs } from "../ui/now.ts";
import type { BoardAgent } from "./board-view.ts";
import { VirtualList } from "./VirtualList.tsx";

const keyOf = ({ agentId }: BoardAgent): string => agentId;

/** Who is there, by name: availability, chats of the capacity, how long without a pause, and what was ended of late. It protects people; it ranks nobody (BO4, LP2, LP3, M14). */
export function AgentList({ agents }: { agents: readonly BoardAgent[] }): JSX.Element {
  const words = t.board;
  return (
    <section class="panel board-agents" aria-labelledby="board-agents">
      <h2 id="board-agents">{words.agents(agents.length)}</h2>
      <p class="field-hint">{agents.length === 0 ? words.noneAgents : words.agentsHint}</p>
      {agents.length > 0 && (
        <VirtualList
          items={agents}
          keyOf={keyOf}
          label={words.agents(agents.length)}
          row={(agent) => <Row agent={agent} />}
        />
      )}
    </section>
  );
}

function Row({ agent }: { agent: BoardAgent }): JSX.Element {
  const { availability, presence, load, capacity, workSinceMs, pauseFromMs, endedChats } = agent;
  const isThere = availability === "online" && presence === "connected";
  const nowMs = useNowMs(15_000);
  const isDue = pauseFromMs !== null && nowMs >= pauseFromMs;
  const workMs = workSinceMs === null ? null : nowMs - workSinceMs;
  const work = workMs === null ? "" : isDue ? t.board.pauseDue(workMs) : t.board.work(workMs);
  return (
    <div class="board-agent">
      <bdi class="board-name">{agent.name}</bdi>
      <span class="board-standing">
        <span
          class={`dot ${isThere ? "is-on" : presence === "offline" ? "" : "is-pale"}`}
          aria-hidden="true"
        />{" "}
        {presence === "offline"
          ? t.board.signedOut
          : presence === "reconnecting"
            ? t.board.unreachable
            : t.inbox.me.availabilityOf[availability]}
      </span>
      <span class="board-load">{t.board.load(load, capacity)}</span>
      <span class="board-work">
        {isDue ? <strong>{work}</strong> : work}
        {work !== "" && endedChats > 0 && " · "}
        {endedChats > 0 && t.board.ended(endedChats)}
      </span>
    </div>
  );
}
