import type { Clock } from "@presently/shared/clock";
import {
  type AgentServerFrame,
  closeCodes,
  type CommandId,
  type DeskErrorCode,
  type VisitorServerFrame,
} from "@presently/shared/protocol";
import type { Config } from "../config.ts";
import type { ClientFacts, Connection } from "./connection.ts";

export type ServerFrame = VisitorServerFrame | AgentServerFrame;
export type CloseReason = keyof typeof closeCodes;

/**
 * Above `dropPassingAboveBytes` a client is behind: passing events are dropped, lasting ones wait in the database. Above `closeAboveBytes`, or
 * behind or waited for longer than `closeUndrainedAfterMs`, it is cut off and resumes by cursor (R18).
 */
export type SessionLimits = Pick<
  Config,
  "dropPassingAboveBytes" | "closeAboveBytes" | "closeUndrainedAfterMs"
>;
/** Of what may wait for a client, the part at which it counts as drained. */
const DRAINED_PART = 1 / 4;

/** One connection, whoever is at the other end: what is sent, how full it is, and when it was last heard. */
export class Session {
  readonly facts: ClientFacts;
  readonly #connection: Connection;
  readonly #clock: Clock;
  readonly #limits: SessionLimits;
  readonly #onClosed: (session: Session) => void;
  #behindSinceMs: number | undefined;
  #whenDrained: (() => void)[] = [];
  isClosed = false;
  lastHeardAtMs: number;

  constructor(options: {
    connection: Connection;
    facts: ClientFacts;
    clock: Clock;
    limits: SessionLimits;
    onClosed: (session: Session) => void;
  }) {
    this.#connection = options.connection;
    this.facts = options.facts;
    this.#clock = options.clock;
    this.#limits = options.limits;
    this.#onClosed = options.onClosed;
    this.lastHeardAtMs = options.clock.nowMs();
  }

  send(frame: ServerFrame): void {
    this.sendText(JSON.stringify(frame));
  }

  /** The same for a frame that many are sent alike, put into text once. */
  sendText(frame: string): void {
    if (this.isClosed) return;
    this.#connection.send(frame);
    if (this.#connection.bufferedBytes() > this.#limits.closeAboveBytes) this.close("policy");
  }

  /** Sends a frame that may be lost. Answers whether it was sent. */
  sendPassing(frame: string): boolean {
    if (this.isClosed || this.isBehind()) return false;
    this.sendText(frame);
    return true;
  }

  sendError(code: DeskErrorCode, ref: CommandId | null, retryAfterMs?: number): void {
    const error = { type: "error", code, message: code, ref } as const;
    this.send(retryAfterMs === undefined ? error : { ...error, retryAfterMs });
  }

  /** Whether so much is waiting for the client that it must not be sent more. */
  isBehind(): boolean {
    const isBehind = this.#connection.bufferedBytes() > this.#limits.dropPassingAboveBytes;
    if (this.hasDrained()) this.#behindSinceMs = undefined;
    // Whoever is waited for is holding something up, however little it has left to take.
    else if (isBehind || this.#whenDrained.length > 0) this.#behindSinceMs ??= this.#clock.nowMs();
    return isBehind;
  }

  /** Resolves when the client has taken most of what it was sent, or the session is closed. */
  drained(): Promise<void> {
    return new Promise((resolve) => this.whenDrained(resolve));
  }

  /** The same as a call, which comes at once when there is nothing to wait for. */
  whenDrained(run: () => void): void {
    this.#whenDrained.push(run);
    this.taken();
    this.isBehind();
  }

  /** The client has taken something: whoever waits for that may go on. */
  taken(): void {
    if (this.#whenDrained.length === 0) return;
    if (!this.isClosed && !this.hasDrained()) return;
    this.#behindSinceMs = undefined;
    for (const run of this.#whenDrained.splice(0)) run();
  }

  /** Cuts a client off that has been behind for too long. Called every second. */
  checkDrained(): void {
    if (this.isClosed) return;
    this.isBehind();
    this.taken();
    const since = this.#behindSinceMs;
    if (since !== undefined && this.#clock.nowMs() - since > this.#limits.closeUndrainedAfterMs)
      this.close("policy");
  }

  /** Whether the client has taken most of what it was sent, so that a next page may follow (R18). */
  hasDrained(): boolean {
    return this.#connection.bufferedBytes() <= this.#limits.dropPassingAboveBytes * DRAINED_PART;
  }

  setReading(isReading: boolean): void {
    this.#connection.setReading?.(isReading);
  }

  /** Closes the connection with a code of the catalogue (R21); twice without harm. */
  close(reason: CloseReason): void {
    if (this.isClosed) return;
    this.gone();
    this.#connection.close(closeCodes[reason], reason);
  }

  /** The connection ended, from whichever side. */
  gone(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.#onClosed(this);
    this.taken();
  }
}
