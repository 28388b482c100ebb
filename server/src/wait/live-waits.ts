import type { Answer } from "../domain/wait/answer.ts";
import { type News, type Told, type HeldWait, WaitEngine } from "../domain/wait/engine.ts";
import type { PresentDesk } from "../domain/wait/present-desk.ts";
import type { DeskHours, FactAt } from "../views/wait-history.ts";
import { DeskTimetable } from "./desk-timetable.ts";
import { waitEventOf } from "./fact-event.ts";

/** News for one who waits, and where they stand in their line: 1 = next. */
export interface NewsInPlace extends News {
  readonly place: number;
}

/** The wait engine as the live desk feeds it: by the desk's facts, in the order of its stream. */
export class LiveWaits {
  /** The last fact that was followed. */
  upto = 0;
  /** Facts, and what was told of waits, that were passed over: they could not be read, or contradict what came before. */
  ignored = 0;
  /** Whether one of them was, since the picture was last put right. */
  isDoubtful = false;
  readonly #timetable = new DeskTimetable();
  readonly #engine = new WaitEngine({
    isPriorTold: false,
    timetable: this.#timetable,
  });

  /** Follows what has happened. Clocks that were set back make nothing happen earlier than what came before it. */
  follow(facts: readonly FactAt[], nowMs: number): void {
    for (const { deskSeq, atMs, fact, isTest } of facts) {
      this.upto = Math.max(this.upto, deskSeq);
      const event =
        fact === undefined
          ? undefined
          : waitEventOf(fact, Math.max(this.#engine.desk.nowMs, Math.min(atMs, nowMs)), isTest);
      if (event !== undefined && this.#engine.observe(event, deskSeq) === undefined) continue;
      this.ignored += 1;
      this.isDoubtful = true;
    }
  }

  /** Takes the desk as it stands for right, and the hours of its lines and agents. `upto`: the last event it includes. */
  arrange(present: PresentDesk, hours: DeskHours, upto: number, nowMs: number): void {
    this.#timetable.change(hours);
    this.upto = Math.max(this.upto, upto);
    this.#engine.arrange(present, nowMs);
    this.isDoubtful = false;
  }

  learnHeld(held: readonly HeldWait[]): void {
    for (const wait of held) this.#engine.learnHeld(wait);
  }

  /** What was told, as it was committed. What a clock that was ahead has written down was told by now, or nothing new would be told until then. */
  remember(told: ReadonlyMap<string, Told>, nowMs: number): void {
    for (const [conversation, { firstAtMs, firstSketch, shown }] of told) {
      this.#engine.remember(conversation, {
        firstAtMs: Math.min(firstAtMs, nowMs),
        firstSketch,
        shown: { ...shown, atMs: Math.min(shown.atMs, nowMs) },
      });
    }
  }

  get isAnybodyWaiting(): boolean {
    return this.#engine.desk.waiting.size > 0;
  }

  /** Everybody in line, by the desk's numbers. */
  waiting(): number[] {
    return [...this.#engine.desk.waiting.values()].map(({ conversation }) => Number(conversation));
  }

  /** What the engine would say to everybody in line. */
  answers(nowMs: number): ReadonlyMap<string, Answer> {
    return this.#engine.answers(nowMs);
  }

  /** What is news to those who wait, when it is time to look, some of them at a time; nothing before. */
  *news(nowMs: number): Generator<readonly NewsInPlace[]> {
    const lookMs = this.#engine.nextLookMs();
    if (lookMs === undefined || nowMs < lookMs) return;
    const { waiting } = this.#engine.desk;
    for (const news of this.#engine.lookInSlices(Math.max(nowMs, this.#engine.desk.nowMs)))
      yield news.map((one) => ({ ...one, place: waiting.placeOf(one.conversation) ?? 1 }));
  }
}
