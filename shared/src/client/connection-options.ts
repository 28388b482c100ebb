import type { Clock } from "../clock.ts";
import type { AgentServerFrame, VisitorServerFrame } from "../protocol/frames.ts";
import type { CommandId } from "../protocol/ids.ts";
import type { DeliveryOptions, Locks } from "./delivery.ts";
import type { Follow } from "./follow.ts";
import type { KeyedStorage } from "./storage.ts";
import type { OpenSocket } from "./transport.ts";

export type ServerFrame = VisitorServerFrame | AgentServerFrame;

export interface ConnectionState {
  /** `waiting` = will try again at `retryAtMs`; `ended` = only a person's act can change the answer: see `code`. */
  readonly phase: "idle" | "connecting" | "online" | "waiting" | "ended";
  /** The close code of the last connection that ended and could know it (a WebSocket that was refused cannot); null when none has. */
  readonly code: number | null;
  /** By the injected clock. */
  readonly retryAtMs: number | null;
  /** Which of the transports carries, or is being tried. */
  readonly transport: number;
}

export interface ConnectionOptions<Command extends { type: string }, Frame extends ServerFrame> {
  readonly clock: Clock;
  /** Gives [0, 1). */
  readonly random: () => number;
  readonly newId: () => CommandId;
  /** In order of preference: WebSocket, then long-poll. */
  readonly transports: readonly [OpenSocket, ...OpenSocket[]];
  /** What hello says besides type, protocol and cursors; asked for each time. */
  readonly hello: () => object;
  readonly follow: Follow<Frame>;
  /** Refuses what would break the picture: `isVisitorServerFrame` or `isAgentServerFrame`. */
  readonly isFrame: (value: unknown) => value is Frame;
  readonly storage?: KeyedStorage | undefined;
  /** Names the outbox within the storage, and its lock: one for each site and visitor. */
  readonly storageKey: string;
  readonly locks?: Locks | undefined;
  /** Every frame that could be read, after `follow` has taken it. */
  readonly onFrame?: (frame: Frame) => void;
  readonly onState?: (state: ConnectionState) => void;
  /** The pending commands have changed. */
  readonly onPending?: () => void;
  /** A command was stored; by its acknowledgement or by its echo, whichever came first. */
  readonly onDone?: DeliveryOptions<Command>["onDone"];
  /** A command was refused for good and is no longer pending; `code` is of the catalogue, or of a later one. */
  readonly onRefused?: DeliveryOptions<Command>["onRefused"];
}
