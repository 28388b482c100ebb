import type { Clock, Timer } from "../clock.ts";
import type { AckFrame, ErrorFrame } from "../protocol/frames.ts";
import type { CommandId, EventId } from "../protocol/ids.ts";
import { backOffMs } from "./back-off.ts";
import type { Outbox, OutboxEntry } from "./outbox.ts";

/** After this long a refusal that the tab it belongs to has not reported is reported by the one that received it. */
const CLAIM_AFTER_MS = 2_000;

/** After this long without an answer a person is told, and a tab that waits for another one sends by itself (R6). */
export const LATE_MS = 10_000;

/**
 * Refusals that speak of the server and not of the command: the same command is sent again by itself. After any other refusal only a
 * person can decide to try again, although the catalogue may say that later it can help.
 */
export const passingRefusals: ReadonlySet<string> = new Set([
  "rate.limited",
  "site.busy",
  "overloaded",
  "storage.unavailable",
  "server.restarting",
  "internal",
]);

/** A command on its way, as a person may be shown it. */
export interface PendingCommand<Command> {
  readonly commandId: CommandId;
  readonly command: Command;
  readonly atMs: number;
  /** `late` = not answered for 10 s: say so, and offer to retry or cancel. `sent` = stored by the server, its echo not seen yet. */
  readonly state: "waiting" | "late" | "sent";
}

/** Web Locks, or what passes for them: `navigator.locks` fits. */
export interface Locks {
  request(name: string, hold: () => Promise<void>): Promise<unknown>;
}

export interface DeliveryOptions<Command> {
  readonly outbox: Outbox<Command>;
  readonly clock: Clock;
  readonly random: () => number;
  /** Absent: this tab shares its outbox with nobody. */
  readonly locks?: Locks | undefined;
  readonly lockName: string;
  /** Puts a command on the open connection. */
  readonly transmit: (commandId: CommandId, command: Command) => void;
  /** Whether the event is in what the client shows. */
  readonly isShown: (eventId: EventId) => boolean;
  readonly onPending: () => void;
  readonly onDone: (
    commandId: CommandId,
    answer: Pick<AckFrame, "eventId" | "conversationId">,
  ) => void;
  readonly onRefused: (entry: OutboxEntry<Command>, code: string) => void;
}

/**
 * Brings the outbox to the server: in order, one command on its way at a time, each repeated under the same id until it is answered or
 * cancelled (R6, P12). Tabs that share the outbox agree by a lock on which of them sends; all of them show it (R8, P13).
 */
