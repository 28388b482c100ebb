import { closeCodes } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TestVisitor } from "./testing/client.ts";
import { type House, openHouse } from "./testing/house.ts";
import { online, openConsole, writes } from "./testing/people.ts";
import { signingSite } from "./testing/signed.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await house.close();
  expect(house.errors).toEqual([]);
});

const welcomeOf = (visitor: TestVisitor) => visitor.last("welcome");
const tokenOf = (visitor: TestVisitor) => visitor.of("welcome").at(-1)?.token ?? "";

/** What a visitor's client shows of conversations: their messages. */
function shown(visitor: TestVisitor): string[] {
  const pictures = visitor.of("reset").flatMap(({ view }) => view.items);
  return [...pictures, ...visitor.events()].flatMap((event) =>
    event.type === "message.posted" ? [event.text] : [],
  );
}

/** Lets time pass for a visitor whose page is open and beats. */
async function stays(visitor: TestVisitor, ms: number): Promise<void> {
  for (let leftMs = ms; leftMs > 0; leftMs -= 20_000) {
    if (visitor.closed === undefined) await visitor.say({ type: "ping" });
    await house.advance(Math.min(leftMs, 20_000));
  }
}

async function cardOf(conversationId: string) {
  const ann = await openConsole(house, await house.hire("ann"));
  await ann.say({ type: "openThread", conversationId: conversationId as `cnv_${string}` }); // as the server named it
  const { card } = ann.last("thread");
  await ann.cut();
  return card;
}

test("R26, ID3: a site that says who is there is believed only by its signature; why not stands in the log alone", async () => {
  const site = await signingSite(house);
  const ana = await site.hello({ sub: "ana" });
  expect(welcomeOf(ana).verifiedUntilMs).toBe(house.clock.nowMs() + 330_000);
  const forged = await site.hello({ sub: "ana", key: "another key" });
  expect(forged.closed).toEqual({ code: closeCodes.identityInvalid, reason: "identityInvalid" });
  expect(forged.frames).toEqual([
    { type: "error", code: "identity.invalid", message: "identity.invalid", ref: null },
  ]);
});

test("R36, ID3: bad signatures are looked at, and written of, as often as an address may bring somebody new", async () => {
  await house.close();
  house = await openHouse({ settings: { newVisitorsPerIp: 2 } });
  const site = await signingSite(house);
  const codes = [];
  for (let at = 0; at < 3; at += 1) {
    const forged = await site.hello({ sub: "ana", key: "another key" });
    codes.push(forged.last("error").code);
  }
  expect(codes).toEqual(["identity.invalid", "identity.invalid", "rate.limited"]);
});

test("ID1: where identities are not asked for, none is read", async () => {
  const site = await signingSite(house, "off");
  const ana = await site.hello({ sub: "ana", key: "another key" });
  expect(ana.closed).toBeUndefined();
  expect(welcomeOf(ana).verifiedUntilMs).toBeUndefined();
});

test("ID1: where one is required nobody else chats, and who is there already is asked", async () => {
  const before = house.visitor();
  await before.say({ type: "hello", protocol: 1, site: house.site, cursors: {} });
  const site = await signingSite(house, "required");
  expect(before.closed?.code).toBe(closeCodes.goingAway);
  const again = await site.hello({ token: tokenOf(before) });
  expect(again.closed?.code).toBe(closeCodes.identityRequired);
  expect(again.last("error").code).toBe("identity.required");
  const ana = await site.hello({ sub: "ana", token: tokenOf(before) });
  expect(ana.closed).toBeUndefined();
  // By its token alone, for as long as it is verified.
  expect((await site.hello({ token: tokenOf(ana) })).closed).toBeUndefined();
});

