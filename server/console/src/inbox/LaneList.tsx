import type { ComponentChildren, JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import type { AgentId, ConversationId, LaneItem, Tag } from "@presently/shared/protocol";
import type { LaneName } from "../desk/lanes.ts";
import { t } from "../i18n/index.ts";
import { useActions } from "../keys/actions.ts";
import { LaneRow } from "./LaneRow.tsx";

/** How many rows are drawn at first and with each "show more": 2,000 waiting must not freeze a phone. */
export const ROWS_AT_ONCE = 60;

interface LaneListProps {
  lane: LaneName;
  items: readonly LaneItem[];
  isLoading: boolean;
  me: AgentId;
  openId: ConversationId | undefined;
  begunDrafts: ReadonlySet<string>;
  nameOf: (agentId: string) => string;
  tags: readonly Tag[];
  /** What stands above the rows: accepting the next one. */
  children?: ComponentChildren;
}

export function LaneList(props: LaneListProps): JSX.Element {
  const [shown, setShown] = useState(ROWS_AT_ONCE);
  const { lane, items, openId } = props;
  const rows = items.slice(0, shown);
  const list = useRef<HTMLElement>(null);
  const step = (by: 1 | -1) => () => list.current !== null && focusRow(list.current, by);
  useActions({ "list.next": step(1), "list.previous": step(-1) });
  return (
    <section class="lane-list" aria-labelledby="lane-title" ref={list}>
      <header class="lane-head">
        <div>
          <h1 id="lane-title" tabIndex={-1}>
            {t.inbox.lanes[lane]}
          </h1>
          <p class="field-hint">{t.inbox.laneHints[lane]}</p>
        </div>
        {props.children}
      </header>
      <div class="lane-scroll">
        {items.length === 0 ? (
          <Empty lane={lane} isLoading={props.isLoading} />
        ) : (
          <ul class="lane-rows">
            {rows.map((item, index) => (
              <li key={item.conversationId} aria-setsize={items.length} aria-posinset={index + 1}>
                <LaneRow
                  item={item}
                  lane={lane}
                  me={props.me}
                  isOpen={item.conversationId === openId}
                  hasDraft={props.begunDrafts.has(item.conversationId)}
                  nameOf={props.nameOf}
                  tags={props.tags}
                />
              </li>
            ))}
          </ul>
        )}
        {items.length > rows.length && (
          <div class="lane-more">
            <button
              type="button"
              class="button is-small"
              onClick={() => setShown(shown + ROWS_AT_ONCE)}
            >
              {t.inbox.showMore(Math.min(ROWS_AT_ONCE, items.length - rows.length))}
            </button>
            <p class="field-hint">{t.inbox.shownOf(rows.length, items.length)}</p>
          </div>
        )}
      </div>
    </section>
  );
}

/** Gives the focus to the row after or before the one that has it, else the open one; "show more" is the last. */
function focusRow(list: HTMLElement, by: 1 | -1): void {
  const rows = [...list.querySelectorAll<HTMLElement>(".lane-row, .lane-more button")];
  const focused = rows.indexOf(list.ownerDocument.activeElement as HTMLElement); // -1 for what is no row
  const at = focused === -1 ? rows.findIndex((row) => row.ariaCurrent === "true") : focused;
  rows[at === -1 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
}

function Empty({ lane, isLoading }: { lane: LaneName; isLoading: boolean }): JSX.Element {
  if (isLoading) return <p class="empty">{t.inbox.loadingLanes}</p>;
  return (
    <div class="empty">
      <h2>{t.inbox.empty[lane].title}</h2>
      <p>{t.inbox.empty[lane].text}</p>
    </div>
  );
}
