import type { VisitorServerFrame } from "../protocol/frames.ts";
import {
  byType,
  isBoolean,
  isCursor,
  isNumber,
  isObject,
  isText,
  listOf,
  orAbsent,
  orNull,
  recordOf,
  withShape,
} from "./check.ts";
import type { Check } from "./check.ts";

/**
 * Hand-written checks of what the server sends, in place of the schemas, which would outweigh the whole widget. They ask only for what our
 * code relies on: whatever passes cannot break the picture or the screen. Tests hold them against the schemas.
 */
const range = withShape({ lowMs: isNumber, expectedMs: isNumber, highMs: isNumber });
const envelope = withShape({
  id: isText,
  seq: isNumber,
  atMs: isNumber,
  by: isText,
  ref: orAbsent(isText),
});
const inConversation = (shape: Readonly<Record<string, Check>>) =>
  withShape({ conversationId: isText, ...shape });

/** A lasting event: one of these types, or of one from a later protocol, which has an envelope too. */
export const lastingEvent = (shapes: Readonly<Record<string, Check>>): Check => {
  const hasShape = byType(shapes);
  return (value) => envelope(value) && hasShape(value);
};

/** What both read of a message. */
export const messagePosted = inConversation({
  text: isText,
  links: listOf(withShape({ start: isNumber, end: isNumber, kind: isText })),
  files: orAbsent(
    listOf(
      withShape({
        fileId: isText,
        kind: isText,
        bytes: isNumber,
        width: orAbsent(isNumber),
        height: orAbsent(isNumber),
      }),
    ),
  ),
});

/** Checks of the lasting events a visitor may see; the team's are added by `desk-guards`. */
export const publicEvents: Readonly<Record<string, Check>> = {
  "conversation.started": inConversation({ departmentId: isText, language: isText }),
  "conversation.queued": inConversation({
    departmentId: isText,
    reason: isText,
    queuedAtMs: isNumber,
  }),
  "conversation.assigned": inConversation({
    agentId: isText,
    reason: isText,
    fromAgentId: orNull(isText),
    transferReason: orNull(isText),
    departmentId: orAbsent(isText),
  }),
  "message.posted": messagePosted,
  "conversation.closed": inConversation({ closedBy: isText }),
  "conversation.reopened": inConversation({ undone: orAbsent(isText) }),
  "conversation.messageLeft": inConversation({ reason: isText }),
  "rating.given": inConversation({ score: isNumber, text: orNull(isText) }),
  "incident.linked": inConversation({ incidentId: isText, text: isText }),
  "incident.updated": inConversation({ incidentId: isText, text: orNull(isText) }),
  "callback.asked": inConversation({ way: isText }),
  "callback.cancelled": inConversation({}),
  "turn.called": inConversation({ untilMs: isNumber }),
  "turn.extended": inConversation({ untilMs: isNumber }),
  "turn.answered": inConversation({}),
  "turn.passed": inConversation({ reason: isText }),
  "call.asked": inConversation({ dueAtMs: isNumber }),
  "call.cancelled": inConversation({}),
  "call.recorded": inConversation({ dueAtMs: orNull(isNumber) }),
  "goodwill.given": inConversation({ text: withShape({ words: isText, code: isText }) }),
};

export const callback = orNull(withShape({ way: isText, turnUntilMs: orNull(isNumber) }));

/** The shape of a conversation's picture whose items pass `isEvent`. Offers and transfers are the team's affair (P7). */
export const conversationView = (isEvent: Check): Check =>
  withShape({
    conversationId: isText,
    state: isText,
    departmentId: isText,
    agentId: orNull(isText),
    startedAtMs: isNumber,
    queuedAtMs: isNumber,
    closedBy: orNull(isText),
    ratingScore: orNull(isNumber),
    transferCount: isNumber,
    callback,
    callDueAtMs: orNull(isNumber),
    readMarks: isObject, // numbers are compared with what is in it, and nothing is shown
    items: listOf(isEvent),
    hasEarlier: isBoolean,
  });

/** The frames that both sides get, with the events that this side may see. */
export function commonFrames(isEvent: Check): Readonly<Record<string, Check>> {
  return {
    events: withShape({
      stream: isText,
      after: isCursor,
      upto: isCursor,
      events: listOf(isEvent),
      names: recordOf(isText),
    }),
    earlier: withShape({
      conversationId: isText,
      events: listOf(isEvent),
      hasEarlier: isBoolean,
      names: recordOf(isText),
    }),
    passing: withShape({ event: passingEvent }),
    ack: withShape({
      ref: isText,
      eventId: orAbsent(isText),
      conversationId: orAbsent(isText),
    }),
    error: withShape({ code: isText, ref: orNull(isText), retryAfterMs: orAbsent(isNumber) }),
    pong: withShape({ upto: recordOf(isCursor) }),
    leaving: withShape({ returnAfterMs: isNumber }),
  };
}

const incident = orNull(withShape({ incidentId: isText, text: isText, sinceMs: isNumber }));

export const passingEvent = byType({
  "queue.moved": withShape({
    conversationId: isText,
    place: isNumber,
    range: orNull(range),
    refusal: orNull(isText),
    reason: orNull(isText),
    basis: isText,
    atMs: isNumber,
    joinedAtMs: isNumber,
  }),
  "typing.noticed": withShape({ conversationId: isText, by: isText, forMs: isNumber }),
  "read.noticed": inConversation({ readMarks: isObject }),
  "site.availabilityNoticed": withShape({
    availability: isText,
    opensAtMs: orNull(isNumber),
    isUnusuallyBusy: isBoolean,
  }),
  "site.incidentNoticed": withShape({ incident }),
});

export const welcome = { nowMs: isNumber, sendEveryMs: isNumber, deadAfterMs: isNumber };
const publicEvent = lastingEvent(publicEvents);

const isFrame = byType({
  ...commonFrames(publicEvent),
  welcome: withShape({
    ...welcome,
    visitorId: isText,
    token: orAbsent(isText),
    site: withShape({
      name: isText,
      availability: isText,
      opensAtMs: orNull(isNumber),
      incident,
      isUnusuallyBusy: isBoolean,
    }),
    ways: withShape({ limitMs: isNumber, byMail: isBoolean }),
    // A server of the version before says nothing of files.
    files: orAbsent(orNull(isObject)),
    conversationId: orNull(isText),
  }),
  reset: withShape({
    stream: isText,
    upto: isCursor,
    view: conversationView(publicEvent),
    names: recordOf(isText),
  }),
});

/** Whether a frame from the server can be handed to the widget's code. A frame of a later protocol's type passes: it is skipped (P9). */
export function isVisitorServerFrame(value: unknown): value is VisitorServerFrame {
  return isFrame(value);
}
