import type {
  AgentFrame,
  AgentServerFrame,
  LastingEvent,
  VisitorFrame,
  VisitorServerFrame,
} from "@presently/shared/protocol";
import type { ManualClock } from "@presently/shared/testing";
import type { Connection, Receiver } from "../connection.ts";

/** One connection in memory, and everything that came over it. */
export class TestClient<Frame extends object, ServerFrame extends { readonly type: string }> {
  readonly frames: ServerFrame[] = [];
  readonly texts: string[] = [];
  closed: { readonly code: number; readonly reason: string } | undefined;
  /** While true the client takes nothing: what is sent to it stays buffered. */
  isStuck = false;
  /** While true the connection fails at whatever is sent over it. */
  isBroken = false;
  isReading = true;
  readonly #clock: ManualClock;
  readonly #receiver: Receiver;
  #buffered = 0;
  #commands = 0;
  static #clients = 0;
  readonly #number = (TestClient.#clients += 1);

  constructor(clock: ManualClock, open: (connection: Connection) => Receiver) {
    this.#clock = clock;
    this.#receiver = open({
      send: (text) => {
        if (this.closed !== undefined) return;
        if (this.isBroken) throw new Error("the connection is broken");
        if (this.isStuck) this.#buffered += Buffer.byteLength(text);
        this.texts.push(text);
        this.frames.push(JSON.parse(text) as ServerFrame); // the server's own frame
      },
      close: (code, reason) => {
        this.closed ??= { code, reason };
      },
      bufferedBytes: () => this.#buffered,
      setReading: (isReading) => {
        this.isReading = isReading;
      },
    });
  }

  /** Takes everything that was buffered, and what follows. */
  unstick(): void {
    this.isStuck = false;
    this.#buffered = 0;
    this.#receiver.taken();
  }

  /** Sends a frame without letting the server run. */
  send(frame: Frame): void {
    this.#receiver.text(JSON.stringify(frame));
  }

  sendText(text: string): void {
    this.#receiver.text(text);
  }

  sendBinary(): void {
    this.#receiver.binary();
  }

  async say(frame: Frame): Promise<void> {
    this.send(frame);
    await this.#clock.settle();
  }

  /** Gives a command and answers what it was answered with. */
  async command(command: object, commandId = this.newCommandId()): Promise<ServerFrame> {
    this.#receiver.text(JSON.stringify({ type: "command", commandId, command }));
    await this.#clock.settle();
    const answer = this.frames.find((frame) => "ref" in frame && frame.ref === commandId);
    if (answer === undefined) throw new Error(`no answer to ${JSON.stringify(command)}`);
    return answer;
  }

  newCommandId(): string {
    this.#commands += 1;
    return `c${this.#number}-${this.#commands}-`.padEnd(21, "0");
  }

  /** The network is gone. */
  async cut(): Promise<void> {
    this.closed ??= { code: 1006, reason: "" };
    this.#receiver.closed();
    await this.#clock.settle();
  }

  of<Type extends ServerFrame["type"]>(type: Type): Extract<ServerFrame, { type: Type }>[] {
    return this.frames.filter(
      (frame): frame is Extract<ServerFrame, { type: Type }> => frame.type === type,
    );
  }

  last<Type extends ServerFrame["type"]>(type: Type): Extract<ServerFrame, { type: Type }> {
    const found = this.of(type).at(-1);
    if (found === undefined) throw new Error(`no ${type} frame came: ${this.texts.join("\n")}`);
    return found;
  }

  /** Every lasting event that came in frames, in order. */
  events(): LastingEvent[] {
    // Safe: only `events` frames have the key as a list of lasting events, and `earlier`, which is left out.
    const frames = this.frames as readonly { type: string; events?: LastingEvent[] }[];
    return frames.flatMap((frame) => (frame.type === "events" ? (frame.events ?? []) : []));
  }

  /** Forgets what came so far. */
  forget(): void {
    this.frames.length = 0;
    this.texts.length = 0;
  }
}

export type TestVisitor = TestClient<VisitorFrame, VisitorServerFrame>;
export type TestAgent = TestClient<AgentFrame, AgentServerFrame>;
