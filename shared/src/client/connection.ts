import type { Timer } from "../clock.ts";
import { finalCloseCodes } from "../protocol/close-codes.ts";
import type { LastingEvent } from "../protocol/events.ts";
import type { AgentFrame } from "../protocol/frames.ts";
import type { CommandId } from "../protocol/ids.ts";
import { PROTOCOL_VERSION } from "../protocol/version.ts";
import type { ConnectionOptions, ConnectionState, ServerFrame } from "./connection-options.ts";
import type { PendingCommand } from "./delivery.ts";
import { createDelivery } from "./delivery.ts";
import { createOutbox } from "./outbox.ts";
import { safeStorage } from "./storage.ts";
import { createPulse } from "./pulse.ts";
import { createRetries } from "./retries.ts";
import type { Socket } from "./transport.ts";
import { LOST } from "./transport.ts";
import { createTransportChoice, PROBE_AFTER_MS } from "./transport-choice.ts";

/** A connection that was up to date for this long starts the back-off anew when it is lost. */
const STABLE_AFTER_MS = 10_000;

/** What may be lost without harm: it is said again, or asked for again, by whoever needs it. */
type PassingFrame = Extract<
  AgentFrame,
  { type: "signal" | "openThread" | "closeThread" | "loadEarlier" }
>;

export interface Connection<Command> {
  /** Starts, also after a final close or `close`. */
  connect(): void;
  /** Ends it and undoes everything but the outbox, which `connect` takes up again. Twice does no harm. */
  close(): void;
  state(): ConnectionState;
  /** Gives a lasting command; it is kept and sent until it is answered or cancelled. */
  send(command: Command): { readonly commandId: CommandId };
  cancel(commandId: CommandId): void;
  /** A person asks again: at once, and the ten seconds start anew. */
  retry(commandId: CommandId): void;
  pending(): PendingCommand<Command>[];
  clearOutbox(): void;
  /** Another tab cleared the outbox: what was given in this one is forgotten. */
  disown(): void;
  /** Says what nothing lasting depends on; while there is no connection it is lost. */
  say(frame: PassingFrame): void;
  /** Told again after each reconnect. */
  visibility(isVisible: boolean): void;
  /** The browser says that the network is back, or the page is seen again. */
  hint(): void;
  /** The server's clock now, by its last welcome. */
  serverNowMs(): number;
}

/**
 * A connection that keeps itself: reconnects with back-off and jitter, says hello with the cursors, asks again for what it missed, beats,
 * notices silence, falls back to the next transport, and brings the outbox to the server (R6, R8, R17, R19, R20).
 */
