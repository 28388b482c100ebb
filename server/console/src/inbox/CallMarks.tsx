import type { JSX } from "preact";
import type { AgentId, LaneItem } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { Age } from "../ui/Age.tsx";
import { PhoneIcon } from "../ui/icons.tsx";
import { momentOf } from "../ui/moment.ts";
import { useNowMs } from "../ui/now.ts";

interface CallMarksProps {
  call: NonNullable<LaneItem["call"]>;
  me: AgentId;
  urgency: "calm" | "soon" | "late";
  nameOf: (agentId: string) => string;
}

/** A call that is owed, in a lane's row: where, by when, and how it stands. The row is a link itself, so the number is none here. */
export function CallMarks({ call, me, urgency, nameOf }: CallMarksProps): JSX.Element {
  const nowMs = useNowMs(60_000);
  const words = t.calls;
  return (
    <>
      <span class="pill is-accent">
        <PhoneIcon /> <bdi>{call.phone}</bdi>
      </span>
      {nowMs >= call.dueAtMs ? (
        <span class="pill is-bad">
          <Age sinceMs={call.dueAtMs} words={words.overdue} />
        </span>
      ) : (
        <span class={urgency === "calm" ? "lane-told" : "lane-told is-soon"}>
          {words.due(momentOf(call.dueAtMs, nowMs))}
        </span>
      )}
      {call.tries > 0 && <span class="pill">{words.tries(call.tries)}</span>}
      {call.agentId !== null && (
        <span class="pill">
          {call.agentId === me ? words.takenByMe : words.takenBy(nameOf(call.agentId))}
        </span>
      )}
    </>
  );
}
