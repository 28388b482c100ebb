import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type FakePage, fakePage } from "../testing/fake-page.ts";
import { hold } from "./hold.ts";
import { presently } from "./stand-in.ts";
import { subscribe } from "./state.ts";

const CHAT = { server: "https://chat.example.com", site: "s_1" };
const BLUE = { ...CHAT, color: "blue" };
let page: FakePage;
let releases: (() => void)[];

beforeEach(() => {
  vi.useFakeTimers();
  page = fakePage();
  releases = [];
});
afterEach(async () => {
  for (const release of releases) release();
  await settled();
  page.leave();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const held = (options: typeof CHAT) => {
  const release = hold(options);
  releases.push(release);
  return release;
};
/** Timers of no length have run, and what follows from them. */
const settled = () => vi.advanceTimersByTimeAsync(0);
const destroyed = () => page.calls.filter(([name]) => name === "destroy").length;

test("the chat is there as long as somebody holds it, and goes with the last", async () => {
  const first = held(CHAT);
  const second = held(CHAT);
  await settled();
  expect(page.scripts).toHaveLength(1);
  page.answer();
  first();
  first();
  await settled();
  expect(destroyed()).toBe(0);
  second();
  await settled();
  expect(destroyed()).toBe(1);
});

test("who has subscribed hears that the state went with the last who held the chat", async () => {
  const release = held(CHAT);
  await settled();
  page.answer();
  await settled();
  const seen: string[] = [];
  const off = subscribe(() => seen.push(presently.state.availability));
  release();
  await settled();
  expect(seen).toEqual(["offline"]);
  off();
});

test("a chat that the page's own tag put there stays when the last lets go", async () => {
  page.answer();
  held(CHAT)();
  await settled();
  expect(page.scripts).toEqual([]);
  expect(destroyed()).toBe(0);
});

test("who lets go and holds again in the same moment changes nothing, before the chat is there and after", async () => {
  held(CHAT)();
  held(CHAT);
  await settled();
  page.answer();
  releases.pop()?.();
  held(CHAT);
  await settled();
  expect(page.scripts).toHaveLength(1);
  expect(destroyed()).toBe(0);
});

test("who lets go while it loads has it removed when it is there", async () => {
  const release = held(CHAT);
  await settled();
  release();
  await settled();
  page.answer();
  await settled();
  expect(destroyed()).toBe(1);
});

test("who comes back while the one before is being removed gets a chat that stays", async () => {
  const release = held(CHAT);
  await settled();
  release();
  await settled();
  held(CHAT);
  page.answer();
  await settled();
  expect(destroyed()).toBe(1);
  expect(page.scripts).toHaveLength(2);
  page.answer();
  await settled();
  expect(destroyed()).toBe(1);
});

test("with other options the one before goes first", async () => {
  const release = held(CHAT);
  await settled();
  page.answer();
  release();
  held(BLUE);
  await settled();
  expect(destroyed()).toBe(1);
  expect(page.scripts[1]?.dataset).toEqual({ color: "blue" });
  page.answer();
});

test("two that want different chats at the same time: the second is refused, told, and changes nothing", async () => {
  const told = vi.spyOn(console, "error").mockReturnValue();
  const heard: unknown[] = [];
  page.window.addEventListener("presently:error", (event) =>
    heard.push((event as CustomEvent).detail),
  );
  held(CHAT);
  await settled();
  page.answer();
  held(BLUE)();
  await settled();
  expect(heard).toMatchObject([{ code: "chat.other", hint: expect.any(String) }]);
  expect(told).toHaveBeenCalledOnce();
  expect(destroyed()).toBe(0);
});

test("after a script that did not load, whoever comes next tries again", async () => {
  const told = vi.spyOn(console, "error").mockReturnValue();
  const release = held(CHAT);
  await settled();
  page.scripts[0]?.onerror?.();
  await settled();
  release();
  expect(told).toHaveBeenCalledOnce();
  held(CHAT);
  await settled();
  expect(page.scripts).toHaveLength(2);
  page.answer();
});