export function createConnection<Command extends { type: string }, Frame extends ServerFrame>(
  options: ConnectionOptions<Command, Frame>,
): Connection<Command> {
  const { clock, random, transports, follow, isFrame, storageKey } = options;
  const storage = safeStorage(options.storage);

  let state: ConnectionState = { phase: "idle", code: null, retryAtMs: null, transport: 0 };
  let socket: Socket | undefined;
  /** Counts connections: what an earlier one still says is not heard. */
  let turn = 0;
  let isWelcomed = false;
  let syncedAtMs: number | undefined;
  let isResumeAsked = false;
  let isVisible: boolean | undefined;
  let serverAheadMs = 0;

  let probeTimer: Timer | undefined;
  let probe: Socket | undefined;
  let stopListening: (() => void) | undefined;

  const retries = createRetries(clock, random, open);
  const choice = createTransportChoice(clock, transports.length);
  const pulse = createPulse(
    clock,
    () => tell({ type: "ping" }),
    () => lose(LOST),
  );
  const delivery = createDelivery<Command>({
    outbox: createOutbox(storage, `${storageKey}:out:`),
    clock,
    random,
    locks: options.locks,
    lockName: `${storageKey}:out`,
    transmit: (commandId, command) => tell({ type: "command", commandId, command }),
    isShown: (eventId) => follow.isShown(eventId),
    onPending: () => options.onPending?.(),
    onDone: (commandId, answer) => options.onDone?.(commandId, answer),
    onRefused: (entry, code) => options.onRefused?.(entry, code),
  });

  function become(change: Partial<ConnectionState>): void {
    state = { ...state, retryAtMs: null, ...change };
    options.onState?.(state);
  }

  // --- Opening and losing. ---

  function open(): void {
    retries.stop();
    turn += 1;
    const mine = turn;
    const transport = choice.next();
    isWelcomed = false;
    syncedAtMs = undefined;
    isResumeAsked = false;
    become({ phase: "connecting", transport });
    pulse.open();
    const openSocket = transports[transport] ?? transports[0];
    socket = openSocket({
      onOpen() {
        if (mine !== turn) return;
        const cursors = follow.cursors();
        tell({ type: "hello", protocol: PROTOCOL_VERSION, ...options.hello(), cursors });
      },
      onText(text) {
        if (mine === turn) hear(text);
      },
      onClose(code) {
        if (mine === turn) lose(code);
      },
    });
  }

  /** The connection is over, or never came to be. */
  function lose(code: number): void {
    const hadLasted = syncedAtMs !== undefined && clock.nowMs() - syncedAtMs >= STABLE_AFTER_MS;
    if (!isWelcomed) choice.failed();
    drop();
    if (finalCloseCodes.has(code)) {
      become({ phase: "ended", code });
      return;
    }
    // A page cannot read why its WebSocket was refused. The fallback can: what it was told stands until it is told something else.
    const isMute = code === LOST && !isWelcomed && choice.current === 0;
    const known = isMute ? (state.code ?? code) : code;
    become({ phase: "waiting", code: known, retryAtMs: retries.schedule(hadLasted) });
  }

  /** Lets go of everything that belongs to the one connection. */
  function drop(): void {
    turn += 1;
    pulse.stop();
    retries.stop();
    probeTimer?.cancel();
    probe?.close();
    probe = undefined;
    socket?.close();
    socket = undefined;
    delivery.lost();
  }

  // --- Hearing. ---

  function hear(text: string): void {
    pulse.heard();
    if (socket === undefined) return; // given up: a welcome so late may bring a token that was replaced since (R8)
    const frame = read(text);
    if (frame === undefined) return;
    const verdict = follow.receive(frame);
    if (verdict === "behind") resume();
    else if (typeof verdict === "object") verdict.forEach(tell);
    act(frame, verdict === "applied");
    options.onFrame?.(frame);
  }

  /** A frame that could break the picture, or of a type from a later protocol, is as if it had not come (P9). */
  function read(text: string): Frame | undefined {
    try {
      const value: unknown = JSON.parse(text);
      return isFrame(value) ? value : undefined;
    } catch {
      return undefined; // not JSON: as if it had not come
    }
  }

  function act(frame: ServerFrame, isApplied: boolean): void {
    switch (frame.type) {
      case "welcome":
        welcome(frame.sendEveryMs, frame.deadAfterMs, frame.nowMs);
        break;
      case "synced":
        isResumeAsked = false;
        sync();
        break;
      case "events":
        if (isApplied) echo(frame.events);
        break;
      case "reset":
      case "thread":
        if ("items" in frame.view) echo(frame.view.items);
        break;
      case "pong":
        if (follow.isBehind(frame.upto)) {
          isResumeAsked = false;
          resume();
        }
        break;
      case "ack":
        delivery.acknowledged(frame);
        break;
      case "error":
        if (frame.ref !== null) delivery.refused({ ...frame, ref: frame.ref });
        else if (frame.retryAfterMs !== undefined) retries.notWithin(frame.retryAfterMs);
        break;
      case "leaving":
        retries.restarting(frame.returnAfterMs);
        break;
      case "card":
      case "earlier":
      case "lanes":
      case "passing": // for the picture alone
      default: // a type from a later protocol
    }
  }

  function welcome(sendEveryMs: number, deadAfterMs: number, nowMs: number): void {
    isWelcomed = true;
    choice.welcomed();
    if (choice.current > 0) probeIn(choice.probeAfterMs());
    serverAheadMs = nowMs - clock.nowMs();
    pulse.start(sendEveryMs, deadAfterMs);
  }

  function sync(): void {
    if (syncedAtMs !== undefined) return;
    syncedAtMs = clock.nowMs();
    if (isVisible !== undefined) tell({ type: "signal", signal: "visibility", isVisible });
    become({ phase: "online" });
    delivery.synced();
  }

  function echo(events: readonly LastingEvent[]): void {
    for (const event of events) {
      if (event.ref === undefined) continue;
      const where = "conversationId" in event ? { conversationId: event.conversationId } : {};
      delivery.echoed(event.ref, { eventId: event.id, ...where });
    }
  }

  /** Something is missing: asks once, until the answer is complete or a heartbeat shows that it is still missing. */
  function resume(): void {
    if (isResumeAsked || !isWelcomed) return;
    isResumeAsked = true;
    tell({ type: "resume", cursors: follow.cursors() });
  }

  // --- Speaking. ---

  function tell(frame: object): void {
    socket?.send(JSON.stringify(frame));
  }

  function say(frame: PassingFrame): void {
    if (state.phase === "online") tell(frame);
  }

  // --- Trying the first transport again. ---

  function probeIn(ms: number): void {
    probeTimer?.cancel();
    probeTimer = clock.after(ms, startProbe);
  }

  function startProbe(): void {
    const mine = turn;
    probe = transports[0]({
      onOpen() {
        if (mine !== turn) return;
        choice.preferFirst();
        drop();
        open();
      },
      onText() {},
      onClose() {
        if (mine !== turn) return;
        probe = undefined;
        probeIn(PROBE_AFTER_MS);
      },
    });
  }

  /** The network may be back, or the page is seen again: an open connection must prove that it lives, a waiting one tries soon. */
  function wake(): void {
    if (state.phase === "online") pulse.prove();
    else if (state.phase === "waiting") {
      const retryAtMs = retries.hint();
      if (retryAtMs !== undefined) become({ retryAtMs });
    }
  }

  return {
    connect() {
      if (state.phase === "connecting" || state.phase === "online") return;
      if (stopListening === undefined) {
        stopListening = storage.onChange?.(() => delivery.changedElsewhere()) ?? (() => {});
        delivery.start();
      }
      open();
    },
    close() {
      drop();
      delivery.stop();
      stopListening?.();
      stopListening = undefined;
      retries.forget();
      if (state.phase !== "idle") become({ phase: "idle" });
    },
    state: () => state,
    send(command) {
      const commandId = options.newId();
      delivery.give(commandId, command);
      return { commandId };
    },
    cancel: (commandId) => delivery.cancel(commandId),
    retry(commandId) {
      delivery.retry(commandId);
      wake();
    },
    pending: () => delivery.pending(),
    clearOutbox: () => delivery.clear(),
    disown: () => delivery.disown(),
    say,
    visibility(nowVisible) {
      isVisible = nowVisible;
      say({ type: "signal", signal: "visibility", isVisible });
    },
    hint: wake,
    serverNowMs: () => clock.nowMs() + serverAheadMs,
  };
}
