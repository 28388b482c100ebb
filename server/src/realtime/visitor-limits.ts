import type { Clock } from "@presently/shared/clock";
import { DeskError, type VisitorCommand } from "@presently/shared/protocol";
import type { Config } from "../config.ts";
import { networkOf } from "../network-of.ts";
import { createTokenBuckets } from "./token-bucket.ts";

export type VisitorLimitSettings = Pick<
  Config,
  | "newVisitorsPerIp"
  | "messagesPerSecond"
  | "messagesBurst"
  | "typingEveryMs"
  | "historyPerSecond"
  | "maxSocketsPerVisitor"
>;

const ARRIVALS_WINDOW_MS = 10 * 60_000;
/** One visitor returns once in so long, and so often at once that every tab may, twice. What a return writes is bounded by it. */
const RETURNS_EVERY_MS = 5000;
const RETURNS_PER_TAB = 2;

/** What one visitor or address may do (R36). Counted per visitor, however many tabs they have open. */
export class VisitorLimits {
  readonly #clock: Clock;
  readonly #maxSockets: number;
  readonly #arrivals;
  readonly #returns;
  readonly #messages;
  readonly #reads;
  readonly #typing;
  readonly #sockets = new Map<string, number>();

  constructor(clock: Clock, settings: VisitorLimitSettings) {
    this.#clock = clock;
    this.#maxSockets = settings.maxSocketsPerVisitor;
    const { newVisitorsPerIp, messagesPerSecond, messagesBurst, historyPerSecond } = settings;
    this.#arrivals = createTokenBuckets({
      burst: newVisitorsPerIp,
      everyMs: ARRIVALS_WINDOW_MS / newVisitorsPerIp,
    });
    this.#returns = createTokenBuckets({
      burst: RETURNS_PER_TAB * settings.maxSocketsPerVisitor,
      everyMs: RETURNS_EVERY_MS,
    });
    this.#messages = createTokenBuckets({
      burst: messagesBurst,
      everyMs: 1000 / messagesPerSecond,
    });
    this.#reads = createTokenBuckets({
      burst: Math.ceil(historyPerSecond),
      everyMs: 1000 / historyPerSecond,
    });
    this.#typing = createTokenBuckets({ burst: 1, everyMs: settings.typingEveryMs });
  }

  /** One more visitor from this address. */
  assertMayArrive(ip: string): void {
    this.#assert(this.#arrivals.take(networkOf(ip), this.#clock.nowMs()));
  }

  /** One more hello of a visitor who is known. */
  assertMayReturn(visitorId: string): void {
    this.#assert(this.#returns.take(visitorId, this.#clock.nowMs()));
  }

  assertMayCommand(visitorId: string, command: VisitorCommand): void {
    const isTold = command.type === "conversation.describe" || command.type === "visitor.track";
    if (isTold || command.type === "visitor.describe") return this.assertMayRead(visitorId);
    this.#assert(this.#messages.take(visitorId, this.#clock.nowMs()));
  }

  assertMayRead(visitorId: string): void {
    this.#assert(this.#reads.take(visitorId, this.#clock.nowMs()));
  }

  /** Whether a typing signal is passed on; too many are dropped in silence. */
  mayType(visitorId: string): boolean {
    return this.#typing.take(visitorId, this.#clock.nowMs()) === 0;
  }

  /** Counts a tab; one too many is refused. */
  takeSocket(visitorId: string): void {
    const sockets = this.#sockets.get(visitorId) ?? 0;
    if (sockets >= this.#maxSockets) throw new DeskError("rate.limited", {}, 10_000);
    this.#sockets.set(visitorId, sockets + 1);
  }

  /** A tab that was counted is closed. */
  leaveSocket(visitorId: string): void {
    const left = (this.#sockets.get(visitorId) ?? 1) - 1;
    if (left === 0) this.#sockets.delete(visitorId);
    else this.#sockets.set(visitorId, left);
  }

  #assert(waitMs: number): void {
    if (waitMs > 0) throw new DeskError("rate.limited", {}, waitMs);
  }
}
