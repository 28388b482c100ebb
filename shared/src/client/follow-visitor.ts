import type { Clock, Timer } from "../clock.ts";
import { STREAM_START } from "../protocol/cursor.ts";
import type { PublicPassingEvent, QueueMoved } from "../protocol/events.ts";
import type { AboutWelcome } from "../protocol/department-key.ts";
import type { EventsFrame, VisitorServerFrame } from "../protocol/frames.ts";
import type { FileLimits } from "../protocol/files.ts";
import type { ConversationId, Cursor } from "../protocol/ids.ts";
import type { IncidentNotice } from "../protocol/incident.ts";
import type { SiteAvailability } from "../protocol/states.ts";
import type { ConversationView, WaysOut } from "../protocol/views.ts";
import { applyPublicEvent, viewOf } from "../view/apply-event.ts";
import type { Follow } from "./follow.ts";
import { hasItem, isBeyond, verdictOn, withEarlier } from "./follow.ts";

/** Everything a visitor's client knows. Each change makes a new object; what did not change stays the same object. */
export interface VisitorPicture {
  readonly conversations: Readonly<Record<ConversationId, ConversationView>>;
  /** The conversation to show: the open one, else the last one of the past day, else none. */
  readonly currentId: ConversationId | null;
  /** Agents' and files' names by id. */
  readonly names: Readonly<Record<string, string>>;
  /** The last word on the place in the queue, by conversation; absent once it no longer waits. */
  readonly queue: Readonly<Record<ConversationId, QueueMoved>>;
  /** Who is writing now, by conversation. */
  readonly typing: Readonly<Record<ConversationId, string>>;
  readonly availability: SiteAvailability | null;
  /** More visitors write than this hour usually brings. */
  readonly isUnusuallyBusy: boolean;
  /** What the site says of an incident; null without one. */
  readonly incident: IncidentNotice | null;
  /** When the site opens, where it is closed by its hours. */
  readonly opensAtMs: number | null;
  /** The ways out of a long wait; null before the first welcome. */
  readonly ways: WaysOut | null;
  /** What files the site takes; null = none, or before the first welcome. */
  readonly files: FileLimits | null;
  /** What became of the department that the page named; absent before the first welcome, and from a server of the version before. */
  readonly about?: AboutWelcome | undefined;
}

export interface FollowVisitor extends Follow<VisitorServerFrame> {
  picture(): VisitorPicture;
  /** Forgets everything, as when the visitor signs out. */
  clear(): void;
}

const NOTHING: VisitorPicture = {
  conversations: {},
  currentId: null,
  names: {},
  queue: {},
  typing: {},
  availability: null,
  opensAtMs: null,
  incident: null,
  isUnusuallyBusy: false,
  ways: null,
  files: null,
};

