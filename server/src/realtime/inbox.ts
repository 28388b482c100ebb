import type { Clock, Timer } from "@presently/shared/clock";
import {
  type CommandId,
  DeskError,
  type EventId,
  type ConversationId,
} from "@presently/shared/protocol";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import type { Receiver } from "./connection.ts";
import { type ReadFrame, refAtHead } from "./incoming.ts";
import type { Session } from "./session.ts";
import { type Allowance, takeToken } from "./token-bucket.ts";

/** Commands that may wait for their answer; then nothing more is read until one is answered. */
const MAX_UNANSWERED = 32;
/** Frames, and their UTF-16 units in all, kept while nothing is read; a client that cannot be paused and sends more is closed. */
const MAX_KEPT = 256;
const MAX_KEPT_CHARS = 128 * 1024;
/** Frames beyond the limit that are refused within a second; after that their sender is not even answered. */
const MAX_REFUSED_A_SECOND = 200;
/** Refusals for being too quick count at most once a second, and are forgotten after a minute (R36). */
const STRIKE_EVERY_MS = 1000;
const STRIKES_LAST_MS = 60_000;
/** Frames that could not be read before the client is taken for a broken one. */
const MAX_UNREADABLE = 10;

interface HelloFrame {
  readonly type: "hello";
}
interface CommandFrame {
  readonly type: "command";
  readonly commandId: CommandId;
}
export interface Answer {
  readonly eventId?: EventId;
  readonly conversationId?: ConversationId;
}

/** What one kind of client may say, once its frames are read. Each may refuse by throwing a DeskError. */
export interface Side<Frame extends { readonly type: string }> {
  hello(frame: Extract<Frame, HelloFrame>): Promise<void>;
  command(frame: Extract<Frame, CommandFrame>): Promise<Answer>;
  other(frame: Exclude<Frame, HelloFrame | CommandFrame>): Promise<void> | void;
  /** The session has ended: stop listening, forget it. */
  gone(): void;
}

/**
 * Hears one client: reads each frame with its schema, holds the order (hello first, and what comes after it waits), bounds what one client
 * may keep busy, and turns every refusal into an error frame with a constant text (R9).
 */
export class Inbox<Frame extends { readonly type: string }> implements Receiver {
  readonly #session: Session;
  readonly #read: ReadFrame<Frame>;
  readonly #side: Side<Frame>;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #maxStrikes: number;
  /** Frames of any kind: above this each is refused, and soon the client is closed (R36). */
  readonly #frames: Allowance;
  #framesFullAtMs = 0;
  #refused = 0;
  #refusedSinceMs = 0;
  /** Runs until the hello has come. */
  #helloTimer: Timer | undefined;
  #hello: "awaited" | "read" | "said" = "awaited";
  #kept: string[] = [];
  #keptChars = 0;
  #unanswered = 0;
  #isLeaving = false;
  #unreadable = 0;
  #strikes = 0;
  #lastStrikeAtMs = 0;

  constructor(options: {
    session: Session;
    read: ReadFrame<Frame>;
    side: Side<Frame>;
    clock: Clock;
    log: Logger;
    frames: Allowance;
    limits: Pick<Config, "helloTimeoutMs" | "strikes">;
  }) {
    this.#session = options.session;
    this.#read = options.read;
    this.#side = options.side;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#frames = options.frames;
    this.#maxStrikes = options.limits.strikes;
    const { helloTimeoutMs } = options.limits;
    this.#helloTimer = this.#clock.after(helloTimeoutMs, () => this.#session.close("helloTimeout"));
  }

  /** The server is about to restart: hears no more, and closes once what was asked is answered (R22). */
  leave(): void {
    this.#isLeaving = true;
    this.#forgetKept();
    this.#session.setReading(false);
    if (this.#unanswered === 0) this.#session.close("restarting");
  }

  text(frame: string): void {
    if (this.#session.isClosed || this.#isLeaving) return;
    this.#session.lastHeardAtMs = this.#clock.nowMs();
    if (!this.#isWaiting()) return this.#hear(frame);
    this.#kept.push(frame);
    this.#keptChars += frame.length;
    if (this.#kept.length > MAX_KEPT || this.#keptChars > MAX_KEPT_CHARS) this.#turnOut();
  }

  binary(): void {
    this.#session.close("binaryRefused");
  }

  taken(): void {
    this.#session.taken();
  }

  closed(): void {
    this.#session.gone();
    this.#endHelloTimer();
    this.#forgetKept();
  }

  #turnOut(): void {
    this.#forgetKept();
    this.#session.close("rateLimited");
  }

  #forgetKept(): void {
    this.#kept = [];
    this.#keptChars = 0;
  }

  #endHelloTimer(): void {
    this.#helloTimer?.cancel();
    this.#helloTimer = undefined;
  }

  #isWaiting(): boolean {
    return this.#hello === "read" || this.#unanswered >= MAX_UNANSWERED || this.#kept.length > 0;
  }

