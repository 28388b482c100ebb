import { byQueueOrder } from "../queue.ts";
import type { Answer } from "./answer.ts";
import { type AgentAtDesk, DeskPicture, type InLine } from "./desk-picture.ts";
import { isNews, rangeToTell, type Shown, type Tellable } from "./display-rule.ts";
import { Evaluation, firmHighOf } from "./evaluation.ts";
import type { EndedWait } from "./lesson.ts";
import { poolsOf } from "./pools.ts";
import { arrange, type PresentDesk } from "./present-desk.ts";
import { rankIn, type Sketch } from "./quantile-sketch.ts";
import { Random, seedOf } from "./random.ts";
import { RankCalibration } from "./rank-calibration.ts";
import { type Reason, Reasons } from "./reasons.ts";
import type { Timetable } from "./timetable.ts";
import type { Inconsistency, WaitEvent } from "./wait-event.ts";
import { WaitModel } from "./wait-model.ts";

const SECOND = 1000;
/** With nothing happening the waits are looked at again after this long, and after a tenth of the time that nothing has happened. */
const QUIET_LOOK_MS = 15 * SECOND;
const QUIET_PART = 10;
/** What was told runs out at its second, but after half an hour of nothing at its minute: a clock that jumps must not cost a year of looks. */
const RUN_OUT_PART = 30;
/** Looked at in one go: beyond 60 slots less than 2 ms of work. */
const SLICE = 150;

export interface EngineOptions {
  /** Whether a range is told before three chats have ended: a replay does, the widget says that it cannot tell yet. */
  readonly isPriorTold: boolean;
  readonly timetable?: Timetable;
}

/** Something new to be told to one who waits. */
export interface News {
  readonly conversation: string;
  readonly answer: Answer;
  /** Why the bound is later than the one that is shown; null when it is not. */
  readonly reason: Reason | null;
}

/** What one was told first in this wait, which is what her wait is held against, and what is shown now. */
export interface Told {
  readonly firstAtMs: number;
  /** Undefined when she was told no range, or that a slot is free. */
  readonly firstSketch: Sketch | undefined;
  readonly shown: Shown;
}

/** A wait that has ended, and what had been told of it first. `seq` is the number of the event that ended it. */
export interface HeldWait {
  readonly kind: "served" | "left";
  readonly conversation: string;
  readonly line: string;
  readonly sketch: Sketch;
  readonly waitMs: number;
  readonly seq: number;
}

/**
 * The wait engine: a fold over a desk's events that answers, for everybody who waits, how long it will be. The same events in the same order
 * give the same answers, here and in a replay: it has no clock, no chance of its own and no memory but what it was told. An answer changes
 * nothing; what was told, and only that, is what the calibration learns from. (W2)
 */
export class WaitEngine {
  readonly desk = new DeskPicture();
  private readonly model = new WaitModel();
  private readonly calibration = new RankCalibration();
  private readonly evaluation = new Evaluation();
  private readonly told = new Map<string, Told>();
  private readonly reasons = new Reasons();
  private readonly options: EngineOptions;
  private lastSeq = 0;
  private lookedAtMs = -Infinity;
  /** When the first of those ranges runs out that were told. */
  private runsOutAtMs = Infinity;
  /** When the first of the lines in which somebody waits opens or closes, or the first shift begins or ends, as of the last look. */
  private turnsAtMs = Infinity;
  /** The first event since the last look. */
  private changedAtMs: number | undefined;

  constructor(options: EngineOptions) {
    this.options = options;
  }

  /** Holds a wait of before this engine's time against what was told of it, as it was then: in the order in which they ended. */
  learnHeld({ kind, conversation, line, sketch, waitMs, seq }: HeldWait): void {
    const random = new Random(seedOf(conversation), seq);
    const rank = rankIn(sketch, waitMs, random.next());
    if (kind === "served") this.calibration.learnServed(line, rank);
    else this.calibration.learnLeft(line, rank, random.next());
  }

  /** Makes the picture agree with the desk as it stands; what it learned stays. */
  arrange(present: PresentDesk, nowMs: number): void {
    arrange(this.desk, present, nowMs);
    for (const conversation of this.told.keys())
      if (!this.desk.waiting.has(conversation)) this.told.delete(conversation);
    this.changedAtMs ??= nowMs;
  }

  /** Why an event would be passed over, if it would. */
  contradiction(event: WaitEvent): Inconsistency | undefined {
    return this.desk.contradiction(event);
  }

