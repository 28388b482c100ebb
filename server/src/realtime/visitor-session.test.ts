import { closeCodes, LastingEvent } from "@presently/shared/protocol";
import { applyEvent } from "@presently/shared/view";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TestVisitor } from "./testing/client.ts";
import { type House, openHouse } from "./testing/house.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await house.close();
  expect(house.errors).toEqual([]);
});

async function arrive(cursors: Record<string, `${number}.${string}`> = {}, token?: string) {
  const visitor = house.visitor();
  const rest = token === undefined ? {} : { token };
  await visitor.say({ type: "hello", protocol: 1, site: house.site, cursors, ...rest });
  return visitor;
}

function tokenOf(visitor: TestVisitor): string {
  const { token } = visitor.last("welcome");
  if (token === undefined) throw new Error("no token came");
  return token;
}

const post = (text: string) => ({ type: "message.post", text });

test("R24: a first hello makes a visitor and hands out a token, and the token brings the visitor back", async () => {
  const first = await arrive();
  const { visitorId, token } = first.last("welcome");
  expect(token).toMatch(/^pv_.{43}$/);

  const again = await arrive({}, token);
  expect(again.last("welcome").visitorId).toBe(visitorId);
  expect(again.last("welcome").token).toBeUndefined();
  const stored = JSON.stringify(house.store.db.prepare("select * from sessions").all());
  expect(stored).not.toContain(token?.slice(3));
});

test("R24: a token is replaced after a day, and the former one is good for a minute after the new one was shown", async () => {
  const former = tokenOf(await arrive());
  house.store.db.exec("update sessions set createdAtMs = createdAtMs - 25 * 3600000");
  const rotated = await arrive({}, former);
  const fresh = tokenOf(rotated);
  expect(fresh).not.toBe(former);
  expect((await arrive({}, fresh)).last("welcome").token).toBeUndefined();

  await house.advance(59_000);
  const { visitorId } = rotated.last("welcome");
  expect((await arrive({}, former)).last("welcome").visitorId).toBe(visitorId);
  await house.advance(2000);
  expect((await arrive({}, former)).last("welcome").visitorId).not.toBe(visitorId);
  expect((await arrive({}, fresh)).last("welcome").visitorId).toBe(visitorId);
});

test("R24: a replaced token whose successor never arrived stays good, through a crash, and is replaced anew", async () => {
  const first = await arrive();
  const former = tokenOf(first);
  const { visitorId } = first.last("welcome");
  house.store.db.exec("update sessions set createdAtMs = createdAtMs - 25 * 3600000");
  const lost = tokenOf(await arrive({}, former));
  await house.restart();
  await house.advance(59_000);
  // Another tab may just be keeping the one that was issued: it is not taken from it.
  expect((await arrive({}, former)).last("welcome").token).toBeUndefined();

  await house.advance(3600_000);
  const returned = await arrive({}, former);
  expect(returned.last("welcome").visitorId).toBe(visitorId);
  const fresh = tokenOf(returned);
  expect([former, lost]).not.toContain(fresh);
  await house.advance(3600_000);
  expect((await arrive({}, former)).last("welcome").visitorId).toBe(visitorId);
});

