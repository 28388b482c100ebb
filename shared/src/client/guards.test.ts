import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LastingEventType } from "../protocol/events.ts";
import { audienceOf } from "../protocol/events.ts";
import { AgentServerFrame, VisitorServerFrame } from "../protocol/frames.ts";
import { manualClock } from "../testing/index.ts";
import { arbitraryOf } from "../testing/arbitrary.ts";
import { isAgentServerFrame } from "./desk-guards.ts";
import { followDesk } from "./follow-desk.ts";
import { followVisitor } from "./follow-visitor.ts";
import { isVisitorServerFrame } from "./guards.ts";

/** One seed, so that a run says the same every time; the number of runs keeps the file within seconds. */
const RUNS = { numRuns: 500, seed: Number(process.env["PRESENTLY_TEST_SEED"] ?? 1) };
const junk = fc.oneof(
  fc.constantFrom(null, undefined, "", "words", 0, -1, Number.NaN, true, [], {}, [null], {
    type: 1,
  }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A frame in which one value, anywhere, is something else. */
function mutated<Frame>(frames: fc.Arbitrary<Frame>): fc.Arbitrary<unknown> {
  return fc.tuple(frames, fc.nat(), junk).map(([frame, at, value]) => {
    const places = placesOf(frame);
    const place = places[at % places.length] ?? [];
    // What undefined does to a property is what JSON does: it is gone.
    return JSON.parse(JSON.stringify(replaced(frame, place, value)) ?? "null") as unknown;
  });
}

function placesOf(value: unknown, at: readonly string[] = []): string[][] {
  const inside =
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, part]) => placesOf(part, [...at, key]))
      : [];
  return [[...at], ...inside];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((part, at) => (String(at) === key ? replaced(part, rest, by) : part));
  const object = value as Record<string, unknown>; // a place leads through objects and arrays only
  return { ...object, [key]: replaced(object[key], rest, by) };
}

/** Reads whatever a screen reads of a picture, the way a screen does; throws where a screen would. */
function read(value: unknown, isRead: (type: unknown) => boolean): void {
  if (typeof value !== "object" || value === null) return;
  // What a later protocol or the team's affairs add to a thread, a visitor's screen passes over.
  if ("seq" in value && "type" in value && !isRead(value.type)) return;
  const isNote = "type" in value && value.type === "transfer.offered";
  for (const [key, part] of Object.entries(value)) {
    if (textKeys.has(key) && !(isNote && key === "text"))
      if (part !== null) (part as string).slice(0, 1).toUpperCase();
    if (numberKeys.has(key)) if (part !== null) (part as number).toFixed();
    if (listKeys.has(key)) (part as unknown[]).map(String);
    if (part instanceof Map) for (const each of part.values()) read(each, isRead);
    else read(part, isRead);
  }
}
const textKeys = new Set([
  "text",
  "name",
  "title",
  "url",
  "by",
  "id",
  "state",
  "wanted",
  "tried",
  "promised",
  "agentId",
  "visitorName",
  "availability",
  "reason",
]);
const numberKeys = new Set([
  "seq",
  "atMs",
  "place",
  "lowMs",
  "highMs",
  "expectedMs",
  "expiresAtMs",
  "endsAtMs",
  "startedAtMs",
  "queuedAtMs",
  "score",
  "load",
  "capacity",
  "start",
  "end",
]);
const listKeys = new Set([
  "items",
  "links",
  "offers",
  "wrapUps",
  "agents",
  "departments",
  "sites",
  "mentions",
]);

describe.each([
  { side: "visitor", schema: VisitorServerFrame, isFrame: isVisitorServerFrame },
  { side: "agent", schema: AgentServerFrame, isFrame: isAgentServerFrame },
])("the $side's guard", ({ schema, isFrame }) => {
  test("lets every frame of the schema pass", () => {
    fc.assert(
      fc.property(arbitraryOf(schema), (frame) => {
        expect(isFrame(frame)).toBe(true);
      }),
      RUNS,
    );
  });

  test("P9: lets a frame or an event of a later type pass, and more properties than it knows", () => {
    fc.assert(
      fc.property(arbitraryOf(schema), fc.jsonValue(), (frame, more) => {
        expect(isFrame({ ...frame, laterProperty: more })).toBe(true);
        expect(isFrame({ type: "later.frame", more })).toBe(true);
        if (!("events" in frame)) return;
        const later = { type: "later.event", id: "evt_1", seq: 1, atMs: 1, by: "system", more };
        expect(isFrame({ ...frame, events: [later] })).toBe(true);
      }),
      RUNS,
    );
  });

  test("refuses whatever is not an object with a type", () => {
    for (const value of [null, undefined, 1, "frame", [], {}, { type: 1 }, { type: null }]) {
      expect(isFrame(value)).toBe(false);
    }
    expect(isFrame({ type: "toString" })).toBe(true); // a type we do not know, not the object's own method
  });
});

test("R9: no visitor's frame that the guard lets pass breaks the picture or the screen", () => {
  fc.assert(
    fc.property(fc.array(mutated(arbitraryOf(VisitorServerFrame)), { maxLength: 5 }), (frames) => {
      const follow = followVisitor({ clock: manualClock(), onChange: () => {} });
      for (const frame of frames) if (isVisitorServerFrame(frame)) follow.receive(frame);
      // P7: offers and transfers are the team's affair; a visitor's screen does not look at them.
      const views = Object.values(follow.picture().conversations);
      const seen = views.map((view) => ({ ...view, offer: null, transfer: null }));
      read(
        { ...follow.picture(), conversations: seen },
        (type) => audienceOf.get(type as LastingEventType) === "public",
      );
    }),
    RUNS,
  );
});

test("R9: no agent's frame that the guard lets pass breaks the picture or the screen", () => {
  fc.assert(
    fc.property(fc.array(mutated(arbitraryOf(AgentServerFrame)), { maxLength: 5 }), (frames) => {
      const follow = followDesk({ clock: manualClock(), onChange: () => {} });
      for (const frame of frames) {
        if (!isAgentServerFrame(frame)) continue;
        if (frame.type === "thread") follow.open(frame.view.conversationId);
        follow.receive(frame);
      }
      read(follow.picture(), (type) => audienceOf.has(type as LastingEventType));
    }),
    RUNS,
  );
});