test("ID4: the visitor of a browser becomes the person, with a new token; the former one is nobody's", async () => {
  const site = await signingSite(house);
  const anonymous = await site.hello({});
  const conversationId = await writes(anonymous, "Is the lamp in stock?");
  const other = await site.hello({ token: tokenOf(anonymous) });
  const ana = await site.hello({ sub: "ana", token: tokenOf(anonymous) });
  expect(welcomeOf(ana)).toMatchObject({
    visitorId: welcomeOf(anonymous).visitorId,
    conversationId,
  });
  expect(tokenOf(ana)).toMatch(/^pv_/);
  expect([anonymous.closed?.code, other.closed?.code]).toEqual([1001, 1001]);
  const stolen = await site.hello({ token: tokenOf(anonymous) });
  expect(welcomeOf(stolen)).toMatchObject({ conversationId: null });
  expect(welcomeOf(stolen).visitorId).not.toBe(welcomeOf(ana).visitorId);
});

test("ID4: a person is one visitor of the site, in whatever browser; a claimed name or address joins nothing", async () => {
  const site = await signingSite(house);
  const home = await site.hello({ sub: "ana", more: { email: "ana@shop.example" } });
  const conversationId = await writes(home, "from home");
  const work = await site.hello({ sub: "ana" });
  expect(welcomeOf(work)).toMatchObject({ visitorId: welcomeOf(home).visitorId, conversationId });
  expect(shown(work)).toEqual(["from home"]);

  const mallory = await site.hello({});
  await mallory.command({ type: "visitor.describe", name: "ana", email: "ana@shop.example" });
  const back = await site.hello({ token: tokenOf(mallory) });
  expect(shown(back)).toEqual([]);
  const ben = await site.hello({ sub: "ben", more: { email: "ana@shop.example" } });
  expect(welcomeOf(ben)).toMatchObject({ conversationId: null });
  expect(shown(ben)).toEqual([]);
});

test("ID4: the same subject on another site is another person", async () => {
  const elsewhere = await house.addSite("other");
  const here = await signingSite(house);
  const there = await signingSite(house, "optional", elsewhere);
  const one = await here.hello({ sub: "ana" });
  const two = await there.hello({ sub: "ana" });
  expect(welcomeOf(one).visitorId).not.toBe(welcomeOf(two).visitorId);
});

test("ID6: what the browser holds open goes along to the person, and stays as it is with the team", async () => {
  const site = await signingSite(house);
  const home = await site.hello({ sub: "ana" });
  const anonymous = await site.hello({});
  const conversationId = await writes(anonymous, "Is the lamp in stock?");
  await anonymous.command({ type: "visitor.describe", email: "ana@home.example" });
  const ana = await site.hello({ sub: "ana", token: tokenOf(anonymous) });
  expect(welcomeOf(ana)).toMatchObject({ visitorId: welcomeOf(home).visitorId, conversationId });
  expect(shown(ana)).toEqual(["Is the lamp in stock?"]);
  await writes(ana, "the blue one");

  const ann = await openConsole(house, await house.hire("ann"));
  await ann.command(online);
  await ann.command({ type: "conversation.accept" });
  await ann.command({ type: "message.post", conversationId, text: "It is." });
  expect(ana.events().map((event) => "text" in event && event.text)).toContain("It is.");
  const card = await cardOf(conversationId);
  expect(card).toMatchObject({ visitorId: welcomeOf(home).visitorId, email: null });
});

test("ID8: an address claimed in an open chat is not the person's to whom the chat goes over: mails go where the site says", async () => {
  const site = await signingSite(house);
  const home = await site.hello({ sub: "ana" });
  await home.cut();
  const stranger = await site.hello({});
  const conversationId = await writes(stranger, "Is the lamp in stock?");
  await stranger.command({
    type: "visitor.describe",
    name: "Mallory",
    email: "mallory@evil.example",
  });
  const signed = { name: "Ana Petrova", email: "ana@good.example" };
  const ana = await site.hello({ sub: "ana", token: tokenOf(stranger), more: signed });
  expect(welcomeOf(ana)).toMatchObject({ visitorId: welcomeOf(home).visitorId, conversationId });
  expect(await cardOf(conversationId)).toMatchObject({
    ...signed,
    verified: { subject: "ana", ...signed },
  });
});

