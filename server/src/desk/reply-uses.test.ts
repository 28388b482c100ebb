import {
  type CannedReplyId,
  type CannedReplyKind,
  ReplyFigures,
  type SentReply,
  type SiteId,
} from "@presently/shared/protocol";
import { randomOf } from "@presently/shared/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { badAtLeast } from "../domain/canned-replies/worst-first.ts";
import { readReplyFigures } from "../views/reply-figures.ts";
import { SITE, testDesk, type TestDesk } from "./testing.ts";

const siteId: SiteId = `ste_${String(SITE).padStart(21, "0")}`;
const DAY_MS = 86_400_000;

let desk: TestDesk;
beforeEach(() => {
  desk = testDesk();
  desk.agent("olga", { role: "owner", line: null });
  desk.agent("ana", { capacity: 50 });
  desk.online("ana");
});
afterEach(() => desk.close());

const figures = () =>
  ReplyFigures.parse(desk.store.runner.now(readReplyFigures(1, SITE, desk.clock.nowMs()))).wordings;

function written(
  name: string,
  kind: CannedReplyKind = "reply",
  variants = ["Two days."],
  replyId?: CannedReplyId,
): CannedReplyId {
  desk.asAgent("olga", {
    type: "cannedReply.save",
    ...(replyId === undefined ? {} : { replyId }),
    siteId,
    kind,
    name,
    keeperId: desk.agents.get("olga")?.id ?? "agt_none",
    texts: [{ language: "en", variants }],
  });
  const [latest] = desk.rows("select publicId from cannedReplies order by id desc");
  return String(latest?.["publicId"]) as CannedReplyId; // the one just written
}

/** A chat of Ana's with somebody. */
function chat(visitor: string, over: { isTest?: boolean } = {}) {
  desk.visitors.set(visitor, { ...desk.visitor(visitor), ...over });
  const conversationId = desk.writes(visitor, "Hello");
  desk.asAgent("ana", { type: "conversation.accept" });
  return {
    send: (text: string, replyId?: CannedReplyId, variant = 0) =>
      desk.asAgent("ana", {
        type: "message.post",
        conversationId,
        text,
        ...(replyId === undefined ? {} : { cannedReply: { replyId, language: "en", variant } }),
      }),
    says: (text: string) => desk.asVisitor(visitor, { type: "message.post", conversationId, text }),
    rates: (score: number) => {
      desk.asAgent("ana", { type: "conversation.close", conversationId });
      desk.asVisitor(visitor, { type: "rating.give", conversationId, score });
    },
  };
}

test("RF1, RF2, RF3, M10: how often a wording was sent and edited, asked after, and rated low", () => {
  const reply = written("Delivery", "reply", ["Two days.", "In two days."]);
  const first = chat("vera");
  first.send("Two days.", reply);
  first.says("Really? By mail?");
  first.says("And where from?");
  first.rates(2);
  const second = chat("will");
  second.send("Two days, I hope.", reply);
  second.says("Thanks");
  second.rates(5);
  const third = chat("xena");
  third.send("In two days.", reply, 1);
  third.send("By the way, we are closed tomorrow.");
  third.says("Why?");
  expect(figures()).toEqual([
    {
      replyId: reply,
      name: "Delivery",
      language: "en",
      variant: 0,
      sent: 2,
      edited: 1,
      askedAgain: 1,
      rated: 2,
      ratedLow: 1,
    },
    {
      replyId: reply,
      name: "Delivery",
      language: "en",
      variant: 1,
      sent: 1,
      edited: 0,
      // Their question came after what the agent wrote by hand.
      askedAgain: 0,
      rated: 0,
      ratedLow: 0,
    },
  ]);
});

test("RF1: starters and lists of data are exempt, a test counts for nothing, and what is 90 days old no more", () => {
  const greeting = written("Hi", "greeting", ["Hello there."]);
  const list = written("Data", "dataList", ["Your order number, please?"]);
  const reply = written("Delivery");
  const tried = chat("tess", { isTest: true });
  tried.send("Two days.", reply);
  const real = chat("vera");
  real.send("Hello there.", greeting);
  real.send("Your order number, please?", list);
  expect(figures()).toEqual([]);
  real.send("Two days.", reply);
  expect(figures()).toMatchObject([{ sent: 1 }]);
  desk.advance(90 * DAY_MS + 1);
  expect(figures()).toEqual([]);
});

