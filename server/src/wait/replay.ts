import type { Answer } from "../domain/wait/answer.ts";
import { type EngineOptions, WaitEngine } from "../domain/wait/engine.ts";
import type { WaitEvent } from "../domain/wait/wait-event.ts";
import { eventOf } from "./trace-line.ts";

/** What a visitor would have been told at `t`, in ms from then. Without an upper bound no time is told. */
export interface Prediction {
  readonly t: number;
  readonly conversationId: string;
  readonly lowMs: number;
  readonly expectedMs: number;
  readonly highMs: number | null;
}

/** What one who waits would have been told then, and where she stood. */
export interface Said {
  readonly atMs: number;
  readonly conversation: string;
  readonly place: number;
  readonly answer: Answer;
}

/** A line of a trace that means nothing; lines are counted from 1. */
export class MalformedLine extends Error {
  override readonly name = "MalformedLine";
  readonly line: number;

  constructor(line: number) {
    super(`line ${line} is malformed`);
    this.line = line;
  }
}

/**
 * Replays what happened on a desk: what its engine would have told its visitors. `read` takes a trace line by line, `follow` event by event;
 * both answer what is to be said once that is known, and never anything that what comes later could change. Empty lines say nothing. Throws
 * `MalformedLine`. (W12)
 */
export class Replay {
  /** Lines that were well formed and contradicted what came before; they were passed over. */
  ignored = 0;
  private lines = 0;
  private readonly engine: WaitEngine;

  constructor(options: EngineOptions = { isPriorTold: true }) {
    this.engine = new WaitEngine(options);
  }

  read(line: string): Prediction[] {
    this.lines += 1;
    if (line.trim() === "") return [];
    const event = eventOf(line);
    if (event === undefined) throw new MalformedLine(this.lines);
    return this.follow(event, this.lines).map(predictionOf);
  }

  /** Takes an event without anything being said: what is learned before the replay proper begins. */
  learn(event: WaitEvent, seq: number): void {
    if (this.engine.observe(event, seq) !== undefined) this.ignored += 1;
    else this.engine.beginLooking(event.atMs);
  }

  /** Takes an event, whose number in its stream is `seq`. */
  follow(event: WaitEvent, seq: number): Said[] {
    // A line that is passed over may carry any time: it says nothing of what had come to be by then.
    if (this.engine.contradiction(event) !== undefined) {
      this.ignored += 1;
      return [];
    }
    const said = this.lookUntil(event.atMs);
    this.engine.observe(event, seq);
    if (event.kind === "queued") {
      const answer = this.engine.answerFor(event.conversation, event.atMs);
      if (answer !== undefined) said.push(this.tell(event.conversation, answer, event.atMs));
    }
    return said;
  }

  /** The looks that lie before a moment: speaking of them waits until the event that ends them has been read. */
  private lookUntil(untilMs: number): Said[] {
    const said: Said[] = [];
    for (;;) {
      const lookMs = this.engine.nextLookMs();
      if (lookMs === undefined || lookMs >= untilMs) return said;
      for (const { conversation, answer } of this.engine.look(lookMs)) {
        said.push(this.tell(conversation, answer, lookMs));
      }
    }
  }

  private tell(conversation: string, answer: Answer, atMs: number): Said {
    this.engine.wasTold(conversation, answer, atMs);
    const place = this.engine.desk.waiting.placeOf(conversation) ?? 1;
    return { atMs, conversation, place, answer };
  }
}

function predictionOf({ atMs: t, conversation: conversationId, answer }: Said): Prediction {
  const { lowMs, expectedMs, highMs } = answer.range;
  return { t, conversationId, lowMs, expectedMs, highMs: answer.refusal === null ? highMs : null };
}