test.each([
  ["nothing", {}],
  ["a name and an address", { name: "Ana Petrova", email: "ana@good.example" }],
])(
  "ID8: what was claimed before anybody was said to be there is dropped when the site says who it is, with %s",
  async (_, more) => {
    const site = await signingSite(house);
    const stranger = await site.hello({});
    const conversationId = await writes(stranger);
    await stranger.command({
      type: "visitor.describe",
      name: "Mallory",
      email: "mallory@evil.example",
    });
    await site.hello({ sub: "ana", token: tokenOf(stranger), more });
    expect(await cardOf(conversationId)).toMatchObject({ name: null, email: null, ...more });
  },
);

test("ID5: a person's is shown for as long as the site says who is there", async () => {
  const site = await signingSite(house);
  const ana = await site.hello({ sub: "ana" });
  await writes(ana, "a secret");
  const untilMs = welcomeOf(ana).verifiedUntilMs ?? 0;
  await stays(ana, untilMs - house.clock.nowMs() - 1);
  expect(ana.closed).toBeUndefined();
  await house.advance(1);
  expect(ana.closed?.code).toBe(closeCodes.goingAway);
  const lapsed = await site.hello({ token: tokenOf(ana) });
  expect(welcomeOf(lapsed).visitorId).not.toBe(welcomeOf(ana).visitorId);
  expect(shown(lapsed)).toEqual([]);
  const again = await site.hello({ sub: "ana", token: tokenOf(lapsed) });
  expect(shown(again)).toEqual(["a secret"]);
});

test("ID5: a later identity keeps it up, without another token", async () => {
  const site = await signingSite(house);
  const ana = await site.hello({ sub: "ana" });
  await stays(ana, 200_000);
  const later = await site.hello({ sub: "ana", token: tokenOf(ana) });
  expect(welcomeOf(later).token).toBeUndefined();
  expect(welcomeOf(later).verifiedUntilMs).toBe(house.clock.nowMs() + 330_000);
  await stays(later, 200_000);
  expect(later.closed).toBeUndefined();
  expect(ana.closed?.code).toBe(closeCodes.goingAway);
  // What closed the other tab was its own end: it comes back by the token alone.
  const back = await site.hello({ token: tokenOf(ana) });
  expect(welcomeOf(back).visitorId).toBe(welcomeOf(ana).visitorId);
});

test("ID5: who comes back once it has lapsed in one browser ends no connection of theirs in another", async () => {
  const site = await signingSite(house);
  const home = await site.hello({ sub: "ana" });
  await stays(home, 200_000);
  const work = await site.hello({ sub: "ana" });
  await stays(work, 140_000);
  expect(home.closed?.code).toBe(closeCodes.goingAway);
  const again = await site.hello({ sub: "ana", token: tokenOf(home) });
  expect(welcomeOf(again).token).toBeDefined();
  expect(work.closed).toBeUndefined();
});

/** What a page signs that may be long: claims from now on for an hour. */
const forAnHour = () => {
  const iat = Math.floor(house.clock.nowMs() / 1000);
  return { iat, exp: iat + 3600 };
};
const writtenUntil = () =>
  house.store.db
    .prepare("select max(\"verifiedUntilMs\") from sessions where kind = 'visitor'")
    .pluck()
    .get();

test("G9: who comes with a later identity on a disk that takes nothing is let in", async () => {
  const site = await signingSite(house);
  const ana = await site.hello({ sub: "ana", more: forAnHour() });
  await writes(ana, "a secret");
  await ana.cut();
  await house.advance(400_000);
  house.store.db.exec(
    "create trigger full before update on sessions begin select raise(abort, 'no room'); end",
  );
  const again = await site.hello({ sub: "ana", token: tokenOf(ana), more: forAnHour() });
  expect(again.closed).toBeUndefined();
  expect(shown(again)).toEqual(["a secret"]);
  house.store.db.exec("drop trigger full");
});

