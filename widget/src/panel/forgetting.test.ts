import { memoryStorage } from "@presently/shared/client";
import type { ServerEnd } from "@presently/shared/testing";
import {
  browserTabs,
  idsOf,
  manualClock,
  memoryNetwork,
  randomOf,
  wirePeer,
} from "@presently/shared/testing";
import { beforeEach, expect, test } from "vitest";
import { createSession } from "./session.ts";

const TOKEN = "presently:ste_shop:token";

let clock: ReturnType<typeof manualClock>;
let peer: ReturnType<typeof wirePeer>;
let network: ReturnType<typeof memoryNetwork>;
let browser: ReturnType<typeof browserTabs>;
/** The visitors that the server was asked to end the sessions of. */
let revoked: string[];
let commands: string[];
let tabCount: number;

beforeEach(() => {
  clock = manualClock();
  peer = wirePeer(clock);
  commands = [];
  network = memoryNetwork({ clock, random: randomOf(1), accept });
  browser = browserTabs(clock);
  revoked = [];
  tabCount = 0;
});

function accept(end: ServerEnd) {
  peer.accept(end);
  const before = end.onText;
  end.onText = (text) => {
    if (text.includes('"command"')) commands.push(text);
    before(text);
  };
}

/** One more tab of the browser, connected, with what it was told to clear. */
function openTab(storage = browser.tab()) {
  tabCount += 1;
  const cleared: string[] = [];
  const session = createSession({
    siteKey: "ste_shop",
    siteName: undefined,
    clock,
    random: randomOf(tabCount).next,
    newId: idsOf(10 + tabCount).command,
    transports: [network.openSocket],
    storage,
    locks: browser.locks,
    page: () => ({}),
    onChange: () => {},
    onNews: () => {},
    onEnded: () => {},
    revoke: async (token) => void revoked.push(token),
    onForgotten: () => cleared.push("draft"),
  });
  // As the panel does for as long as it is there.
  storage.onChange?.(session.lookAround);
  return { session, storage, cleared };
}

/** A visitor known to the browser, with a conversation, seen in this many tabs. */
async function chatting(tabs: number) {
  browser.tab().set(TOKEN, "pv_one");
  const opened = Array.from({ length: tabs }, () => openTab());
  for (const { session } of opened) session.connect();
  await clock.advanceAndSettle(1_000);
  opened[0]?.session.post("Is the lamp in stock?");
  await clock.advanceAndSettle(1_000);
  for (const { session } of opened) expect(session.picture().view).not.toBeNull();
  return opened;
}

test("R25: a browser that forgets a visitor keeps nothing of them, in any tab, and connects to nobody", async () => {
  browser.tab().set("presently:ste_other:token", "pv_other");
  const [one, other] = await chatting(2);
  if (!one || !other) throw new Error("two tabs");
  network.isUp = false;
  for (const link of network.links()) link.cut();
  await clock.advanceAndSettle(100);
  one.session.post("Never sent");
  other.session.post("Nor this");
  await clock.advanceAndSettle(100);
  const opened = network.opened();

  const ended = one.session.forget();
  // At once, whatever the network does.
  expect(one.session.picture()).toMatchObject({ connection: "idle", view: null, pending: [] });
  expect([...browser.kept.keys()]).toEqual(["presently:ste_other:token"]);
  await clock.advanceAndSettle(100);
  await ended;
  expect(other.session.picture()).toMatchObject({ connection: "idle", view: null, pending: [] });
  expect([one.cleared, other.cleared]).toEqual([["draft"], ["draft"]]);
  expect(revoked).toEqual(["pv_one"]);

  network.isUp = true;
  await clock.advanceAndSettle(3_600_000);
  expect(network.opened()).toBe(opened);
  expect([...browser.kept.keys()]).toEqual(["presently:ste_other:token"]);
});

