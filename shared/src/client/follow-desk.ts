import type { Clock, Timer } from "../clock.ts";
import { seqOf, STREAM_START } from "../protocol/cursor.ts";
import type { LastingEvent, PassingEvent, ReadNoticed } from "../protocol/events.ts";
import type { AgentServerFrame, EventsFrame } from "../protocol/frames.ts";
import type { AgentId, ConversationId, Cursor } from "../protocol/ids.ts";
import type { ConversationView, DeskView, LaneItem, VisitorCard } from "../protocol/views.ts";
import { applyDeskEvent } from "../view/apply-desk-event.ts";
import { applyEvent } from "../view/apply-event.ts";
import type { Follow, Verdict } from "./follow.ts";
import { hasItem, isBeyond, verdictOn, withEarlier } from "./follow.ts";

/** A thread that is open in this client. */
export interface OpenThread {
  readonly view: ConversationView;
  readonly card: VisitorCard;
}

/** Everything an agent's client knows. Each change makes a new object; what did not change stays the same object. */
export interface DeskPicture {
  /** Null until the first picture has come. */
  readonly desk: DeskView | null;
  readonly threads: Readonly<Record<ConversationId, OpenThread>>;
  readonly lanes: ReadonlyMap<ConversationId, LaneItem>;
  /** Agents' and files' names by id, as the threads need them. */
  readonly names: Readonly<Record<string, string>>;
  /** Who is writing now, by conversation. */
  readonly typing: Readonly<Record<ConversationId, string>>;
  /** Who of the team looks at a conversation now, oneself too (CP1). */
  readonly watchers: Readonly<Record<ConversationId, readonly AgentId[]>>;
}

export interface FollowDesk extends Follow<AgentServerFrame> {
  picture(): DeskPicture;
  /** Notes that a thread is wanted: hello names it from now on. The caller also asks for it with `connection.say`. */
  open(conversationId: ConversationId): void;
  /** Forgets a thread. */
  shut(conversationId: ConversationId): void;
  /** The threads that are wanted, for hello. */
  wanted(): ConversationId[];
}