export function createDelivery<Command extends { type: string }>(
  options: DeliveryOptions<Command>,
) {
  const { outbox, clock, random, locks, lockName, transmit, isShown, onPending } = options;
  /** Given in this tab: these it may send without the lock once late, and their refusal it reports. */
  const own = new Set<CommandId>();
  /** Stored, but the echo is not here yet: shown until it is, lest the message vanish for a moment. */
  const sent = new Map<CommandId, { entry: OutboxEntry<Command>; eventId: EventId }>();
  /** Since when a person's `retry` counts as a new start, by command. */
  const restartedAtMs = new Map<CommandId, number>();
  let isSynced = false;
  let holdsLock = false;
  let lockTurn = 0;
  let release = () => {};
  let inFlight: { commandId: CommandId; atMs: number } | undefined;
  let tries = 0;
  let pausedUntilMs = 0;
  let timer: Timer | undefined;
  const claims = new Set<Timer>();

  const lateAtMs = (entry: OutboxEntry<Command>) =>
    (restartedAtMs.get(entry.commandId) ?? entry.atMs) + LATE_MS;
  const isLate = (entry: OutboxEntry<Command>) => clock.nowMs() >= lateAtMs(entry);
  const waiting = () => outbox.list().filter((entry) => entry.refused === undefined);

  /** Sends what is next, if anything may be sent now, and sets the timer for what comes due. */
  function pump(): void {
    const nowMs = clock.nowMs();
    const isAnswerLost = inFlight !== undefined && nowMs >= inFlight.atMs + LATE_MS;
    if (isSynced && (inFlight === undefined || isAnswerLost) && nowMs >= pausedUntilMs) {
      const next = waiting().find(
        (entry) => holdsLock || (own.has(entry.commandId) && isLate(entry)),
      );
      inFlight = next && { commandId: next.commandId, atMs: nowMs };
      if (next !== undefined) transmit(next.commandId, next.command);
    }
    arm();
  }

  /** One timer for the next moment at which something changes by itself. */
  function arm(): void {
    timer?.cancel();
    timer = undefined;
    const nowMs = clock.nowMs();
    const moments = waiting().map(lateAtMs);
    if (isSynced && moments.length > 0) {
      moments.push(pausedUntilMs);
      if (inFlight !== undefined) moments.push(inFlight.atMs + LATE_MS);
    }
    const nextMs = Math.min(...moments.filter((moment) => moment > nowMs));
    if (!Number.isFinite(nextMs)) return;
    timer = clock.after(nextMs - nowMs, () => {
      onPending();
      pump();
    });
  }

  /** The command is over, answered or not. */
  function settle(commandId: CommandId): void {
    outbox.remove(commandId);
    own.delete(commandId);
    restartedAtMs.delete(commandId);
    if (inFlight?.commandId === commandId) inFlight = undefined;
    tries = 0;
  }

  function takeLock(): void {
    lockTurn += 1;
    const turn = lockTurn;
    const hold = () => {
      holdsLock = true;
      outbox.forgetCache();
      pump();
    };
    if (locks === undefined) {
      hold();
      return;
    }
    const onGranted = () =>
      new Promise<void>((resolve) => {
        if (turn !== lockTurn) {
          resolve();
          return;
        }
        release = resolve;
        hold();
      });
    // Locks that fail (an opaque origin) leave each tab to itself: a command sent twice is still one, by its id (P1).
    locks.request(lockName, onGranted).catch(() => {
      if (turn === lockTurn) hold();
    });
  }

  function freeLock(): void {
    lockTurn += 1;
    holdsLock = false;
    release();
    release = () => {};
  }

  function disown(): void {
    own.clear();
    sent.clear();
    restartedAtMs.clear();
    inFlight = undefined;
    outbox.forgetCache();
    onPending();
  }

  /** Refusals that another tab received for what was given here; at the start those of tabs that are gone. */
  function reportRefused(isStart: boolean): void {
    for (const entry of outbox.list()) {
      if (entry.refused === undefined || !(isStart || own.has(entry.commandId))) continue;
      settle(entry.commandId);
      options.onRefused(entry, entry.refused);
    }
  }

  /** Leaves a refusal to the tab that gave the command; when that one is gone, a person hears of it here. */
  function leaveRefusal(commandId: CommandId, code: string): void {
    outbox.refuse(commandId, code);
    const claim = clock.after(CLAIM_AFTER_MS, () => {
      claims.delete(claim);
      outbox.forgetCache();
      const entry = outbox.find(commandId);
      if (entry?.refused === undefined) return;
      settle(commandId);
      options.onRefused(entry, entry.refused);
    });
    claims.add(claim);
  }

  return {
    /** The page lives: reads what an earlier one left. */
    start(): void {
      outbox.forgetCache();
      reportRefused(true);
      arm();
    },
    /** The connection is up to date: what is still in the outbox was not stored, or its answer was lost. */
    synced(): void {
      if (isSynced) return;
      isSynced = true;
      inFlight = undefined;
      sent.clear();
      takeLock();
      onPending();
    },
    /** The connection is gone, and with it the answer to what was on its way. */
    lost(): void {
      isSynced = false;
      inFlight = undefined;
      freeLock();
      arm();
    },
    stop(): void {
      timer?.cancel();
      timer = undefined;
      for (const claim of claims) claim.cancel();
      claims.clear();
    },
    give(commandId: CommandId, command: Command): void {
      own.add(commandId);
      outbox.add(commandId, command, clock.nowMs());
      onPending();
      pump();
    },
    cancel(commandId: CommandId): void {
      settle(commandId);
      onPending();
      pump();
    },
    retry(commandId: CommandId): void {
      restartedAtMs.set(commandId, clock.nowMs());
      pausedUntilMs = 0;
      onPending();
      pump();
    },
    acknowledged(frame: AckFrame): void {
      const entry = outbox.find(frame.ref);
      settle(frame.ref);
      if (entry !== undefined) {
        const { eventId } = frame;
        const isMessage = entry.command.type.endsWith(".post");
        if (isMessage && eventId !== undefined && !isShown(eventId)) {
          sent.set(entry.commandId, { entry, eventId });
        }
        options.onDone(frame.ref, frame);
        onPending();
      }
      pump();
    },
    refused(frame: ErrorFrame & { ref: CommandId }): void {
      const entry = outbox.find(frame.ref);
      if (passingRefusals.has(frame.code)) {
        if (inFlight?.commandId === frame.ref) inFlight = undefined;
        pausedUntilMs = clock.nowMs() + (frame.retryAfterMs ?? backOffMs((tries += 1), random));
      } else if (entry !== undefined && !own.has(frame.ref)) {
        leaveRefusal(frame.ref, frame.code);
        if (inFlight?.commandId === frame.ref) inFlight = undefined;
      } else if (entry !== undefined) {
        settle(frame.ref);
        options.onRefused(entry, frame.code);
      }
      onPending();
      pump();
    },
    /** An event has come that answers a command: the echo counts as an acknowledgement. */
    echoed(
      commandId: CommandId,
      answer: { eventId: EventId; conversationId?: AckFrame["conversationId"] },
    ): void {
      const isWaiting = outbox.find(commandId) !== undefined;
      const wasStored = sent.delete(commandId);
      if (isWaiting) settle(commandId);
      if (wasStored || isWaiting) onPending();
      if (!isWaiting) return;
      options.onDone(
        commandId,
        answer.conversationId === undefined
          ? { eventId: answer.eventId }
          : { eventId: answer.eventId, conversationId: answer.conversationId },
      );
      pump();
    },
    /** Another tab changed the outbox. */
    changedElsewhere(): void {
      outbox.forgetCache();
      reportRefused(false);
      onPending();
      pump();
    },
    /** What was given and is not shown as stored yet, in order, of every tab. */
    pending(): PendingCommand<Command>[] {
      const stored = [...sent.values()]
        .filter(({ eventId }) => !isShown(eventId))
        .map(({ entry }) => shown(entry, "sent"));
      return [
        ...stored,
        ...waiting().map((entry) => shown(entry, isLate(entry) ? "late" : "waiting")),
      ];
    },
    /** Forgets every command, as when the visitor signs out. */
    clear(): void {
      for (const entry of outbox.list()) settle(entry.commandId);
      disown();
    },
    /** Another tab has cleared the outbox: nothing that was given here is this tab's any more, and what lies there now is another visitor's. */
    disown,
  };
}

function shown<Command>(
  { commandId, command, atMs }: OutboxEntry<Command>,
  state: PendingCommand<Command>["state"],
): PendingCommand<Command> {
  return { commandId, command, atMs, state };
}