test("R25: who comes next in the same browser is somebody new, whose words no other tab takes away", async () => {
  const [one, other] = await chatting(2);
  if (!one || !other) throw new Error("two tabs");
  await one.session.forget();
  // The other tab has heard of nothing yet, and the next visitor writes.
  one.session.connect();
  one.session.post("I am somebody else");
  commands.length = 0;
  peer.asked.length = 0;
  await clock.advanceAndSettle(1_000);
  expect(peer.asked.map((frame) => "token" in frame)).toEqual([false]);
  expect(commands.filter((text) => text.includes("somebody else"))).toHaveLength(1);
});

test("R25: the token goes first, since other tabs hear of one change after another", async () => {
  const [one] = await chatting(1);
  const gone: string[] = [];
  const { remove } = one?.storage ?? {};
  Object.assign(one?.storage ?? {}, {
    remove(key: string) {
      if (!key.includes(":out")) gone.push(key);
      remove?.(key);
    },
  });
  await one?.session.forget();
  expect(gone[0]).toBe(TOKEN);
});

test("R24: a visitor who was forgotten elsewhere is forgotten here, by the server's word alone", async () => {
  browser.tab().set(TOKEN, "pv_one");
  const tab = openTab();
  tab.session.connect();
  await clock.advanceAndSettle(1_000);
  const opened = network.opened();
  for (const { server } of network.links()) server.close(4410, "forgotten");
  await clock.advanceAndSettle(3_600_000);
  expect(tab.session.picture()).toMatchObject({
    connection: "idle",
    isRefused: false,
    view: null,
  });
  expect(browser.kept.size).toBe(0);
  expect(network.opened()).toBe(opened);
  expect(tab.cleared).toEqual(["draft"]);
});

test("R25: a page that slept while the visitor was forgotten shows nothing of them when it wakes", async () => {
  const [tab] = await chatting(1);
  tab?.session.disconnect(); // as a page in the back-forward cache does
  for (const key of browser.kept.keys()) tab?.storage.remove(key); // what it changes itself it is not told of
  peer.asked.length = 0;
  tab?.session.connect();
  expect(tab?.session.picture().view).toBeNull();
  await clock.advanceAndSettle(1_000);
  expect(peer.asked.map((frame) => "token" in frame)).toEqual([false]);
});

test("R8: a page that clears its storage while the visitor chats takes nothing from them", async () => {
  const [tab] = await chatting(1);
  const before = tab?.session.picture().view;
  for (const key of browser.kept.keys()) tab?.storage.remove(key); // what it changes itself it is not told of
  tab?.session.post("Are you there?");
  await clock.advanceAndSettle(1_000);
  const { view } = tab?.session.picture() ?? {};
  expect(view?.conversationId).toBe(before?.conversationId);
  expect(view?.items).toHaveLength((before?.items.length ?? 0) + 1);
  expect(browser.kept.get(TOKEN)).toBe("pv_one");
});

test("R25: who opens the chat of a page that cleared its storage is somebody new, and shown nothing of who was there", async () => {
  const [tab] = await chatting(1);
  for (const key of browser.kept.keys()) tab?.storage.remove(key); // as a page does that signs a person out
  peer.asked.length = 0;
  tab?.session.connect();
  expect(tab?.session.picture().view).toBeNull();
  expect(tab?.cleared).toEqual(["draft"]);
  await clock.advanceAndSettle(1_000);
  expect(peer.asked.map((frame) => "token" in frame)).toEqual([false]);
});

test("R8: a welcome as another visitor than the one whose chat is shown shows that chat no more", async () => {
  const [tab] = await chatting(1);
  const before = tab?.session.picture().view;
  // Their token has run out: the server takes them for somebody new.
  peer = wirePeer(clock, 7);
  for (const link of network.links()) link.cut();
  await clock.advanceAndSettle(60_000);
  const { view, threads } = tab?.session.picture() ?? {};
  expect(view?.conversationId).not.toBe(before?.conversationId);
  expect(threads).toHaveLength(1);
});

test("R25: nothing is asked of the server about a visitor it never knew", async () => {
  const { session } = openTab(memoryStorage());
  await session.forget();
  expect(revoked).toEqual([]);
  expect(network.opened()).toBe(0);
});
