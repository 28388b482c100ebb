import type {
  VisitorPresence,
  WaitRange,
  WaitReason,
  WaitRefusal,
} from "@presently/shared/protocol";
import type { Script } from "../store/script.ts";
import { lookForAlarms } from "./alarms.ts";
import { agentConnected, agentLost, agentSilent } from "./agent-presence.ts";
import { boot } from "./boot.ts";
import { fireDeadline } from "./fire-deadline.ts";
import { reconcile } from "./reconcile.ts";
import { noticeScore } from "./score-notice.ts";
import { noticeVisitor } from "./visitor-presence.ts";
import { announceWaits } from "./wait-announce.ts";
import type { Work } from "./work.ts";

/** A range to be shown, or a refusal, for one who waits; the sketch is what the model drew it from (W1). */
export interface WaitToAnnounce {
  readonly conversation: number;
  readonly place: number;
  readonly range: WaitRange | null;
  readonly refusal: WaitRefusal | null;
  /** Why the bound is later than the one shown, if it is. */
  readonly reason: WaitReason | null;
  readonly basis: "measured" | "prior" | "unknown";
  /** A slot is free: there is no wait to be held against. */
  readonly isFree: boolean;
  readonly sketch: readonly number[];
}

/** What the product itself asks. Numbers are the desk's own ids. */
export type SystemCommand =
  /** Once, when the server starts, before anything else. */
  | { readonly type: "boot" }
  /** Every frame may be told; only a change is written. */
  | { readonly type: "agent.connected"; readonly agent: number }
  /** No frame for 15 s, or the last connection is gone. */
  | { readonly type: "agent.silent"; readonly agent: number; readonly lastHeardAtMs: number }
  /** The grace is over before its time: the agent signed out. */
  | { readonly type: "agent.lost"; readonly agent: number }
  | {
      readonly type: "visitor.presence";
      readonly visitor: number;
      readonly presence: VisitorPresence;
    }
  | { readonly type: "deadline.fire"; readonly kind: string; readonly subject: number }
  | { readonly type: "reconcile" }
  /** Whether anything is amiss that whoever directs should know of (AL1). */
  | { readonly type: "alarms.look" }
  | { readonly type: "wait.announce"; readonly waits: readonly WaitToAnnounce[] }
  /** How a department's last promises hold, when that has become news. */
  | {
      readonly type: "score.notice";
      readonly department: number;
      readonly waits: number;
      readonly keptPercent: number;
      readonly boundPercent: number;
      readonly isWithin: boolean;
    };

export function* runSystemCommand(work: Work, command: SystemCommand): Script<void> {
  switch (command.type) {
    case "boot":
      return yield* boot(work);
    case "agent.connected":
      return yield* agentConnected(work, command.agent);
    case "agent.silent":
      return yield* agentSilent(work, command.agent, command.lastHeardAtMs);
    case "agent.lost":
      return yield* agentLost(work, command.agent);
    case "visitor.presence":
      return yield* noticeVisitor(work, command.visitor, command.presence);
    case "deadline.fire":
      return yield* fireDeadline(work, command.kind, command.subject);
    case "reconcile":
      return yield* reconcile(work);
    case "alarms.look":
      return yield* lookForAlarms(work);
    case "wait.announce":
      return yield* announceWaits(work, command.waits);
    case "score.notice":
      return yield* noticeScore(work, command);
  }
}
