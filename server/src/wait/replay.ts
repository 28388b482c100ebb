import type { Answer } from "../domain/wait/answer.ts";
import { WaitEngine } from "../domain/wait/engine.ts";
import { eventOf } from "./trace-line.ts";

/** What a visitor would have been told at `t`, in ms from then. Without an upper bound no time is told. */
export interface Prediction {
  readonly t: number;
  readonly conversationId: string;
  readonly lowMs: number;
  readonly expectedMs: number;
  readonly highMs: number | null;
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
 * Replays a trace line by line: what the desk's engine would have told its visitors. `read` answers what is to be said once that line is
 * known, and never anything that a later line could change; empty lines say nothing. Throws `MalformedLine`. (W12)
 */
export class Replay {
  /** Lines that were well formed and contradicted what came before; they were passed over. */
  ignored = 0;
  private lines = 0;
  private readonly engine = new WaitEngine({ isPriorTold: true });

  read(line: string): Prediction[] {
    this.lines += 1;
    if (line.trim() === "") return [];
    const event = eventOf(line);
    if (event === undefined) throw new MalformedLine(this.lines);
    // A line that is passed over may carry any time: it says nothing of what had come to be by then.
    if (this.engine.contradiction(event) !== undefined) {
      this.ignored += 1;
      return [];
    }
    const said = this.lookUntil(event.atMs);
    this.engine.observe(event, this.lines);
    if (event.kind === "queued") {
      const answer = this.engine.answerFor(event.conversation, event.atMs);
      if (answer !== undefined) said.push(this.tell(event.conversation, answer, event.atMs));
    }
    return said;
  }

  /** The looks that lie before a moment: speaking of them waits until the event that ends them has been read. */
  private lookUntil(untilMs: number): Prediction[] {
    const said: Prediction[] = [];
    for (;;) {
      const lookMs = this.engine.nextLookMs();
      if (lookMs === undefined || lookMs >= untilMs) return said;
      for (const { conversation, answer } of this.engine.look(lookMs)) {
        said.push(this.tell(conversation, answer, lookMs));
      }
    }
  }

  private tell(conversationId: string, answer: Answer, t: number): Prediction {
    this.engine.wasTold(conversationId, answer, t);
    const { lowMs, expectedMs, highMs } = answer.range;
    return {
      t,
      conversationId,
      lowMs,
      expectedMs,
      highMs: answer.refusal === null ? highMs : null,
    };
  }
}
