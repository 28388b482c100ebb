import type { JSX } from "preact";
import type { AgentId, LaneItem } from "@presently/shared/protocol";
import { calm } from "@presently/shared/view/calm";
import { t } from "../i18n/index.ts";
import { Age } from "../ui/Age.tsx";
import { PhoneIcon } from "../ui/icons.tsx";
import { momentOf } from "../ui/moment.ts";
import { useNowMs } from "../ui/now.ts";

interface CallBarProps {
  call: NonNullable<LaneItem["call"]>;
  /** What the visitor wrote last before they asked to be called; undefined where nothing of it is loaded. */
  about: string | undefined;
  me: AgentId;
  nameOf: (agentId: string) => string;
  onTake: () => void;
  onRecord: () => void;
}

/** The call that is owed to the visitor: the number to call, by when, what it is about, who calls, and how it went (PH2). */
export function CallBar(props: CallBarProps): JSX.Element {
  const { call, about, me } = props;
  const words = t.calls;
  const nowMs = useNowMs(60_000);
  const isOverdue = nowMs >= call.dueAtMs;
  return (
    <div class={isOverdue ? "thread-bar call-bar is-late" : "thread-bar call-bar"}>
      <div class="call-facts">
        <p>
          <a class="call-number" href={`tel:${call.phone.replaceAll(" ", "")}`}>
            <PhoneIcon /> <bdi>{call.phone}</bdi>
          </a>{" "}
          {isOverdue ? (
            <Age sinceMs={call.dueAtMs} words={words.overdue} />
          ) : (
            words.due(momentOf(call.dueAtMs, nowMs))
          )}
          {call.tries > 0 && ` · ${words.tries(call.tries)}`}
          {call.agentId !== null &&
            ` · ${call.agentId === me ? words.takenByMe : words.takenBy(props.nameOf(call.agentId))}`}
        </p>
        {about !== undefined && (
          <p class="call-about">
            {words.about} <q dir="auto">{calm(about)}</q>
          </p>
        )}
      </div>
      <div class="call-acts">
        {call.agentId !== me && (
          <button type="button" class="button is-small" onClick={props.onTake}>
            {call.agentId === null ? words.take : words.takeOver}
          </button>
        )}
        <button type="button" class="button is-small is-main" onClick={props.onRecord}>
          {words.record}
        </button>
      </div>
    </div>
  );
}