test("ID5, ID7: a page that signs at each load writes every five minutes at most, and signing out covers what was only read", async () => {
  const site = await signingSite(house);
  const ana = await site.hello({ sub: "ana", more: forAnHour() });
  const untilMs = writtenUntil();
  await house.advance(200_000);
  const more = forAnHour();
  const second = await site.hello({ sub: "ana", token: tokenOf(ana), more });
  expect(second.closed).toBeUndefined();
  expect(writtenUntil()).toBe(untilMs);
  // What is signed of the person is taken at once (ID8).
  const named = { ...forAnHour(), iat: more.iat - 1, exp: more.exp - 1, name: "Ana" };
  const third = await site.hello({ sub: "ana", token: tokenOf(ana), more: named });
  expect(writtenUntil()).toBe((named.exp + 30) * 1000);
  await third.command({ type: "visitor.forget" });
  expect((await site.hello({ sub: "ana", more })).closed?.code).toBe(closeCodes.identityInvalid);
});

test("ID7: signing out ends it, in every browser; what was signed by then is good no more", async () => {
  const site = await signingSite(house);
  const more = { iat: Math.floor(house.clock.nowMs() / 1000) };
  const ana = await site.hello({ sub: "ana", more });
  const work = await site.hello({ sub: "ana", more });
  await writes(ana, "a secret");
  await ana.command({ type: "visitor.forget" });
  expect([ana.closed?.code, work.closed?.code]).toEqual([4410, 4410]);
  for (const token of [undefined, tokenOf(ana)]) {
    const rest = token === undefined ? {} : { token };
    const replayed = await site.hello({ sub: "ana", more, ...rest });
    expect(replayed.closed?.code).toBe(closeCodes.identityInvalid);
  }
  expect(shown(await site.hello({ token: tokenOf(ana) }))).toEqual([]);
  expect(shown(await site.hello({ sub: "ben" }))).toEqual([]);
  await house.advance(1000);
  expect(shown(await site.hello({ sub: "ana" }))).toEqual(["a secret"]);
});

test("ID7: who signs in as somebody else sees nothing of who was here", async () => {
  const site = await signingSite(house);
  const ana = await site.hello({ sub: "ana" });
  const conversationId = await writes(ana, "a secret");
  const ben = await site.hello({ sub: "ben", token: tokenOf(ana) });
  expect(shown(ben)).toEqual([]);
  expect(await ben.command({ type: "conversation.close", conversationId })).toMatchObject({
    code: "not-found",
  });
  // The browser is Ben's now.
  expect(ana.closed?.code).toBe(closeCodes.goingAway);
  expect(shown(await site.hello({ token: tokenOf(ana) }))).toEqual([]);
});

test("ID8: what was signed stands apart from what is claimed", async () => {
  const site = await signingSite(house);
  const signed = { name: "Ana Petrova", email: "ana@shop.example" };
  const ana = await site.hello({ sub: "ana", more: signed });
  const conversationId = await writes(ana);
  expect(await cardOf(conversationId)).toMatchObject({
    ...signed,
    isVerified: true,
    verified: { subject: "ana", ...signed },
  });
  await ana.command({ type: "visitor.describe", name: "The boss", email: "boss@shop.example" });
  expect(await cardOf(conversationId)).toMatchObject({
    name: "The boss",
    email: "boss@shop.example",
    verified: { subject: "ana", ...signed },
  });
});