/** Follows a visitor's conversations; `onChange` is called after each change of the picture. */
export function followVisitor(options: { clock: Clock; onChange: () => void }): FollowVisitor {
  const { clock, onChange } = options;
  let picture = NOTHING;
  let cursors: Record<string, Cursor> = {};
  const typingTimers = new Map<ConversationId, Timer>();

  function change(part: Partial<VisitorPicture>): "applied" {
    picture = { ...picture, ...part };
    onChange();
    return "applied";
  }

  /** The picture with another view of one conversation; a place in the queue goes when the waiting is over. */
  function show(view: ConversationView, names: Readonly<Record<string, string>>): "applied" {
    const { conversationId } = view;
    const isNew = !(conversationId in picture.conversations);
    return change({
      conversations: { ...picture.conversations, [conversationId]: view },
      names: { ...picture.names, ...names },
      // One that is closed already is only looked back at.
      currentId: isNew && view.state !== "closed" ? newest(view) : picture.currentId,
      queue: view.state === "queued" ? picture.queue : without(picture.queue, conversationId),
    });
  }

  /** A conversation that began after the one shown takes its place. */
  function newest(view: ConversationView): ConversationId {
    const current =
      picture.currentId === null ? undefined : picture.conversations[picture.currentId];
    const isOlder = current !== undefined && current.startedAtMs > view.startedAtMs;
    return isOlder ? current.conversationId : view.conversationId;
  }

  function receiveEvents(frame: EventsFrame) {
    if (frame.stream === "desk") return "ignored";
    const id = frame.stream;
    const verdict = verdictOn(frame, cursors[id] ?? STREAM_START);
    if (verdict !== "applied") return verdict;
    let view = picture.conversations[id];
    for (const event of frame.events) {
      if (view !== undefined) view = applyPublicEvent(view, event);
      else if (event.type === "conversation.started") view = viewOf(event);
      else return "behind"; // the beginning is missing: only a picture helps
      if (event.type === "message.posted") endTyping(id, event.by);
    }
    if (view === undefined) return "ignored";
    cursors = { ...cursors, [id]: frame.upto };
    return show(view, frame.names);
  }

  function receivePassing(event: PublicPassingEvent) {
    switch (event.type) {
      case "queue.moved":
        return picture.conversations[event.conversationId]?.state === "queued"
          ? change({ queue: { ...picture.queue, [event.conversationId]: event } })
          : "ignored";
      case "typing.noticed":
        typingTimers.get(event.conversationId)?.cancel();
        typingTimers.set(
          event.conversationId,
          clock.after(event.forMs, () => endTyping(event.conversationId, event.by)),
        );
        return change({ typing: { ...picture.typing, [event.conversationId]: event.by } });
      case "read.noticed": {
        const view = picture.conversations[event.conversationId];
        return view === undefined ? "ignored" : show({ ...view, readMarks: event.readMarks }, {});
      }
      case "site.availabilityNoticed":
        return change({
          availability: event.availability,
          opensAtMs: event.opensAtMs,
          isUnusuallyBusy: event.isUnusuallyBusy,
        });
      case "site.incidentNoticed":
        return change({ incident: event.incident });
      default:
        return "ignored"; // a type from a later protocol (P9)
    }
  }

  function endTyping(id: ConversationId, by: string): void {
    if (picture.typing[id] !== by) return;
    typingTimers.get(id)?.cancel();
    typingTimers.delete(id);
    change({ typing: without(picture.typing, id) });
  }

  function clearTyping(): void {
    for (const timer of typingTimers.values()) timer.cancel();
    typingTimers.clear();
  }

  return {
    picture: () => picture,
    cursors: () => cursors,
    receive(frame) {
      switch (frame.type) {
        case "welcome":
          clearTyping();
          return change({
            currentId: frame.conversationId,
            availability: frame.site.availability,
            opensAtMs: frame.site.opensAtMs,
            incident: frame.site.incident,
            isUnusuallyBusy: frame.site.isUnusuallyBusy,
            ways: frame.ways,
            files: frame.files ?? null,
            about: frame.about,
            typing: {},
          });
        case "events":
          return receiveEvents(frame);
        case "reset":
          cursors = { ...cursors, [frame.stream]: frame.upto };
          return show(frame.view, frame.names);
        case "earlier": {
          const view = picture.conversations[frame.conversationId];
          return view === undefined ? "ignored" : show(withEarlier(view, frame), frame.names);
        }
        case "passing":
          return receivePassing(frame.event);
        case "synced":
        case "ack":
        case "error":
        case "pong":
        case "leaving":
        default:
          return "ignored";
      }
    },
    isBehind: (upto) =>
      Object.entries(upto).some(([stream, end]) => isBeyond(end, cursors[stream] ?? STREAM_START)),
    isShown: (eventId) =>
      Object.values(picture.conversations).some((view) => hasItem(view, eventId)),
    clear() {
      clearTyping();
      cursors = {};
      picture = NOTHING;
      onChange();
    },
  };
}

function without<Value>(
  record: Readonly<Record<ConversationId, Value>>,
  id: ConversationId,
): Readonly<Record<ConversationId, Value>> {
  if (!(id in record)) return record;
  const { [id]: _, ...rest } = record;
  return rest;
}