  #hear(text: string): void {
    const { fullAtMs, waitMs } = takeToken(this.#framesFullAtMs, this.#clock.nowMs(), this.#frames);
    this.#framesFullAtMs = fullAtMs;
    if (waitMs > 0) return this.#refuseUnread(text, waitMs);
    const incoming = this.#read(text);
    if (!incoming.isFrame) {
      this.#session.sendError(incoming.code, incoming.ref);
      this.#unreadable += 1;
      if (this.#unreadable >= MAX_UNREADABLE) this.#session.close("badMessage");
      return;
    }
    this.#take(incoming.frame);
  }

  /** Reading is what costs, so a frame beyond the limit is refused by what stands at its head. */
  #refuseUnread(text: string, waitMs: number): void {
    const nowMs = this.#clock.nowMs();
    if (nowMs - this.#refusedSinceMs >= 1000) {
      this.#refusedSinceMs = nowMs;
      this.#refused = 0;
    }
    this.#refused += 1;
    if (this.#refused > MAX_REFUSED_A_SECOND) return this.#turnOut();
    this.#refuse(new DeskError("rate.limited", {}, waitMs), refAtHead(text));
  }

  #take(frame: Frame): void {
    if (isHello(frame)) return this.#takeHello(frame);
    if (this.#hello !== "said") return this.#session.close("notAuthenticated");
    if (isCommand(frame)) return this.#takeCommand(frame);
    // Safe: the two other kinds have just been taken out of the union.
    const other = frame as Exclude<Frame, HelloFrame | CommandFrame>;
    this.#settle(async () => this.#side.other(other), null);
  }

  #takeHello(frame: Extract<Frame, HelloFrame>): void {
    if (this.#hello !== "awaited") return this.#session.close("badMessage");
    this.#hello = "read";
    this.#endHelloTimer();
    this.#session.setReading(false);
    this.#settle(async () => {
      await this.#side.hello(frame);
      this.#hello = "said";
      this.#readOn();
    }, null);
  }

  #takeCommand(frame: Extract<Frame, CommandFrame>): void {
    this.#unanswered += 1;
    if (this.#unanswered >= MAX_UNANSWERED) this.#session.setReading(false);
    this.#settle(async () => {
      try {
        const { eventId, conversationId } = await this.#side.command(frame);
        this.#session.send({
          type: "ack",
          ref: frame.commandId,
          ...(eventId === undefined ? {} : { eventId }),
          ...(conversationId === undefined ? {} : { conversationId }),
        });
      } finally {
        this.#unanswered -= 1;
        this.#readOn();
        // In the next turn: a refusal of this command is still to be sent.
        if (this.#isLeaving && this.#unanswered === 0) {
          this.#clock.soon(() => this.#session.close("restarting"));
        }
      }
    }, frame.commandId);
  }

  /** Hears what was kept while nothing was read. */
  #readOn(): void {
    while (!this.#session.isClosed && this.#kept.length > 0) {
      if (this.#hello === "read" || this.#unanswered >= MAX_UNANSWERED) return;
      const next = this.#kept.shift();
      if (next === undefined) return;
      this.#keptChars -= next.length;
      this.#hear(next);
    }
    if (!this.#isWaiting() && !this.#isLeaving) this.#session.setReading(true);
  }

  #settle(work: () => Promise<void>, ref: CommandId | null): void {
    work().catch((error: unknown) => this.#refuse(error, ref));
  }

  #refuse(error: unknown, ref: CommandId | null): void {
    const isFatal = this.#hello !== "said" && ref === null;
    if (!(error instanceof DeskError)) {
      this.#log.error({ err: error, ref }, "a frame failed unexpectedly");
      this.#session.sendError("internal", ref);
      if (isFatal) this.#session.close("internal");
      return;
    }
    this.#session.sendError(error.code, ref, error.retryAfterMs);
    if (error.code === "rate.limited") this.#strike();
    if (isFatal) this.#session.close(closingFor(error));
  }

  #strike(): void {
    const nowMs = this.#clock.nowMs();
    if (nowMs - this.#lastStrikeAtMs > STRIKES_LAST_MS) this.#strikes = 0;
    if (this.#strikes > 0 && nowMs - this.#lastStrikeAtMs < STRIKE_EVERY_MS) return;
    this.#strikes += 1;
    this.#lastStrikeAtMs = nowMs;
    if (this.#strikes >= this.#maxStrikes) this.#session.close("rateLimited");
  }
}

/** How a session ends whose hello was refused. */
function closingFor({ code }: DeskError): Parameters<Session["close"]>[0] {
  if (code === "site.unknown") return "unknownSite";
  if (code === "identity.required") return "identityRequired";
  if (code === "identity.invalid") return "identityInvalid";
  if (code === "rate.limited") return "rateLimited";
  if (code === "session.not-authenticated" || code === "session.expired") return "notAuthenticated";
  if (code === "not-allowed" || code === "origin.not-allowed") return "notAllowed";
  return code === "server.restarting" ? "restarting" : "overloaded";
}

function isHello<Frame extends { readonly type: string }>(
  frame: Frame,
): frame is Extract<Frame, HelloFrame> {
  return frame.type === "hello";
}

function isCommand<Frame extends { readonly type: string }>(
  frame: Frame,
): frame is Extract<Frame, CommandFrame> {
  return frame.type === "command";
}
