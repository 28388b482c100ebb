import type { JSX } from "preact";
import type { LaneItem } from "@presently/shared/protocol";
import { calm } from "@presently/shared/view/calm";
import { urgencyOf } from "../desk/lanes.ts";
import { t } from "../i18n/index.ts";
import { conversationHref } from "../pages/address.ts";
import { Age } from "../ui/Age.tsx";
import { visitorNameOf } from "../ui/display-text.ts";
import { useNowMs } from "../ui/now.ts";
import { AssignButton } from "./AssignButton.tsx";
import { UrgencyMark } from "./UrgencyMark.tsx";
import { VirtualList } from "./VirtualList.tsx";

interface WaitingListProps {
  items: readonly LaneItem[];
  nameOf: (agentId: string) => string;
  /** Site and department of one, where they differ; else empty. */
  partOf: (item: LaneItem) => string;
  onTake: (item: LaneItem) => void;
  onAssign: (item: LaneItem) => void;
}

const keyOf = ({ conversationId }: LaneItem): string => conversationId;

/** Everybody in line, in the order of the queue (BO1). */
export function WaitingList(props: WaitingListProps): JSX.Element {
  const { items } = props;
  return (
    <section class="panel board-waiting" aria-labelledby="board-waiting">
      <h2 id="board-waiting">{t.board.waiting(items.length)}</h2>
      {items.length === 0 ? (
        <p class="empty">{t.board.noneWaiting}</p>
      ) : (
        <VirtualList
          items={items}
          keyOf={keyOf}
          label={t.board.waiting(items.length)}
          hasKeys
          row={(item) => <Row {...props} item={item} />}
        />
      )}
    </section>
  );
}

function Row({
  item,
  nameOf,
  partOf,
  onTake,
  onAssign,
}: WaitingListProps & { item: LaneItem }): JSX.Element {
  const name = visitorNameOf(item.visitorName);
  const urgency = urgencyOf(item, useNowMs(5000));
  const part = partOf(item);
  return (
    <div class={`board-row is-${urgency}`}>
      <span class="board-place">
        {item.place === null ? (
          "•"
        ) : (
          <>
            <span aria-hidden="true">{t.inbox.place(item.place)}</span>
            <span class="only-for-readers">{t.inbox.placeLabel(item.place)}</span>
          </>
        )}
      </span>
      <span class="board-who">
        <a class="board-name" href={conversationHref("waiting", item.conversationId)}>
          <bdi>{name}</bdi>
        </a>
        {item.isTest && <span class="pill is-warn">{t.inbox.test}</span>}
        {item.isReturned && <span class="pill">{t.inbox.returned}</span>}
        {item.offeredTo !== null && (
          <span class="pill is-accent">{t.inbox.offeredTo(nameOf(item.offeredTo))}</span>
        )}
        {item.presence !== "present" && <span class="pill">{t.inbox.presence[item.presence]}</span>}
      </span>
      <span class="board-words" dir="auto">
        {item.lastMessage === null ? t.inbox.noMessage : calm(item.lastMessage.text)}
      </span>
      {part !== "" && <span class="board-part">{part}</span>}
      <span class="board-age">
        <Age sinceMs={item.queuedAtMs} />
      </span>
      <UrgencyMark urgency={urgency} />
      <span class="board-acts">
        <button
          type="button"
          class="button is-small"
          aria-label={t.board.takeOf(name)}
          onClick={() => onTake(item)}
        >
          {t.board.take}
        </button>
        <AssignButton item={item} onAssign={onAssign} />
      </span>
    </div>
  );
}