  /** Takes one event; answers why it was passed over, if it was. `seq` is its number in the desk's stream: it seeds what is drawn after it. */
  observe(event: WaitEvent, seq: number): Inconsistency | undefined {
    const wasEmpty = this.desk.waiting.size === 0;
    const slotsBefore = "agent" in event ? (this.desk.agents.get(event.agent)?.capacity ?? 0) : 0;
    const outcome = this.desk.apply(event);
    if (outcome.inconsistency !== undefined) return outcome.inconsistency;
    this.lastSeq = seq;
    // While nobody waits nobody looks, and what happened then is not looked at afterwards.
    if (wasEmpty) this.changedAtMs = undefined;
    this.changedAtMs ??= event.atMs;
    this.noteReason(event, slotsBefore);
    this.model.laterArrivals.watch(event.atMs);
    // What a test's event would teach is of the test alone (TC4).
    const isTest = "isTest" in event && event.isTest === true;
    for (const lesson of outcome.lessons) {
      if ("waitMs" in lesson) this.hold(lesson, isTest);
      if (!isTest) this.model.learn(lesson);
    }
    // Her wait is told anew.
    if (event.kind === "moved") this.told.delete(event.conversation);
    return undefined;
  }

  /** What happened until then was only learned from: nobody looks at it afterwards. */
  beginLooking(nowMs: number): void {
    this.lookedAtMs = nowMs;
    this.changedAtMs = nowMs;
  }

  /** The answer for one who waits, as of now; undefined when nobody of that name does. */
  answerFor(conversation: string, nowMs: number): Answer | undefined {
    const own = this.desk.waiting.get(conversation);
    if (own === undefined || !own.isHere) return undefined;
    const pool = this.pools().find(({ waited }) => waited.includes(own.line));
    if (pool === undefined) return undefined;
    const answer = this.evaluation.answerFor(own, pool, this.circumstances(nowMs));
    return this.withinHours(own.line, answer, nowMs);
  }

  /** Answers for everybody who waits, by conversation. */
  answers(nowMs: number): Map<string, Answer> {
    return new Map(
      [...this.answersInOrder(nowMs)].map(([{ conversation }, answer]) => [conversation, answer]),
    );
  }

  /** Looks at everybody who waits and says what is news to them (W3); what is then told comes back by `wasTold`. */
  look(nowMs: number): News[] {
    return [...this.lookInSlices(nowMs)].flat();
  }

  /** The same, some at a time, whoever is in front first. Between two slices nothing may be observed. */
  *lookInSlices(nowMs: number): Generator<News[]> {
    this.lookedAtMs = nowMs;
    this.changedAtMs = undefined;
    this.turnsAtMs = this.nextTurnMs(nowMs);
    this.runsOutAtMs = Infinity;
    let news: News[] = [];
    let looked = 0;
    for (const [{ conversation }, answer] of this.answersInOrder(nowMs)) {
      looked += 1;
      if (looked % SLICE === 0) {
        yield news;
        news = [];
      }
      const shown = this.told.get(conversation)?.shown ?? null;
      const next = tellable(answer);
      if (!isNews(shown, next, nowMs)) {
        if (shown !== null) this.noteEnd(shown);
        continue;
      }
      const told = { ...answer, range: rangeToTell(shown, next, nowMs) ?? answer.range };
      news.push({ conversation, answer: told, reason: this.reasonFor(conversation, told, nowMs) });
    }
    yield news;
  }

  private noteEnd({ atMs, range }: Shown): void {
    if (range !== null) this.runsOutAtMs = Math.min(this.runsOutAtMs, atMs + range.expectedMs);
  }

  /** Why she is told a later bound, or none any more; null when it is not later, or nothing is known that explains a refusal. */
  private reasonFor(conversation: string, answer: Answer, nowMs: number): Reason | null {
    const shown = this.told.get(conversation)?.shown;
    const own = this.desk.waiting.get(conversation);
    if (shown === undefined || shown.range === null || own === undefined) return null;
    const reason = this.reasons.since(shown.atMs, own.line, (other) => {
      const place = this.desk.waiting.get(other);
      // Who waits no more was served before her, or left.
      return other !== conversation && (place === undefined || byQueueOrder(place, own) < 0);
    });
    if (answer.refusal !== null) return reason === "longChats" ? null : reason;
    const isLater = nowMs + answer.range.highMs > shown.atMs + shown.range.highMs;
    return isLater ? reason : null;
  }

  private noteReason(event: WaitEvent, slotsBefore: number): void {
    if ("agent" in event) {
      const agent = this.desk.agents.get(event.agent);
      const isLess = agent !== undefined && agent.capacity < slotsBefore;
      if (isLess) this.reasons.fewerAgents(agent.lines, event.atMs);
      return;
    }
    const one = this.desk.waiting.get(event.conversation);
    if (one === undefined || !one.isHere) return;
    const isAhead = one.isReturned || one.priority > 0 || one.rankMs < event.atMs;
    if (isAhead) this.reasons.cameAhead(one.line, event.conversation, event.atMs);
  }

