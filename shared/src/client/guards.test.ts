import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type * as z from "zod";
import type { LastingEventType } from "../protocol/events.ts";
import { audienceOf, LastingEvent } from "../protocol/events.ts";
import { AgentServerFrame, VisitorServerFrame } from "../protocol/frames.ts";
import type { StreamId } from "../protocol/ids.ts";
import { ConversationId } from "../protocol/ids.ts";
import { ConversationView, DeskView, VisitorCard } from "../protocol/views.ts";
import { arbitraryOf } from "../testing/arbitrary.ts";
import { manualClock } from "../testing/index.ts";
import { isAgentServerFrame } from "./desk-guards.ts";
import { followDesk } from "./follow-desk.ts";
import { followVisitor } from "./follow-visitor.ts";
import { isVisitorServerFrame } from "./guards.ts";

/** One seed, so that a run says the same every time. */
const seed = Number(process.env["PRESENTLY_TEST_SEED"] ?? 1);
const RUNS = { numRuns: 40, seed };
/** What stands in the place of a value, in turn in every place of every frame. */
const junk: readonly unknown[] = [null, undefined, "words", 0, true, [], {}, [null], { type: 1 }];

function one<Wanted extends z.ZodType>(schema: Wanted, of = seed): z.infer<Wanted> {
  return fc.sample(arbitraryOf(schema), { numRuns: 1, seed: of })[0] as z.infer<Wanted>; // one was asked for
}
const stream = one(ConversationId);
const view = {
  ...one(ConversationView),
  conversationId: stream,
  items: [],
  offer: null,
  transfer: null,
};
const bring = (event: LastingEvent, to: StreamId) =>
  ({
    type: "events",
    stream: to,
    after: "0.",
    upto: "1.abcdefgh",
    events: [event],
    names: {},
  }) as const;

/** Valid frames: a few of every type, and a few with an event of every type. */
function framesFor(frames: readonly z.ZodType[], types: readonly EventSchema[], to: StreamId) {
  const some = (schema: z.ZodType) => [1, 2, 3].map((turn) => one(schema, seed + turn));
  return [
    ...frames.flatMap(some),
    ...types.flatMap((schema) => some(schema).map((event) => bring(event as LastingEvent, to))),
  ];
}
type EventSchema = (typeof LastingEvent.options)[number];
const isPublic = (type: unknown) => audienceOf.get(type as LastingEventType) === "public"; // any other key is absent
const isKnown = (type: unknown) => audienceOf.has(type as LastingEventType); // as above
const publicEvents = LastingEvent.options.filter(({ shape }) => isPublic(shape.type.value));

/** The frame with each of its values made wrong in turn. */
function* wrongsOf(frame: unknown): Generator<unknown> {
  for (const place of placesOf(frame)) {
    for (const value of junk) {
      // What undefined does to a property is what JSON does: it is gone.
      yield JSON.parse(JSON.stringify(replaced(frame, place, value)) ?? "null");
    }
  }
}

