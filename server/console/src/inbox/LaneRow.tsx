import type { JSX } from "preact";
import type { AgentId, LaneItem, Tag } from "@presently/shared/protocol";
import { calm } from "@presently/shared/view/calm";
import type { LaneName } from "../desk/lanes.ts";
import { isInLine, promisedUntilMs, urgencyOf } from "../desk/lanes.ts";
import { namesOf } from "../ending/suggested-ending.ts";
import { t } from "../i18n/index.ts";
import { Age, useSecondsUntil } from "../ui/Age.tsx";
import { visitorNameOf } from "../ui/display-text.ts";
import { BellIcon, ClipIcon, ReturnedIcon } from "../ui/icons.tsx";
import { momentOf } from "../ui/moment.ts";
import { useNowMs } from "../ui/now.ts";
import { questionsLeft } from "../questions/open-questions.ts";
import { PromiseMark } from "../promises/PromiseMark.tsx";
import { CallMarks } from "./CallMarks.tsx";

interface LaneRowProps {
  item: LaneItem;
  lane: LaneName;
  me: AgentId;
  isOpen: boolean;
  hasDraft: boolean;
  nameOf: (agentId: string) => string;
  tags: readonly Tag[];
}

/** One conversation of a lane: who, the last words, and what presses. */
export function LaneRow({
  item,
  lane,
  me,
  isOpen,
  hasDraft,
  nameOf,
  tags,
}: LaneRowProps): JSX.Element {
  const urgency = urgencyOf(item, useNowMs(5000));
  const isReachable = item.presence === "present" || !isInLine(item);
  return (
    <a
      class={`lane-row is-${urgency}${isReachable ? "" : " is-away"}`}
      href={`/console/inbox/${lane}/${item.conversationId}`}
      aria-current={isOpen ? "true" : undefined}
      id={`row-${item.conversationId}`}
    >
      {isInLine(item) && (
        <span class="lane-place">
          {item.place === null ? "•" : t.inbox.place(item.place)}
          {item.place !== null && (
            <span class="only-for-readers"> {t.inbox.placeLabel(item.place)}</span>
          )}
        </span>
      )}
      <span class="lane-main">
        <span class="lane-top">
          <bdi class="lane-name">{visitorNameOf(item.visitorName)}</bdi>
          {item.complaint !== undefined && <span class="pill is-bad">{t.complaints.lane}</span>}
          {item.isTest && <span class="pill is-warn">{t.inbox.test}</span>}
          {hasDraft && <span class="pill">{t.thread.compose.draft}</span>}
          <span class="lane-age">{ageOf(item)}</span>
        </span>
        <LastWords item={item} />
        <TagNames item={item} tags={tags} />
        <Marks item={item} lane={lane} me={me} urgency={urgency} nameOf={nameOf} />
      </span>
    </a>
  );
}

function ageOf(item: LaneItem): JSX.Element {
  if (isInLine(item)) return <Age sinceMs={item.queuedAtMs} words={t.inbox.waitingFor} />;
  if (item.owesAnswerSinceMs !== null) return <Age sinceMs={item.owesAnswerSinceMs} />;
  return <Age sinceMs={item.closedAtMs ?? item.lastMessage?.atMs ?? item.queuedAtMs} />;
}

function LastWords({ item }: { item: LaneItem }): JSX.Element {
  const last = item.lastMessage;
  if (last === null) return <span class="lane-words is-none">{t.inbox.noMessage}</span>;
  return (
    <span class="lane-words" dir="auto">
      {!last.isFromVisitor && <span class="lane-reply">↩ </span>}
      {calm(last.text)}
    </span>
  );
}

/** What it is tagged with, quietly: it tells what the conversation is about, and asks for nothing (TG2). */
function TagNames({ item, tags }: Pick<LaneRowProps, "item" | "tags">): JSX.Element | null {
  const names = namesOf(item.tagIds ?? [], tags);
  if (names.length === 0) return null;
  return (
    <span class="lane-tags" dir="auto">
      <span class="only-for-readers">{t.endings.tags}: </span>
      {names.join(" · ")}
    </span>
  );
}