  /** That answer was announced to that visitor then. */
  wasTold(conversation: string, answer: Answer, atMs: number): void {
    const { refusal, range } = tellable(answer);
    const shown = { atMs, range, refusal };
    this.noteEnd(shown);
    const before = this.told.get(conversation);
    if (before !== undefined) this.told.set(conversation, { ...before, shown });
    else {
      const isHeld = range !== null && !answer.isNext;
      const firstSketch = isHeld ? answer.sketch : undefined;
      this.told.set(conversation, { firstAtMs: atMs, firstSketch, shown });
    }
  }

  /** What was told in a wait that goes on, as it was written down. */
  remember(conversation: string, told: Told): void {
    if (!this.desk.waiting.has(conversation)) return;
    this.told.set(conversation, told);
    this.noteEnd(told.shown);
  }

  /**
   * When to look next if nothing happens until then: at the next full second after something has happened, else after a while, when what
   * somebody was told runs out, and when a line opens or closes or a shift begins or ends. Undefined while nobody waits.
   */
  nextLookMs(): number | undefined {
    if (this.desk.waiting.size === 0) return undefined;
    if (this.changedAtMs !== undefined) {
      const second = (Math.floor(this.changedAtMs / SECOND) + 1) * SECOND;
      return Math.max(second, this.lookedAtMs + SECOND);
    }
    const quietMs = this.lookedAtMs - this.desk.nowMs;
    let nextMs = this.lookedAtMs + Math.max(QUIET_LOOK_MS, quietMs / QUIET_PART);
    nextMs = Math.min(nextMs, this.turnsAtMs, this.runsOutAtMs);
    return Math.ceil(Math.max(nextMs, this.lookedAtMs + Math.max(SECOND, quietMs / RUN_OUT_PART)));
  }

  private nextTurnMs(nowMs: number): number {
    const { timetable } = this.options;
    if (timetable === undefined) return Infinity;
    const times = [
      ...this.desk.waiting.lines().map((line) => timetable.closed(line, nowMs)),
      ...[...this.desk.agents.keys()].map((agent) => timetable.offDuty(agent, nowMs)),
    ];
    const turns = times.flatMap((off) => (off === null ? [] : [off.fromMs, off.untilMs]));
    return Math.min(...turns.filter((atMs) => atMs > nowMs), Infinity);
  }

  private pools() {
    const agents = [...this.desk.agents.values()];
    return poolsOf(agents.filter(isToReckonWith), this.desk.waiting);
  }

  private *answersInOrder(nowMs: number): Generator<readonly [InLine, Answer]> {
    for (const pool of this.pools())
      for (const [visitor, answer] of this.evaluation.answers(pool, this.circumstances(nowMs)))
        yield [visitor, this.withinHours(visitor.line, answer, nowMs)];
  }

  private circumstances(nowMs: number) {
    const { isPriorTold, timetable } = this.options;
    return { nowMs, isPriorTold, timetable, model: this.model, calibration: this.calibration };
  }

  /** An agent who is busy until the shutters fall serves nobody after it, and nobody is there before they are up. (W8) */
  private withinHours(line: string, answer: Answer, nowMs: number): Answer {
    const off = this.options.timetable?.closed(line, nowMs) ?? null;
    if (off === null || answer.isNext || nowMs + answer.range.lowMs < off.fromMs) return answer;
    return { ...answer, refusal: "nobodyAvailable" };
  }

  /** A wait has ended: holds it against what was told, unless it was a test's. */
  private hold(lesson: EndedWait, isTest: boolean): void {
    const { conversation, line, endedAtMs } = lesson;
    // Who moves leaves the line of which she was told, though she waits on (TO4).
    const kind = lesson.kind === "served" ? "served" : "left";
    const told = this.told.get(conversation);
    this.told.delete(conversation);
    const sketch = told?.firstSketch;
    if (told === undefined || sketch === undefined || isTest) return;
    const waitMs = Math.max(0, endedAtMs - told.firstAtMs);
    this.learnHeld({ kind, conversation, line, sketch, waitMs, seq: this.lastSeq });
  }
}

/** Who was never at work and did not say when they will be is hired, or looked in: a newcomer if they come, as in a trace. (W7) */
function isToReckonWith({ hasWorked, backAtMs }: AgentAtDesk): boolean {
  return hasWorked || backAtMs !== undefined;
}

function tellable(answer: Answer): Tellable & { readonly refusal: Answer["refusal"] } {
  const { range, refusal } = answer;
  return {
    range: refusal === null ? range : null,
    refusal,
    firmHighMs: firmHighOf(answer),
    isFree: answer.isNext,
  };
}
