import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { LaneItem } from "@presently/shared/protocol";
import { isHeld, type LaneName, promisedUntilMs, urgencyOf } from "../desk/lanes.ts";
import { t } from "../i18n/index.ts";
import { conversationHref, laneHref } from "../pages/address.ts";
import { Age } from "../ui/Age.tsx";
import { visitorNameOf } from "../ui/display-text.ts";
import { momentOf } from "../ui/moment.ts";
import { useNowMs } from "../ui/now.ts";
import { AssignButton } from "./AssignButton.tsx";
import { UrgencyMark } from "./UrgencyMark.tsx";

/** Rows of a list beside the queue; the rest is one press away, in its lane. */
const ROWS = 5;

interface DueListProps {
  title: string;
  none: string;
  lane: LaneName;
  items: readonly LaneItem[];
  nameOf: (agentId: string) => string;
  onAssign: (item: LaneItem) => void;
}

/** The first of what is owed to visitors who are not in line (BO1). */
export function DueList(props: DueListProps): JSX.Element {
  const { title, none, lane, items } = props;
  const id = useId();
  return (
    <section class="panel board-due" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {items.length === 0 && <p class="field-hint">{none}</p>}
      <ul>
        {items.slice(0, ROWS).map((item) => (
          <li key={item.conversationId}>
            <Row {...props} item={item} />
          </li>
        ))}
      </ul>
      {items.length > ROWS && <a href={laneHref(lane)}>{t.board.all(t.inbox.lanes[lane])}</a>}
    </section>
  );
}

function Row({ item, lane, nameOf, onAssign }: DueListProps & { item: LaneItem }): JSX.Element {
  const nowMs = useNowMs(5000);
  const untilMs = lane === "promised" ? item.promises?.[0]?.dueAtMs : promisedUntilMs(item);
  return (
    <>
      <span class="board-who">
        <a class="board-name" href={conversationHref(lane, item.conversationId)}>
          <bdi>{visitorNameOf(item.visitorName)}</bdi>
        </a>
        {item.agentId !== null && (
          <span class="field-hint">{t.inbox.with(nameOf(item.agentId))}</span>
        )}
      </span>
      <span class="board-age">
        {lane === "promised" && untilMs != null
          ? momentOf(untilMs, nowMs)
          : item.owesAnswerSinceMs !== null && <Age sinceMs={item.owesAnswerSinceMs} />}
      </span>
      <UrgencyMark urgency={urgencyOf(item, nowMs)} />
      {isHeld(item) && (
        <span class="board-acts">
          <AssignButton item={item} onAssign={onAssign} />
        </span>
      )}
    </>
  );
}
