import { closeCodes } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { linkHashOf, returnByLink } from "../desk/visitor-return.ts";
import { run } from "../store/script.ts";
import { insertChatLink } from "../store/statements/chat-links.ts";
import { type House, openHouse } from "./testing/house.ts";
import { hashOf, renewSession } from "./visitor-identity.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await house.close();
  expect(house.errors).toEqual([]);
});

async function arrive(token?: string) {
  const visitor = house.visitor();
  const rest = token === undefined ? {} : { token };
  await visitor.say({ type: "hello", protocol: 1, site: house.site, cursors: {}, ...rest });
  return visitor;
}

async function write<T>(script: Parameters<House["core"]["flush"]["submit"]>[0]): Promise<T> {
  const written = house.core.flush.submit(script);
  await house.settle();
  return (await written) as T; // what the script answers
}

/** The link of a mail about the only conversation. */
async function mail(link: string): Promise<void> {
  await write(function* () {
    const conversation = Number(
      house.store.db.prepare("select id from conversations").pluck().get(),
    );
    const expiresAtMs = house.clock.nowMs() + 7 * 86_400_000;
    yield* run(insertChatLink, { desk: 1, tokenHash: linkHashOf(link), conversation, expiresAtMs });
    return { answer: undefined, events: [] };
  });
}

/** Follows the link in a browser that is nobody yet, and says hello there. */
async function follow(link: string) {
  const token = `pv_by ${link}`;
  const asked = { siteKey: house.site, link, held: undefined, tokenHash: hashOf(token) };
  await write(returnByLink({ ...asked, mayReplace: false }, { desk: 1, clock: house.clock }));
  return { token, tab: await arrive(token) };
}

const count = (table: string) =>
  Number(house.store.db.prepare(`select count(*) from ${table}`).pluck().get());

/** Vera, with an address, a conversation and a mail of it that was opened. */
async function vera() {
  const tab = await arrive();
  await tab.command({ type: "visitor.describe", email: "vera@example.test" });
  await tab.command({ type: "message.post", text: "Is the lamp in stock?" });
  await mail("first");
  return { tab, opened: await follow("first") };
}

test("V2, R24, ML7: forgetting ends the links of mails too: a history that holds one opens nothing", async () => {
  const { tab, opened } = await vera();
  await tab.command({ type: "visitor.forget" });
  expect(opened.tab.closed?.code).toBe(closeCodes.forgotten);
  expect(count("chatLinks")).toBe(0);
});

test.for([
  { type: "visitor.describe", email: "vera@example.org" },
  { type: "visitor.describe", email: "ve.ra@example.test" },
  { type: "visitor.describe", email: "" },
  { type: "conversation.leaveMessage", email: "vera@example.org" },
] as const)(
  "ML7: an address that is put right ends what went to the wrong one (%o)",
  async (command) => {
    const { tab, opened } = await vera();
    expect(await tab.command(command)).toMatchObject({ type: "ack" });
    await house.settle();
    expect(opened.tab.closed?.code).toBe(closeCodes.forgotten);
    expect(tab.closed).toBeUndefined();
    expect(count("chatLinks")).toBe(0);
    const again = await arrive(opened.token);
    expect(again.last("welcome").visitorId).not.toBe(tab.last("welcome").visitorId);
  },
);

test("ML7: the same address again, in whatever case, ends nothing; who came by a link and puts the address right stays, other links' sessions end", async () => {
  const { tab, opened } = await vera();
  await tab.command({ type: "visitor.describe", email: "vera@example.test" });
  await tab.command({ type: "visitor.describe", email: "Vera@Example.test" });
  await mail("second");
  const stranger = await follow("second");
  await house.settle();
  expect([opened.tab.closed, stranger.tab.closed]).toEqual([undefined, undefined]);
  await opened.tab.command({ type: "visitor.describe", email: "vera@example.org" });
  await house.settle();
  expect(stranger.tab.closed?.code).toBe(closeCodes.forgotten);
  expect([tab.closed, opened.tab.closed]).toEqual([undefined, undefined]);
});

test("ML7: who opened a newer mail in the same browser, and puts the address right in a tab of the older one, stays", async () => {
  const { opened } = await vera();
  await mail("second");
  const held = {
    visitor: Number(house.store.db.prepare("select id from visitors").pluck().get()),
    tokenHash: hashOf(opened.token),
    byLink: linkHashOf("first"),
  };
  const asked = { siteKey: house.site, link: "second", held, tokenHash: hashOf("pv_spare") };
  await write(returnByLink({ ...asked, mayReplace: false }, { desk: 1, clock: house.clock }));
  await opened.tab.command({ type: "visitor.describe", email: "vera@example.org" });
  await house.settle();
  expect(opened.tab.closed).toBeUndefined();
  const again = await arrive(opened.token);
  expect(again.last("welcome").visitorId).toBe(opened.tab.last("welcome").visitorId);
});

test("ML7: whose session ended while the link was on its way is given another", async () => {
  const { tab } = await vera();
  const visitor = Number(house.store.db.prepare("select id from visitors").pluck().get());
  await tab.command({ type: "visitor.forget" });
  await mail("second");
  const held = { visitor, tokenHash: hashOf("pv_that was forgotten"), byLink: null };
  const asked = { siteKey: house.site, link: "second", held, tokenHash: hashOf("pv_another") };
  const script = returnByLink({ ...asked, mayReplace: false }, { desk: 1, clock: house.clock });
  expect(await write(script)).toMatchObject({ isNewSession: true });
  const welcome = (await arrive("pv_another")).last("welcome");
  expect(welcome.visitorId).toBe(tab.last("welcome").visitorId);
});

test("ML7: whose token was replaced while the link was on its way is asked before it takes the place of their chat", async () => {
  await vera();
  const other = await arrive();
  await other.command({ type: "message.post", text: "And the chair?" });
  const { token = "" } = other.last("welcome");
  const tokenHash = hashOf(token);
  const visitor = Number(house.store.db.prepare("select max(id) from visitors").pluck().get());
  const nowMs = house.clock.nowMs();
  await write(() => renewSession({ tokenHash, token: "pv_newer", isConfirmed: false, nowMs }));
  const held = { visitor, tokenHash, byLink: null };
  const asked = { siteKey: house.site, link: "first", held, tokenHash: hashOf("pv_spare") };
  const script = returnByLink({ ...asked, mayReplace: false }, { desk: 1, clock: house.clock });
  expect(await write(script)).toEqual({ wouldReplace: true });
});