function placesOf(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  const parts = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [at, ...parts.flatMap(([key, part]) => placesOf(part, [...at, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((part, at) => (String(at) === key ? replaced(part, rest, by) : part));
  }
  const object = value as Record<string, unknown>; // a place leads through objects and arrays only
  return { ...object, [key]: replaced(object[key], rest, by) };
}

/** Reads whatever a screen reads of a picture, as the kind of thing it takes it for; throws where a screen would. */
function read(value: unknown, isShown: (type: unknown) => boolean): void {
  if (typeof value !== "object" || value === null) return;
  // What a later protocol or the team's affairs add to a thread, a screen passes over.
  if ("seq" in value && "type" in value && !isShown(value.type)) return;
  // Of these the text has parts.
  const isNote = "type" in value && inParts.has(value.type);
  for (const [key, part] of Object.entries(value)) {
    // What draws formatting believes nothing of it (MD1): view/marked-text.test.ts.
    if (key === "marks") continue;
    const must = (isRight: boolean) => {
      if (!isRight) throw new Error(`a screen cannot show ${key}: ${JSON.stringify(part)}`);
    };
    if (part !== null && texts.has(key))
      must(typeof part === "string" || (isNote && key === "text"));
    if (part !== null && numbers.has(key)) must(typeof part === "number");
    if (lists.has(key)) must(Array.isArray(part));
    if (key === "names") must(Object.values(part).every((name) => typeof name === "string"));
    if (part instanceof Map) for (const each of part.values()) read(each, isShown);
    else read(part, isShown);
  }
}
const inParts = new Set<unknown>([
  "transfer.offered",
  "goodwill.given",
  "form.answered",
  "replies.offered",
  "article.shown",
]);
/** What the widget's parts for forms and articles alone read, and check themselves: few chats fetch them, and every chat would carry the checks. */
const ofParts = new Set<unknown>([
  "form.sent",
  "form.answered",
  "replies.offered",
  "article.shown",
  "article.answered",
  "promise.made",
  "promise.changed",
  "promise.kept",
  "promise.takenBack",
  "promise.broken",
]);
/** So does the part for topics with what they are called, here and in the welcome. What a message was written from no visitor is told (P42). */
function withoutTeams(event: LastingEvent): LastingEvent {
  if (event.type === "message.posted") {
    const { cannedReply: _, ...message } = event;
    return message;
  }
  if (event.type !== "conversation.queued") return event;
  const { text: _text, topic: _topic, ...rest } = event;
  return rest;
}
const texts = new Set(
  `text name title url by id state wanted tried promised again agentId visitorName siteName availability reason kind
  presence way language timeZone browser referrer email role closedBy departmentId conversationId transferReason
  words code`.split(/\s+/),
);
const numbers = new Set(
  `seq atMs place lowMs highMs expectedMs expiresAtMs endsAtMs startedAtMs queuedAtMs score load capacity start end
  priority ratingScore transferCount closedAtMs owesAnswerSinceMs turnUntilMs untilMs limitMs
  goodwillAtMs`.split(/\s+/),
);
const lists = new Set(
  "items links offers wrapUps agents departments sites mentions formerConversations emptyPools tags".split(
    " ",
  ),
);

describe.each([
  {
    side: "visitor",
    schema: VisitorServerFrame,
    events: publicEvents,
    isFrame: isVisitorServerFrame,
  },
  {
    side: "agent",
    schema: AgentServerFrame,
    events: LastingEvent.options,
    isFrame: isAgentServerFrame,
  },
])("the $side's guard", ({ schema, events, isFrame }) => {
  test.each(schema.options.map((option, at) => ({ at, option })))(
    "lets every frame of the schema pass (form $at)",
    ({ option }) => {
      fc.assert(
        fc.property(arbitraryOf(option), (frame) => isFrame(frame)),
        RUNS,
      );
    },
  );

  test.each(events.map((option) => ({ type: option.shape.type.value, option })))(
    "lets every $type of the schema pass",
    ({ option }) => {
      const isLetIn = (event: LastingEvent) => isFrame(bring(event, "desk"));
      fc.assert(fc.property(arbitraryOf(option), isLetIn), RUNS);
    },
  );

  test("P9: lets a frame or an event of a later type pass, and more properties than it knows", () => {
    const later = { type: "later.event", id: "evt_1", seq: 1, atMs: 1, by: "system", more: [{}] };
    expect(isFrame({ type: "later.frame", more: 1 })).toBe(true);
    expect(isFrame({ ...bring(one(LastingEvent), "desk"), events: [later] })).toBe(true);
    for (const option of schema.options) {
      expect(isFrame({ ...one(option), laterProperty: {} })).toBe(true);
    }
  });

  test("refuses whatever is not an object with a type", () => {
    for (const value of [null, undefined, 1, "frame", [], {}, { type: 1 }, { type: null }]) {
      expect(isFrame(value)).toBe(false);
    }
    expect(isFrame({ type: "toString" })).toBe(true); // a type we do not know, not the object's own method
  });
});

test("R9: no visitor's frame with a wrong value that the guard lets pass breaks the picture or the screen", () => {
  let passed = 0;
  for (const frame of framesFor(VisitorServerFrame.options, publicEvents, stream)) {
    for (const wrong of wrongsOf(frame)) {
      if (!isVisitorServerFrame(wrong)) continue;
      passed += 1;
      const follow = followVisitor({ clock: manualClock(), onChange: () => {} });
      follow.receive({ type: "reset", stream, upto: "0.", view, names: {} });
      follow.receive(wrong);
      // P7: offers, transfers and open questions are the team's affair; a visitor's screen does not look at them.
      const seen = Object.values(follow.picture().conversations).map((each) => ({
        ...each,
        offer: null,
        transfer: null,
        questions: [],
        promises: [], // which the part for them checks itself
        items: each.items.map(withoutTeams),
      }));
      read(
        { ...follow.picture(), about: null, conversations: seen },
        (type) => isPublic(type) && !ofParts.has(type),
      );
    }
  }
  expect(passed).toBeGreaterThan(100);
});

test("R9: no agent's frame with a wrong value that the guard lets pass breaks the picture or the screen", () => {
  const desk = one(DeskView);
  const card = one(VisitorCard);
  let passed = 0;
  for (const frame of framesFor(AgentServerFrame.options, LastingEvent.options, "desk")) {
    for (const wrong of wrongsOf(frame)) {
      if (!isAgentServerFrame(wrong)) continue;
      passed += 1;
      const follow = followDesk({ clock: manualClock(), onChange: () => {} });
      follow.receive({ type: "reset", stream: "desk", upto: "0.", view: desk });
      follow.open(stream);
      follow.receive({ type: "thread", upto: "0.", view, card, names: {} });
      follow.receive(wrong);
      read(follow.picture(), isKnown);
    }
  }
  expect(passed).toBeGreaterThan(100);
});