test("RF1: written anew, a wording begins anew; one whose words stay keeps its figures, wherever it stands", () => {
  const reply = written("Delivery", "reply", ["Two days.", "In two days."]);
  const first = chat("vera");
  first.send("Two days.", reply);
  first.send("In two days.", reply, 1);
  first.says("Why?");
  const told = () => figures().map(({ variant, sent, askedAgain }) => [variant, sent, askedAgain]);
  expect(told()).toEqual([
    [1, 1, 1],
    [0, 1, 0],
  ]);
  written("Delivery", "reply", ["In two days.", "By Friday."], reply);
  expect(told()).toEqual([[0, 1, 1]]);
  first.send("By Friday.", reply, 1);
  first.send("By Friday.", reply, 1);
  expect(told()).toEqual([
    [0, 1, 1],
    [1, 2, 0],
  ]);
  // The words that were there once are others by now.
  written("Delivery", "reply", ["Two days."], reply);
  expect(told()).toEqual([]);
});

test("RF3, RF4: a rating counts once for a chat in which a wording was sent more than once", () => {
  const twice = written("Asked twice");
  const once = written("Once");
  const low = chat("vera");
  low.send("Two days.", twice);
  low.says("All right");
  low.send("Two days.", twice);
  low.says("Really?");
  low.rates(1);
  for (let at = 0; at < 2; at += 1) {
    const one = chat(`visitor ${at}`);
    one.send("Two days.", once);
    one.rates(1);
  }
  expect(figures().map(({ name, sent, rated, ratedLow }) => [name, sent, rated, ratedLow])).toEqual(
    [
      ["Once", 2, 2, 2],
      ["Asked twice", 2, 1, 1],
    ],
  );
});

test("RF4: the worst comes first, as far as it is no chance", () => {
  expect(badAtLeast(0, 0)).toBe(0);
  expect(badAtLeast(60, 100)).toBeGreaterThan(badAtLeast(3, 3));
  expect(badAtLeast(3, 3)).toBeGreaterThan(badAtLeast(1, 3));
  expect(badAtLeast(10, 20)).toBeCloseTo(0.2993, 4); // Wilson's own lower end for ten of twenty
  const often = written("Often asked after");
  const fine = written("Fine");
  for (let at = 0; at < 4; at += 1) {
    const one = chat(`visitor ${at}`);
    one.send("Two days.", fine);
    one.says("Thanks");
    one.send("Two days.", often);
    one.says("What does that mean?");
  }
  expect(figures().map(({ name }) => name)).toEqual(["Often asked after", "Fine"]);
});

test("RF2, RF5: over generated chats the figures are those of a plain recount of the events, and no agent stands in them", () => {
  const random = randomOf(7);
  const replies = [written("One"), written("Two"), written("Three")];
  for (let at = 0; at < 30; at += 1) {
    const one = chat(`visitor ${at}`);
    for (let turn = 0; turn < 8; turn += 1) {
      const replyId = random.pick([...replies, undefined]);
      if (random.chance(0.5)) one.send(random.pick(["Two days.", "Soon."]), replyId);
      else one.says(random.pick(["Is that so?", "All right"]));
    }
    if (random.chance(0.5)) one.rates(random.int(1, 5));
  }
  const counted = new Map<string, { sent: number; edited: number; askedAgain: number }>();
  for (const stream of Map.groupBy(desk.events, ({ conversation }) => conversation).values()) {
    let latest: { askedAgain: number } | undefined;
    for (const { type, actor, data, text } of stream) {
      if (type !== "message.posted") continue;
      if (actor.startsWith("vis_")) {
        if (latest && text?.includes("?")) latest.askedAgain += 1;
        latest = undefined;
        continue;
      }
      const { cannedReply } = data as { cannedReply?: SentReply }; // the event's own field
      latest = undefined;
      if (cannedReply === undefined) continue;
      const known = counted.get(cannedReply.replyId) ?? { sent: 0, edited: 0, askedAgain: 0 };
      known.sent += 1;
      known.edited += cannedReply.isEdited ? 1 : 0;
      counted.set(cannedReply.replyId, known);
      latest = known;
    }
  }
  const found = figures();
  expect(found).toHaveLength(3);
  for (const { replyId, sent, edited, askedAgain } of found)
    expect({ sent, edited, askedAgain }, replyId).toEqual(counted.get(replyId));
  const columns = Object.keys(desk.rows("select * from replyUses limit 1")[0] ?? {});
  expect(columns.filter((name) => /agent|actor|by/i.test(name))).toEqual([]);
});