interface MarksProps extends Pick<LaneRowProps, "item" | "lane" | "me" | "nameOf"> {
  urgency: "calm" | "soon" | "late";
}

function Marks({ item, lane, me, urgency, nameOf }: MarksProps): JSX.Element {
  const words = t.inbox;
  const left = questionsLeft(item, useNowMs(5000));
  return (
    <span class="lane-marks">
      {item.isReturned && isInLine(item) && (
        <span class="pill is-warn">
          <ReturnedIcon /> {words.returned}
        </span>
      )}
      {item.hasUnopenedFiles && (
        <span class="pill is-warn">
          <ClipIcon /> {t.files.notOpenedInLane}
        </span>
      )}
      {left > 0 && <span class="pill is-warn">{t.questions.open(left)}</span>}
      {item.callback !== null && <CalledBack callback={item.callback} />}
      {item.offeredTo !== null && (
        <span class="pill is-accent">
          {item.offeredTo === me ? words.offeredToYou : words.offeredTo(nameOf(item.offeredTo))}
        </span>
      )}
      {item.call !== null && (
        <CallMarks call={item.call} me={me} urgency={urgency} nameOf={nameOf} />
      )}
      {item.state === "messageLeft" && item.call === null && (
        <span class="pill">{words.leftMessage}</span>
      )}
      {lane === "team" ||
      ((lane === "unanswered" || lane === "promised") &&
        item.agentId !== null &&
        item.agentId !== me)
        ? item.agentId !== null && <span class="pill">{words.with(nameOf(item.agentId))}</span>
        : null}
      {isInLine(item) && item.presence !== "present" && (
        <span class="pill">{words.presence[item.presence]}</span>
      )}
      {(item.promises ?? []).map((promise) => (
        <PromiseMark key={promise.kind} promise={promise} />
      ))}
      {(isInLine(item) || (item.owesAnswerSinceMs !== null && item.call === null)) && (
        <Promised item={item} urgency={urgency} />
      )}
    </span>
  );
}

/** That the visitor is away on purpose, and once they are called, how long they have. */
function CalledBack({ callback }: { callback: NonNullable<LaneItem["callback"]> }): JSX.Element {
  const { turnUntilMs } = callback;
  return (
    <span class={turnUntilMs === null ? "pill" : "pill is-accent"}>
      <BellIcon />{" "}
      {turnUntilMs === null ? t.inbox.callback.asked : <TimeToCome untilMs={turnUntilMs} />}
    </span>
  );
}

function TimeToCome({ untilMs }: { untilMs: number }): JSX.Element {
  const left = useSecondsUntil(untilMs);
  return <>{left > 0 ? t.inbox.callback.called(left) : t.inbox.callback.notBack}</>;
}

/** What the visitor was told or promised, how old that is, and whether it still holds. */
function Promised({
  item,
  urgency,
}: {
  item: LaneItem;
  urgency: MarksProps["urgency"];
}): JSX.Element | null {
  const untilMs = promisedUntilMs(item);
  const nowMs = useNowMs(60_000);
  if (untilMs === null)
    return isInLine(item) ? <span class="lane-told">{t.inbox.notPromised}</span> : null;
  if (urgency === "late")
    return (
      <span class="pill is-bad">
        <Age
          sinceMs={untilMs}
          words={isInLine(item) ? t.inbox.promiseBroken : t.inbox.answerOverdue}
        />
      </span>
    );
  if (item.announced === null)
    return (
      <span class={urgency === "soon" ? "lane-told is-soon" : "lane-told"}>
        {t.inbox.answerBy(momentOf(untilMs, nowMs))}
      </span>
    );
  const told = t.inbox.range(item.announced.range.lowMs, item.announced.range.highMs);
  return (
    <span class={urgency === "soon" ? "lane-told is-soon" : "lane-told"}>
      <Age sinceMs={item.announced.atMs} words={(ago) => t.inbox.promised(told, ago)} />
    </span>
  );
}
