import type { Clock } from "../clock.ts";
import { cursorOf, seqOf, STREAM_START } from "../protocol/cursor.ts";
import type { DeskErrorCode } from "../protocol/errors.ts";
import type { LastingEvent } from "../protocol/events.ts";
import type { VisitorFrame, VisitorServerFrame } from "../protocol/frames.ts";
import type { CommandId, Cursor } from "../protocol/ids.ts";
import { applyEvent, viewOf } from "../view/apply-event.ts";
import { eventMaker } from "./events.ts";
import { idsOf } from "./ids.ts";
import type { ServerEnd } from "./memory-network.ts";

/** A refusal that the peer is told to give. */
export interface PeerRefusal {
  readonly code: DeskErrorCode;
  readonly retryAfterMs?: number;
}

export interface WirePeer {
  /** Hand it to `memoryNetwork` as `accept`. */
  accept(end: ServerEnd): void;
  /** The conversation's events, in order: the truth. */
  readonly events: readonly LastingEvent[];
  /** An agent writes. */
  agentSays(text: string): void;
  /** Command ids in the order they arrived, repeats included. */
  readonly received: readonly CommandId[];
  /** Hellos and resumes that arrived. */
  readonly asked: VisitorFrame[];
  /** Refuses a command instead of storing it; undefined = stores it. */
  refuse: (commandId: CommandId) => PeerRefusal | undefined;
  /** Sends a frame as it is to every connection. */
  say(frame: VisitorServerFrame | object): void;
  sendEveryMs: number;
  deadAfterMs: number;
  /** False: hears everything and says nothing, as when a relay swallows the answers. */
  isAnswering: boolean;
  /** False: stores commands, but never acknowledges them. */
  isAcknowledging: boolean;
  /** Starts another history, as a restored backup does: the same numbers, other tags. */
  restoreBackup(count: number): void;
}

interface Told {
  readonly end: ServerEnd;
  upto: Cursor | undefined;
}

const PAGE = 3;

/**
 * The server's side of the wire for one visitor with one conversation, kept to the rules of PROTOCOL.md and nothing else: what clients
 * are tested against where the real server would hide which frame did what.
 */
export function wirePeer(clock: Clock, seed = 1): WirePeer {
  const ids = idsOf(seed);
  const make = eventMaker(ids, clock.nowMs());
  let events: LastingEvent[] = [];
  const received: CommandId[] = [];
  const asked: VisitorFrame[] = [];
  const answers = new Map<CommandId, LastingEvent>();
  const clients = new Set<Told>();

  const peer: WirePeer = {
    accept,
    get events() {
      return events;
    },
    agentSays(text) {
      append(make.make("message.posted", { text, by: make.agentId }));
    },
    received,
    asked,
    refuse: () => undefined,
    say(frame) {
      for (const { end } of clients) end.send(JSON.stringify(frame));
    },
    sendEveryMs: 25_000,
    deadAfterMs: 45_000,
    isAnswering: true,
    isAcknowledging: true,
    restoreBackup(count) {
      events = events
        .slice(0, count)
        .map((event, at) => (at === count - 1 ? { ...event, id: ids.event() } : event));
    },
  };
  append(make.make("conversation.started"));
  return peer;

  function append(event: LastingEvent): LastingEvent {
    const seq = events.length + 1;
    const stored = { ...event, seq, publicSeq: seq, atMs: clock.nowMs() };
    events.push(stored);
    for (const told of clients) if (told.upto !== undefined) tellOn(told);
    return stored;
  }

  function accept(end: ServerEnd): void {
    const told: Told = { end, upto: undefined };
    end.onText = (text) => {
      // Safe: only our own client speaks to this peer.
      if (peer.isAnswering) hear(told, JSON.parse(text) as VisitorFrame);
    };
    end.onClose = () => clients.delete(told);
  }

  function send(told: Told, frame: VisitorServerFrame): void {
    told.end.send(JSON.stringify(frame));
  }

  function hear(told: Told, frame: VisitorFrame): void {
    switch (frame.type) {
      case "hello":
        asked.push(frame);
        clients.add(told);
        send(told, {
          type: "welcome",
          protocol: 1,
          nowMs: clock.nowMs(),
          sendEveryMs: peer.sendEveryMs,
          deadAfterMs: peer.deadAfterMs,
          visitorId: make.visitorId,
          site: {
            siteId: ids.site(),
            name: "Shop",
            availability: "online",
            opensAtMs: null,
            incident: null,
            isUnusuallyBusy: false,
          },
          ways: { limitMs: 600_000, byMail: true, byPhone: false },
          files: null,
          about: { department: "none", topics: [] },
          conversationId: make.conversationId,
        });
        return goOn(told, frame.cursors[make.conversationId]);
      case "resume":
        asked.push(frame);
        return goOn(told, frame.cursors[make.conversationId]);
      case "ping":
        return send(told, { type: "pong", upto: { [make.conversationId]: told.upto ?? "0." } });
      case "command":
        return obey(told, frame.commandId, frame.command);
      case "signal":
      case "loadEarlier":
    }
  }

  function goOn(told: Told, from: Cursor | undefined): void {
    const seq = from === undefined ? 0 : seqOf(from);
    const at = events[seq - 1];
    if (seq === 0 || at === undefined || cursorOf(seq, at.id) !== from) {
      reset(told);
    } else {
      told.upto = from;
      tellOn(told);
    }
    send(told, { type: "synced" });
  }

  function reset(told: Told): void {
    const [first, ...rest] = events;
    if (first?.type !== "conversation.started") throw new Error("a conversation starts once");
    told.upto = lastCursor();
    send(told, {
      type: "reset",
      stream: make.conversationId,
      upto: told.upto,
      view: rest.reduce(applyEvent, viewOf(first)),
      names: {},
    });
  }

  function tellOn(told: Told): void {
    const from = seqOf(told.upto ?? STREAM_START);
    for (let at = from; at < events.length; at += PAGE) {
      const page = events.slice(at, at + PAGE);
      const last = page.at(-1);
      const after = told.upto;
      if (last === undefined || after === undefined) return;
      told.upto = cursorOf(last.seq, last.id);
      send(told, {
        type: "events",
        stream: make.conversationId,
        after,
        upto: told.upto,
        events: page,
        names: {},
      });
    }
  }

  function obey(
    told: Told,
    ref: CommandId,
    command: Extract<VisitorFrame, { type: "command" }>["command"],
  ): void {
    received.push(ref);
    const refusal = answers.has(ref) ? undefined : peer.refuse(ref);
    if (refusal !== undefined) {
      send(told, { type: "error", message: "", ref, ...refusal });
      return;
    }
    const stored = answers.get(ref) ?? store(ref, command);
    answers.set(ref, stored);
    if (!peer.isAcknowledging) return;
    send(told, {
      type: "ack",
      ref,
      eventId: stored.id,
      conversationId: make.conversationId,
    });
  }

  function store(
    ref: CommandId,
    command: Extract<VisitorFrame, { type: "command" }>["command"],
  ): LastingEvent {
    if (command.type === "message.post") {
      return append(make.make("message.posted", { text: command.text, by: make.visitorId, ref }));
    }
    return append(make.make("conversation.closed", { closedBy: "visitor", ref }));
  }

  function lastCursor(): Cursor {
    const last = events.at(-1);
    return last === undefined ? STREAM_START : cursorOf(last.seq, last.id);
  }
}