test("ID8: an address that the site signs no more is written to no more, and what it signs then takes its place", async () => {
  const site = await signingSite(house);
  const ana = await site.hello({ sub: "ana", more: { name: "Ana", email: "ana@old.example" } });
  const conversationId = await writes(ana);
  await site.hello({ sub: "ana" });
  const nothing = { name: null, email: null };
  expect(await cardOf(conversationId)).toMatchObject({ ...nothing, verified: nothing });
  const signed = { name: "Ana Petrova", email: "ana@new.example" };
  await site.hello({ sub: "ana", more: signed });
  expect(await cardOf(conversationId)).toMatchObject({ ...signed, verified: signed });
});

test("ID8: what was signed earlier and comes later takes nothing from what was signed last", async () => {
  const site = await signingSite(house);
  const nowS = Math.floor(house.clock.nowMs() / 1000);
  const last = { name: "Ana Petrova", email: "ana@new.example" };
  const ana = await site.hello({ sub: "ana", more: { iat: nowS, ...last } });
  const conversationId = await writes(ana);
  const earlier = { iat: nowS - 60, name: "Ana", email: "ana@old.example" };
  const elsewhere = await site.hello({ sub: "ana", more: earlier });
  expect(welcomeOf(elsewhere).visitorId).toBe(welcomeOf(ana).visitorId);
  expect(await cardOf(conversationId)).toMatchObject({ ...last, verified: last });
});

test("ID4: a link mailed to whoever had the browser before leads nowhere once the visitor is somebody", async () => {
  const site = await signingSite(house);
  const anonymous = await site.hello({});
  await writes(anonymous);
  house.store.db
    .prepare("insert into chatLinks select 1, 'link', id, 9e15 from conversations")
    .run();
  await site.hello({ sub: "ana", token: tokenOf(anonymous) });
  expect(house.store.db.prepare("select * from chatLinks").all()).toEqual([]);
});

test("GW1, ID4: goodwill for identified visitors is for who is identified while they wait", async () => {
  const site = await signingSite(house);
  const boss = await openConsole(house, await house.hire("boss", { role: "admin" }));
  const rule = { isOn: true, limitMinutes: 1, days: 30, mostPerDay: 5, audience: "identified" };
  const words = { words: "", fixedCode: "THANKS" };
  await boss.command({ type: "goodwill.set", siteId: house.site, ...rule, ...words });
  await boss.cut();
  const anonymous = await site.hello({});
  await writes(anonymous);
  await stays(anonymous, 40_000);
  const ana = await site.hello({ sub: "ana", token: tokenOf(anonymous) });
  const given = () => ana.events().some(({ type }) => type === "goodwill.given");
  await stays(ana, 15_000);
  expect(given()).toBe(false);
  await stays(ana, 10_000);
  expect(given()).toBe(true);
});

test("ID2: a site changes over by a second key, and has no third; the last one stays while it is needed", async () => {
  const site = await signingSite(house);
  const boss = await openConsole(house, await house.hire("boss", { role: "admin" }));
  const siteId = house.site;
  const remove = (keyId: string) => boss.command({ type: "identity.removeKey", siteId, keyId });
  expect(await remove(site.keyId)).toMatchObject({ code: "value.invalid" });
  await boss.command({ type: "identity.addKey", siteId });
  expect(await boss.command({ type: "identity.addKey", siteId })).toMatchObject({
    code: "value.invalid",
  });
  expect((await site.hello({ sub: "ana" })).closed).toBeUndefined();
  expect(await remove(site.keyId)).toMatchObject({ type: "ack" });
  const late = await site.hello({ sub: "ana" });
  expect(late.closed?.code).toBe(closeCodes.identityInvalid);
  expect(await remove(site.keyId)).toMatchObject({ code: "not-found" });
});

test("ID1: a site without a key asks for no identity", async () => {
  const boss = await openConsole(house, await house.hire("boss", { role: "admin" }));
  const asked = await boss.command({
    type: "identity.setMode",
    siteId: house.site,
    mode: "required",
  });
  expect(asked).toMatchObject({ code: "value.invalid" });
});
