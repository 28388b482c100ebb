import type { AgentSummary, Alarm, LaneItem } from "@presently/shared/protocol";
import {
  ANSWER_ALARM_MS,
  answerAlarmsFromMs,
  PROMISE_ALARM_MS,
} from "@presently/shared/protocol/alarm-times";
import { type Holder, isInLine, isOwedByTeam, type LaneName } from "../desk/lanes.ts";

/** Where each kind of alarm can be seen to. */
export const laneOfAlarm: Readonly<Record<Alarm["kind"], LaneName>> = {
  waiting: "waiting",
  unstaffed: "waiting",
  promise: "promised",
  answer: "unanswered",
};

/** What tells one alarm from another, also from a later one of the same kind at the same place. */
export function nameOfAlarm({ siteId, departmentId, kind, raisedAtMs }: Alarm): string {
  return [siteId ?? "", departmentId, kind, raisedAtMs].join(" ");
}

/** Whether somebody serves a department now: online, with a console open (AL1). */
export function isServed(
  departmentId: string,
  agents: readonly (Holder & Pick<AgentSummary, "departmentIds">)[],
): boolean {
  return agents.some(
    ({ departmentIds, availability, presence, isDisabled }) =>
      availability === "online" &&
      presence !== "offline" &&
      !isDisabled &&
      departmentIds.some((id) => id === departmentId),
  );
}

/** The conversations that an alarm is about now, by the rules that raise it (AL1); where nobody is online, who waits there. */
export function alarmedBy(
  alarm: Alarm,
  items: Iterable<LaneItem>,
  nowMs: number,
  holderOf: (id: string) => Holder | undefined,
): LaneItem[] {
  return [...items].filter(
    (item) =>
      item.departmentId === alarm.departmentId &&
      (alarm.siteId === null || item.siteId === alarm.siteId) &&
      !item.isTest &&
      isMeant(alarm, item, nowMs, holderOf),
  );
}

function isMeant(
  { kind, limitMs }: Alarm,
  item: LaneItem,
  nowMs: number,
  holderOf: (id: string) => Holder | undefined,
): boolean {
  const isThere = isInLine(item) && item.presence === "present";
  switch (kind) {
    case "waiting":
      return isThere && nowMs - item.queuedAtMs >= limitMs;
    case "unstaffed":
      return isThere;
    case "promise":
      return (
        isOwedByTeam(item, holderOf) &&
        (item.promises ?? []).some(({ dueAtMs }) => nowMs >= dueAtMs - PROMISE_ALARM_MS)
      );
    case "answer": {
      const { owesAnswerSinceMs, answerDueAtMs, call } = item;
      const isAnswerDue =
        owesAnswerSinceMs !== null &&
        answerDueAtMs !== null &&
        nowMs >= answerAlarmsFromMs(owesAnswerSinceMs, answerDueAtMs);
      const isCallDue =
        call !== null && call.agentId === null && nowMs >= call.dueAtMs - ANSWER_ALARM_MS;
      return isAnswerDue || isCallDue;
    }
    default:
      return false; // a kind that a newer server knows
  }
}
