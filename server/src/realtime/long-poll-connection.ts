import type { Clock, Timer } from "@presently/shared/clock";
import { closeCodes } from "@presently/shared/protocol";
import type { Connection, Receiver } from "./connection.ts";

/** How long a poll waits for a frame (P22), and how often a space is written meanwhile so that nobody on the road gives up (P23). */
const POLL_MS = 20_000;
const SPACE_EVERY_MS = 4000;
/** Without an open poll for so long the client is taken as gone (P23). */
const GONE_AFTER_MS = 30_000;
/** How long the reason of a close is remembered (P24). */
const CLOSE_KEPT_MS = 30_000;
/** What one batch carries (P22). */
const MAX_BATCH_FRAMES = 64;
const MAX_BATCH_CHARS = 256 * 1024;

/** The answer to one poll, on its way: spaces first, then one JSON text. */
export interface PollAnswer {
  space(): void;
  end(body: string): void;
}

interface Batch {
  readonly n: number;
  readonly frames: readonly string[];
  readonly chars: number;
}

/**
 * A connection over requests that come one after the other (R20, P20-P24). Both directions count, so a request or answer that was lost is
 * repeated as it was, and no frame is lost or read twice.
 */
export class LongPollConnection implements Connection {
  readonly #clock: Clock;
  readonly #onForgotten: () => void;
  #receiver: Receiver | undefined;
  #waiting: string[] = [];
  #waitingChars = 0;
  #batch: Batch | undefined;
  #acknowledged = 0;
  #received = 0;
  #poll: PollAnswer | undefined;
  #pollTimers: Timer[] = [];
  #goneTimer: Timer | undefined;
  #closed: { readonly code: number; readonly reason: string } | undefined;
  #isOver = false;
  #isFlushing = false;

  constructor(clock: Clock, onForgotten: () => void) {
    this.#clock = clock;
    this.#onForgotten = onForgotten;
    this.#countDown();
  }

  /** Whoever hears this connection; set right after it was made. */
  hear(receiver: Receiver): void {
    this.#receiver = receiver;
  }

  send(text: string): void {
    if (this.#closed !== undefined) return;
    this.#waiting.push(text);
    this.#waitingChars += text.length;
    this.#flushSoon();
  }

  close(code: number, reason: string): void {
    if (this.#closed !== undefined) return;
    this.#closed = { code, reason };
    this.#goneTimer?.cancel();
    this.#goneTimer = this.#clock.after(CLOSE_KEPT_MS, () => this.#forget());
    this.#flushSoon();
    // Not within the call that closes: whoever closes is not done with itself yet.
    this.#clock.soon(() => this.#end());
  }

  bufferedBytes(): number {
    return this.#waitingChars + (this.#batch?.chars ?? 0);
  }

  /** Frames of the client's send number `n`; a repeat of the last is not read again (P21). */
  take(n: number, frames: readonly string[]): void {
    if (n === this.#received || this.#closed !== undefined) return;
    if (n !== this.#received + 1) return this.close(closeCodes.badMessage, "badMessage");
    this.#received = n;
    for (const frame of frames) this.#receiver?.text(frame);
  }

  /** A poll that has received everything up to batch `after` (P22). */
  poll(after: number, answer: PollAnswer): void {
    this.#endPoll(undefined);
    if (after === this.#batch?.n) {
      this.#acknowledged = after;
      this.#batch = undefined;
      // Not before this poll can carry what is sent for it.
      this.#clock.soon(() => this.#receiver?.taken());
    }
    if (after !== this.#acknowledged) this.close(closeCodes.badMessage, "badMessage");
    this.#poll = answer;
    if (this.#closed === undefined) this.#goneTimer?.cancel();
    this.#pollTimers = [this.#clock.after(POLL_MS, () => this.#endPoll(undefined))];
    this.#space();
    if (this.#batch !== undefined) this.#flush();
    else if (this.#waiting.length > 0 || this.#closed !== undefined) this.#flushSoon();
  }

  /** The client went away in the middle of a poll. */
  pollLost(answer: PollAnswer): void {
    if (this.#poll !== answer) return;
    this.#forgetPoll();
  }

  /** The client says that it is done. */
  leave(): void {
    this.#end();
    this.#forget();
  }

  #flushSoon(): void {
    if (this.#isFlushing || this.#poll === undefined) return;
    this.#isFlushing = true;
    this.#clock.soon(() => {
      this.#isFlushing = false;
      this.#flush();
    });
  }

  /** Answers the open poll with the batch that is not acknowledged yet, else with a new one, if there is anything to say. */
  #flush(): void {
    if (this.#poll === undefined) return;
    this.#batch ??= this.#nextBatch();
    if (this.#batch !== undefined || this.#closed !== undefined) this.#endPoll(this.#batch);
  }

  #nextBatch(): Batch | undefined {
    if (this.#waiting.length === 0) return undefined;
    const frames: string[] = [];
    let chars = 0;
    for (const frame of this.#waiting) {
      const isFull = frames.length === MAX_BATCH_FRAMES || chars + frame.length > MAX_BATCH_CHARS;
      // The last answer carries all that is left: there is none after it.
      if (isFull && frames.length > 0 && this.#closed === undefined) break;
      frames.push(frame);
      chars += frame.length;
    }
    this.#waiting = this.#waiting.slice(frames.length);
    this.#waitingChars -= chars;
    return { n: this.#acknowledged + 1, frames, chars };
  }

  #endPoll(batch: Batch | undefined): void {
    const poll = this.#poll;
    if (poll === undefined) return;
    this.#forgetPoll();
    const { n, frames } = batch ?? { n: this.#acknowledged, frames: [] };
    const closed = this.#closed;
    poll.end(JSON.stringify({ n, frames, ...(closed === undefined ? {} : { closed }) }));
  }

  #forgetPoll(): void {
    this.#poll = undefined;
    for (const timer of this.#pollTimers) timer.cancel();
    this.#pollTimers = [];
    this.#countDown();
  }

  #space(): void {
    const timer = this.#clock.after(SPACE_EVERY_MS, () => {
      this.#poll?.space();
      this.#space();
    });
    // The first is the end of the poll, the second the next space.
    this.#pollTimers[1] = timer;
  }

  /** From now on a poll has to come, or the client is gone. */
  #countDown(): void {
    if (this.#closed !== undefined || this.#isOver) return;
    this.#goneTimer?.cancel();
    this.#goneTimer = this.#clock.after(GONE_AFTER_MS, () => {
      this.#end();
      this.#forget();
    });
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#receiver?.closed();
  }

  #forget(): void {
    this.#goneTimer?.cancel();
    this.#endPoll(this.#batch);
    this.#onForgotten();
  }
}