test("R5: a message reaches every tab of its visitor in frames that join without a gap", async () => {
  const one = await arrive();
  const two = await arrive({}, tokenOf(one));
  await one.command(post("first"));
  await two.command(post("second"));

  for (const tab of [one, two]) {
    const frames = tab.of("events");
    expect(frames[0]?.after).toBe("0.");
    frames.slice(1).forEach((frame, at) => expect(frame.after).toBe(frames[at]?.upto));
    const texts = tab
      .events()
      .flatMap((event) => (event.type === "message.posted" ? event.text : []));
    expect(texts).toEqual(["first", "second"]);
    expect(tab.events().map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  }
});

test("R5: who comes back with a cursor is sent what is later, and nothing twice", async () => {
  const one = await arrive();
  const token = tokenOf(one);
  await one.command(post("before"));
  const { stream, upto } = one.last("events");
  await one.cut();
  const other = await arrive({}, token);
  for (let at = 0; at < 8; at += 1) await other.command(post(`while away ${at}`));

  const back = await arrive({ [stream]: upto }, token);
  expect(back.of("reset")).toEqual([]);
  expect(back.events().map((event) => "text" in event && event.text)).toEqual(
    Array.from({ length: 8 }, (_, at) => `while away ${at}`),
  );
  expect(back.frames.at(-1)?.type).toBe("synced");
});

test.each([
  ["of another event", (upto: string) => `${upto.split(".")[0]}.AAAAAAAA`],
  ["ahead of the server", () => "900.AAAAAAAA"],
])(
  "R5: a cursor with a tag %s is answered with a picture, never with a silent gap",
  async (_, spoil) => {
    const one = await arrive();
    await one.command(post("hello"));
    const { stream, upto } = one.last("events");
    const cursor = spoil(upto) as `${number}.${string}`; // built as one
    const back = await arrive({ [stream]: cursor }, tokenOf(one));
    expect(back.of("events")).toEqual([]);
    const { view, upto: stands } = back.last("reset");
    expect(stands).toBe(upto);
    expect(view.items.map(({ type }) => type)).toEqual([
      "conversation.started",
      "conversation.queued",
      "message.posted",
    ]);
  },
);

test("G4: an open conversation is found again, and followed, however many closed ones are newer", async () => {
  const first = await arrive();
  await first.command(post("Is the lamp in stock?"));
  const open = first.last("ack").conversationId;
  house.store.db.exec(`
    update desks set lastId = 9000;
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 30)
    insert into conversations (desk, id, publicId, site, visitor, line, state, priority, isReturned, rankMs, queuedAtMs, isReachable,
      transferCount, language, timeZone, createdAtMs, closedAtMs, closedBy, lastPublicSeq, lastDeskSeq)
    select desk, 8000 + i, 'cnv_' || i, site, visitor, line, 'closed', 0, 0, 0, 0, 1, 0, language, timeZone, 0, 0, 'visitor', 0, 0
    from conversations, n where publicId = '${open}'`);
  const back = await arrive({}, tokenOf(first));
  expect(back.last("welcome").conversationId).toBe(open);
  await back.command(post("Hello?"));
  expect(back.last("ack").conversationId).toBe(open);
  expect(back.last("events").stream).toBe(open);
});

test("P30: the picture at a cursor and the events after it make the picture of now", async () => {
  const one = await arrive();
  const token = tokenOf(one);
  await one.command(post("hello"));
  const before = (await arrive({}, token)).last("reset");
  await one.command(post("more"));
  const ann = await house.hire("ann");
  const desk = house.agent(ann);
  await desk.say({ type: "hello", protocol: 1, cursors: {}, open: [] });
  await desk.command({ type: "agent.setAvailability", availability: "online" });
  await desk.command({ type: "conversation.accept" });
  const { conversationId } = before.view;
  await desk.command({ type: "message.post", conversationId, text: "here I am" });
  await one.command({ type: "conversation.close", conversationId });
  await one.command({ type: "rating.give", conversationId, score: 4, comment: "fine" });

  const later = one.events().filter(({ seq }) => seq > before.view.items.length);
  const after = (await arrive({}, token)).last("reset");
  expect(later.length).toBeGreaterThan(4);
  expect(later.reduce(applyEvent, before.view)).toEqual(after.view);
  expect(after.names).toEqual({ [ann.id]: "ann" });
  for (const event of one.events()) expect(LastingEvent.safeParse(event).error).toBeUndefined();
});

test("R16: who says no hello within five seconds is closed", async () => {
  const silent = house.visitor();
  await house.advance(4999);
  expect(silent.closed).toBeUndefined();
  await house.advance(1);
  expect(silent.closed?.code).toBe(closeCodes.helloTimeout);
});

test("R16: a binary frame closes the connection with 1003", async () => {
  const visitor = await arrive();
  visitor.sendBinary();
  expect(visitor.closed?.code).toBe(1003);
});

test("P25: the site of the hello is the one the connection was opened for", async () => {
  const other = await house.addSite("other");
  const visitor = house.visitor();
  await visitor.say({ type: "hello", protocol: 1, site: other, cursors: {} });
  expect(visitor.closed?.code).toBe(closeCodes.notAllowed);
});

test("R9: what cannot be read is answered with a code and nothing of what went wrong", async () => {
  const visitor = await arrive();
  visitor.forget();
  visitor.sendText("{");
  visitor.sendText('{"type":"sing"}');
  visitor.sendText(
    '{"type":"command","commandId":"abcdefghijklmnopqrstu","command":{"type":"agent.setAvailability","availability":"online"}}',
  );
  visitor.sendText(
    JSON.stringify({
      type: "command",
      commandId: "abcdefghijklmnopqrstv",
      command: post("x".repeat(8001)),
    }),
  );
  await house.settle();
  expect(visitor.of("error").map(({ code, message, ref }) => [code, message, ref])).toEqual([
    ["frame.malformed", "frame.malformed", null],
    ["frame.unknown", "frame.unknown", null],
    ["frame.malformed", "frame.malformed", "abcdefghijklmnopqrstu"],
    ["message.too-long", "message.too-long", "abcdefghijklmnopqrstv"],
  ]);
});

test("R27: another visitor's conversation and one that is not there are the same answer", async () => {
  const ana = await arrive();
  await ana.command(post("mine"));
  const { stream } = ana.last("events");
  if (stream === "desk") throw new Error("a visitor hears no desk");
  const ben = await arrive();
  const nowhere = `cnv_${"x".repeat(21)}` as const;
  await ben.say({ type: "loadEarlier", conversationId: stream, before: 99 });
  await ben.say({ type: "loadEarlier", conversationId: nowhere, before: 99 });
  const [foreign, missing] = ben.of("error");
  expect(foreign).toEqual(missing);
  expect(foreign?.code).toBe("not-found");
  const spy = await arrive({ [stream]: "0." }, tokenOf(ben));
  expect(spy.events()).toEqual([]);
  expect(spy.of("reset")).toEqual([]);
});

test("R36: eleven messages at once are one too many; the refusal says when, and then it is taken", async () => {
  const visitor = await arrive();
  const answers = await Promise.all(
    Array.from({ length: 11 }, (_, at) => visitor.command(post(`${at}`))),
  );
  expect(answers.map(({ type }) => type)).toEqual([
    ...Array.from({ length: 10 }, () => "ack"),
    "error",
  ]);
  const refused = answers[10];
  if (refused?.type !== "error") throw new Error("it was not refused");
  expect(refused.code).toBe("rate.limited");
  await house.advance(refused.retryAfterMs ?? 0);
  expect((await visitor.command(post("again"))).type).toBe("ack");
  expect(visitor.closed).toBeUndefined();
});

test("R36: who goes on in haste after being told three times is closed with 4429", async () => {
  const visitor = await arrive();
  for (let second = 0; second < 4 && visitor.closed === undefined; second += 1) {
    for (let at = 0; at < 15; at += 1)
      visitor.send({
        type: "command",
        commandId: visitor.newCommandId(),
        command: { type: "message.post", text: "!" },
      });
    await house.advance(1000);
  }
  expect(visitor.closed?.code).toBe(closeCodes.rateLimited);
});

test("R17: a visitor who misses two heartbeats is dropped", async () => {
  const visitor = await arrive();
  await house.advance(54_000);
  expect(visitor.closed).toBeUndefined();
  await house.advance(3000);
  expect(visitor.closed?.code).toBe(closeCodes.goingAway);
});
