import type { WaitFact } from "../domain/wait-facts.ts";
import { BRIEF_ABSENCE_MS } from "../domain/wait-facts.ts";
import { type EndedWait, scoreOf } from "../domain/wait-score.ts";
import type { Timetable } from "../domain/wait/timetable.ts";
import type { FactAt } from "../views/wait-history.ts";
import { waitEventOf } from "./fact-event.ts";
import type { HistoryReport, Stretch } from "./history-report.ts";
import { Replay, type Said } from "./replay.ts";

/** Waits that a report names one by one. */
const NAMED = 10_000;

type Waiting = Pick<Said, "atMs" | "place" | "answer">;
type Ended = EndedWait & { readonly line: number };

/**
 * A desk's own history in the hands of the engine: the same facts that the live desk follows, through the same replay as any trace. What was
 * really announced then plays no part. (W12)
 */
export class HistoryReplay {
  readonly #replay: Replay;
  readonly #waiting = new Map<string, Waiting>();
  readonly #ended: Ended[] = [];
  #unread = 0;
  #nowMs = -Infinity;

  /** `timetable` as the live desk has it: whoever would be reached after closing time is told no time (W8). */
  constructor(timetable: Timetable = { closed: () => null, offDuty: () => null }) {
    // With too little history the live desk tells no time.
    this.#replay = new Replay({ isPriorTold: false, timetable });
  }

  /** Takes a fact that only teaches: of the time before. */
  learn({ atMs, deskSeq, fact, isTest }: FactAt): void {
    if (fact === undefined) this.#unread += 1;
    else this.#replay.learn(waitEventOf(fact, this.#at(atMs), isTest), deskSeq);
  }

  /** Takes a fact of the time that is looked at. */
  follow({ atMs, deskSeq, fact, isTest = false }: FactAt): void {
    if (fact === undefined) {
      this.#unread += 1;
      return;
    }
    const end = endOf(fact);
    const event = waitEventOf(fact, this.#at(atMs), isTest);
    // What is said before the event is said in the wait that it ends, if it ends one.
    const said = this.#replay.follow(event, deskSeq);
    this.#hear(said.filter((one) => one.atMs < event.atMs));
    if (end !== undefined) this.#end(end, event.atMs, isTest);
    // What was told before was told of another line, and is held against nothing.
    if (fact.kind === "moved") this.#waiting.delete(String(fact.conversation));
    this.#hear(said.filter((one) => one.atMs >= event.atMs));
  }

  /** What is counted of the time that was looked at. */
  stretch(): Stretch {
    const utcHour = (atMs: number): number => new Date(atMs).getUTCHours();
    const served = this.#ended.filter(({ outcome }) => outcome === "served");
    const waitedMs = served.reduce((sum, { atMs, endedAtMs }) => sum + endedAtMs - atMs, 0);
    return {
      score: scoreOf(this.#ended, utcHour),
      left: this.#ended.length - served.length,
      waitedMs: served.length === 0 ? null : Math.round(waitedMs / served.length),
    };
  }

  report(fromMs: number, untilMs: number): HistoryReport {
    return {
      fromMs,
      untilMs,
      ignored: this.#replay.ignored + this.#unread,
      ...this.stretch(),
      waits: this.#ended.slice(-NAMED).map(({ endedAtMs, ...wait }) => ({
        ...wait,
        waitedMs: endedAtMs - wait.atMs,
      })),
    };
  }

  #hear(said: readonly Said[]): void {
    for (const { conversation, ...told } of said)
      if (!this.#waiting.has(conversation)) this.#waiting.set(conversation, told);
  }

  #end({ conversation, line, outcome, awayMs }: End, nowMs: number, isTest: boolean): void {
    const told = this.#waiting.get(String(conversation));
    this.#waiting.delete(String(conversation));
    // With a slot free there was no wait to be told of; a test's is nobody's (TC1).
    if (told === undefined || told.answer.isNext || isTest) return;
    const { atMs, place, answer } = told;
    const isTold = answer.refusal === null;
    this.#ended.push({
      atMs,
      line,
      place,
      lowMs: answer.range.lowMs,
      expectedMs: answer.range.expectedMs,
      highMs: isTold ? answer.range.highMs : null,
      refusal: answer.refusal,
      outcome,
      endedAtMs: Math.max(atMs, nowMs - awayMs),
    });
  }

  /** Clocks that were set back make nothing happen earlier than what came before it. */
  #at(atMs: number): number {
    this.#nowMs = Math.max(this.#nowMs, atMs);
    return this.#nowMs;
  }
}

interface End {
  readonly conversation: number;
  readonly line: number;
  readonly outcome: "served" | "left";
  readonly awayMs: number;
}

/** The end of a wait that a fact tells of, if it does (W14). */
function endOf(fact: WaitFact): End | undefined {
  switch (fact.kind) {
    case "accepted":
      return { ...fact, outcome: "served", awayMs: 0 };
    case "left":
      return { ...fact, outcome: "left" };
    case "came":
      return fact.awayMs >= BRIEF_ABSENCE_MS ? { ...fact, outcome: "left" } : undefined;
    case "queued":
    case "gone":
    case "moved":
    case "ended":
    case "brokeOff":
    case "slots":
      return undefined;
  }
}