/** Follows the desk and the threads that are open; `onChange` is called after each change of the picture. */
export function followDesk(options: { clock: Clock; onChange: () => void }): FollowDesk {
  const { clock, onChange } = options;
  let picture: DeskPicture = {
    desk: null,
    threads: {},
    lanes: new Map(),
    names: {},
    typing: {},
    watchers: {},
  };
  let cursor: Cursor = STREAM_START;
  /** Where each wanted thread stands in the desk's stream; undefined = its picture is missing or too old to go on from. */
  const threads = new Map<ConversationId, number | undefined>();
  const typingTimers = new Map<ConversationId, Timer>();

  function change(part: Partial<DeskPicture>): "applied" {
    picture = { ...picture, ...part };
    onChange();
    return "applied";
  }

  function receiveEvents(frame: EventsFrame): Verdict {
    if (frame.stream !== "desk") return "ignored";
    const { desk } = picture;
    const verdict = desk === null ? "behind" : verdictOn(frame, cursor);
    if (verdict !== "applied" || desk === null) return verdict;
    cursor = frame.upto;
    for (const event of frame.events)
      if (event.type === "conversation.erased") threads.delete(event.conversationId);
    return change({
      desk: frame.events.reduce(applyDeskEvent, desk),
      threads: frame.events.reduce(applyToThread, picture.threads),
      names: { ...picture.names, ...frame.names },
    });
  }

  function applyToThread(open: DeskPicture["threads"], event: LastingEvent) {
    if (!("conversationId" in event)) return open;
    const id = event.conversationId;
    if (event.type === "conversation.erased") return without(open, id);
    const thread = open[id];
    const standsAt = threads.get(id);
    if (thread === undefined || standsAt === undefined || event.seq <= standsAt) return open;
    threads.set(id, event.seq);
    if (event.type === "message.posted") endTyping(id, event.by);
    return { ...open, [id]: { ...thread, view: applyEvent(thread.view, event) } };
  }

  /** A thread's picture; one that is older than the stream has come could hide a gap, and is asked for again. */
  function receiveThread(frame: Extract<AgentServerFrame, { type: "thread" }>): Verdict {
    const { view, card } = frame;
    const id = view.conversationId;
    if (!threads.has(id)) return "ignored";
    const standsAt = threads.get(id);
    const seq = seqOf(frame.upto);
    if (seq < seqOf(cursor)) return standsAt === undefined ? ask([id]) : "ignored";
    threads.set(id, seq);
    return change({
      threads: { ...picture.threads, [id]: { view, card } },
      names: { ...picture.names, ...frame.names },
    });
  }

  function receiveReset(frame: Extract<AgentServerFrame, { type: "reset" }>): Verdict {
    cursor = frame.upto;
    for (const id of threads.keys()) {
      if (threads.get(id) !== seqOf(frame.upto)) threads.set(id, undefined);
    }
    return change({ desk: frame.view });
  }

  function receiveLanes(frame: Extract<AgentServerFrame, { type: "lanes" }>): Verdict {
    const lanes = new Map(frame.isWhole ? [] : picture.lanes);
    for (const item of frame.changed) lanes.set(item.conversationId, item);
    for (const id of frame.removed) lanes.delete(id);
    const loads = new Map(frame.loads.map(({ agentId, load }) => [agentId, load]));
    const { desk } = picture;
    const agents = desk?.agents.map((agent) => {
      const load = loads.get(agent.agentId) ?? agent.load;
      return load === agent.load ? agent : { ...agent, load };
    });
    return change({ lanes, desk: desk && agents ? { ...desk, agents } : desk });
  }

  function receivePassing(event: PassingEvent): Verdict {
    if (event.type === "read.noticed") return receiveReadMarks(event);
    if (event.type === "watchers.noticed") {
      const { [event.conversationId]: _, ...others } = picture.watchers;
      const isNone = event.agentIds.length === 0;
      return change({
        watchers: isNone ? others : { ...others, [event.conversationId]: event.agentIds },
      });
    }
    if (event.type !== "typing.noticed") return "ignored";
    const { conversationId, by } = event;
    typingTimers.get(conversationId)?.cancel();
    typingTimers.set(
      conversationId,
      clock.after(event.forMs, () => endTyping(conversationId, by)),
    );
    return change({ typing: { ...picture.typing, [conversationId]: by } });
  }

  function receiveReadMarks({ conversationId, readMarks }: ReadNoticed): Verdict {
    const thread = picture.threads[conversationId];
    if (thread === undefined) return "ignored";
    const read = { ...thread, view: { ...thread.view, readMarks } };
    return change({ threads: { ...picture.threads, [conversationId]: read } });
  }

  function endTyping(id: ConversationId, by: string): void {
    if (picture.typing[id] !== by) return;
    typingTimers.get(id)?.cancel();
    typingTimers.delete(id);
    const { [id]: _, ...typing } = picture.typing;
    change({ typing });
  }

  /** What was erased is nowhere here any more either (ER1). */
  function without(open: DeskPicture["threads"], id: ConversationId): DeskPicture["threads"] {
    const { [id]: _erased, ...others } = open;
    return others;
  }

  function ask(ids: readonly ConversationId[]): Verdict {
    return ids.map((conversationId) => ({ type: "openThread", conversationId }));
  }

  return {
    picture: () => picture,
    cursors: () => (picture.desk === null ? {} : { desk: cursor }),
    open(conversationId) {
      if (!threads.has(conversationId)) threads.set(conversationId, undefined);
    },
    shut(conversationId) {
      threads.delete(conversationId);
      const left = without(picture.threads, conversationId);
      const { [conversationId]: _watchers, ...watchers } = picture.watchers;
      change({ threads: left, watchers });
    },
    wanted: () => [...threads.keys()],
    receive(frame) {
      switch (frame.type) {
        case "events":
          return receiveEvents(frame);
        case "reset":
          return receiveReset(frame);
        case "thread":
          return receiveThread(frame);
        case "earlier": {
          const thread = picture.threads[frame.conversationId];
          if (thread === undefined) return "ignored";
          return change({
            threads: {
              ...picture.threads,
              [frame.conversationId]: { ...thread, view: withEarlier(thread.view, frame) },
            },
            names: { ...picture.names, ...frame.names },
          });
        }
        case "card": {
          const thread = picture.threads[frame.conversationId];
          if (thread === undefined) return "ignored";
          const { card } = frame;
          return change({
            threads: { ...picture.threads, [frame.conversationId]: { ...thread, card } },
          });
        }
        case "lanes":
          return receiveLanes(frame);
        case "passing":
          return receivePassing(frame.event);
        case "synced":
          // After a reset the open threads have no picture to go on from unless the server sent them anew.
          return ask([...threads.keys()].filter((id) => threads.get(id) === undefined));
        case "welcome":
          // Whoever looked before this connection may have gone without a word.
          return Object.keys(picture.watchers).length === 0 ? "ignored" : change({ watchers: {} });
        case "ack":
        case "error":
        case "pong":
        case "leaving":
        default:
          return "ignored";
      }
    },
    isBehind: (upto) => upto["desk"] !== undefined && isBeyond(upto["desk"], cursor),
    isShown: (eventId) => Object.values(picture.threads).some(({ view }) => hasItem(view, eventId)),
  };
}
