import type { VNode } from "preact";
import { memoryStorage } from "@presently/shared/client";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { expect, onTestFinished, test, vi } from "vitest";
import { en } from "../i18n/en/talk.ts";
import type { PanelHandle } from "../panel-handle.ts";
import type { Picture } from "../picture.ts";
import type { Session } from "../session.ts";
import { drawn } from "../testing/drawn.ts";
import { AGAIN_AFTER_MS, createExtras, EXTRAS, type Extra, type ExtraPart } from "./extras.ts";

const picture = {} as Picture; // no part here looks into it
const event = eventMaker(idsOf(2)).make("conversation.closed");
const heard = { ...event, seq: 1 };

/** A part that is wanted, and comes when `come` is called. */
function partOf(extra: Partial<Extra> = {}) {
  const fetches: { come(): void; fail(): void }[] = [];
  let created = 0;
  const state = { isWanted: true };
  const part: ExtraPart = {
    isWanted: () => state.isWanted,
    fetch: () =>
      new Promise((resolve, reject) => {
        fetches.push({
          come: () => resolve({ lend() {}, create: () => (created++, { style: "", ...extra }) }),
          fail: () => reject(new Error("no network")),
        });
      }),
  };
  return {
    part,
    state,
    fetches,
    created: () => created,
    async come() {
      fetches[0]?.come();
      await settled();
    },
  };
}

/** What was promised has been told to whoever waits for it. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

function extrasOf(...parts: readonly ExtraPart[]) {
  const drawn: string[] = [];
  const tools = {
    handle: { siteKey: "ste_shop" } as PanelHandle, // no part here takes hold of the page or the session
    session: {} as Session,
    texts: en,
    redraw: () => void drawn.push("again"),
    say() {},
    lasting: memoryStorage(),
    ofThisTab: memoryStorage(),
    unread: () => [],
  };
  return { extras: createExtras(parts, tools, () => {}), drawn, ofThisTab: tools.ofThisTab };
}

test("a part is fetched once, and only when it is wanted; what it brings is drawn when it has come", async () => {
  const one = partOf({ atEnd: () => "at the end" });
  one.state.isWanted = false;
  const { extras, drawn } = extrasOf(one.part);
  extras.look(picture, true);
  expect(one.fetches).toHaveLength(0);
  one.state.isWanted = true;
  extras.look(picture, true);
  extras.look(picture, true);
  expect(one.fetches).toHaveLength(1);
  expect(extras.atEnd(picture, 0)).toEqual([]);
  await one.come();
  expect(drawn).toEqual(["again"]);
  expect(extras.atEnd(picture, 0)).toEqual(["at the end"]);
});

test("a part that does not come is asked for again with a change that is not too soon", async () => {
  onTestFinished(() => void vi.useRealTimers());
  vi.useFakeTimers({ toFake: ["Date"] });
  const one = partOf();
  const { extras } = extrasOf(one.part);
  extras.look(picture, true);
  one.fetches[0]?.fail();
  await settled();
  vi.advanceTimersByTime(AGAIN_AFTER_MS - 1);
  extras.look(picture, true);
  expect(one.fetches).toHaveLength(1);
  vi.advanceTimersByTime(1);
  extras.look(picture, true);
  expect(one.fetches).toHaveLength(2);
});

test("parts are drawn in their own order, not in that in which they come; one without words for an event draws nothing", async () => {
  const first = partOf({ ofEvent: () => "first", beside: () => "a" });
  const mute = partOf({ ofEvent: () => null });
  const last = partOf({ ofEvent: () => "last", beside: () => "b" });
  const { extras } = extrasOf(first.part, mute.part, last.part);
  extras.look(picture, true);
  for (const each of [last, mute, first]) await each.come();
  expect(extras.ofEvent(heard, picture)).toEqual(["first", "last"]);
  expect(extras.beside(picture)).toEqual(["a", "b"]);
});

test("a part hears of what happens, that the visitor is forgotten, and that the chat goes", async () => {
  const told: string[] = [];
  const one = partOf({
    heard: ({ type }) => void told.push(type),
    forgotten: () => void told.push("forgotten"),
    close: () => void told.push("closed"),
  });
  const { extras } = extrasOf(one.part);
  extras.look(picture, true);
  await one.come();
  extras.heard(heard);
  extras.forgotten();
  extras.close();
  expect(told).toEqual([heard.type, "forgotten", "closed"]);
});

test("a part that comes when the chat has gone is not begun: nobody would end it", async () => {
  const one = partOf();
  const { extras, drawn } = extrasOf(one.part);
  extras.look(picture, true);
  extras.close();
  await one.come();
  expect([one.created(), drawn]).toEqual([0, []]);
});

test("FW10: before the part for files has come a button stands for it; what was given meanwhile is taken when it comes, and afterwards at once", async () => {
  const taken: (readonly File[] | null)[] = [];
  const one = partOf({ beside: () => "its own button", take: (files) => void taken.push(files) });
  one.state.isWanted = false;
  const part = { ...one.part, takesFiles: () => true };
  const { extras } = extrasOf(part);
  extras.look(picture, true);
  expect(one.fetches).toHaveLength(0);
  const [stub] = extras.beside(picture);
  const pieces = drawn(stub as VNode);
  const button = pieces.find((piece) => typeof piece !== "string" && piece.type === "button");
  if (typeof button !== "object") throw new Error("no button");
  (button.props["onClick"] as () => void)(); // what a button has
  const file = new File(["a"], "a.txt");
  expect(extras.brought(picture, [file])).toBe(true);
  expect(one.fetches).toHaveLength(1);
  expect(taken).toEqual([]);
  await one.come();
  expect(taken).toEqual([null, [file]]);
  expect(extras.beside(picture)).toEqual(["its own button"]);
  extras.brought(picture, [file]);
  expect(taken).toHaveLength(3);
  expect(extras.brought(picture, [file], true)).toBe(false); // of its own drags
  expect(taken).toHaveLength(3);
  expect(one.fetches).toHaveLength(1);
});

test("FW7, FW10: what is dropped before the part for files has come is taken when it comes", async () => {
  const taken: unknown[] = [];
  const one = partOf({ take: (files) => void taken.push(files) });
  const { extras } = extrasOf({ ...one.part, takesFiles: () => true });
  const file = new File(["a"], "a.txt");
  expect([extras.brought(picture, [], true), one.fetches.length]).toEqual([true, 1]);
  expect(extras.brought(picture, [file], true)).toBe(true);
  await one.come();
  expect(taken).toEqual([[file]]);
});

test("FW10: where the part for files does not come, nothing that was given to it turns up later", async () => {
  const taken: unknown[] = [];
  const one = partOf({ take: (files) => void taken.push(files) });
  one.state.isWanted = false;
  const { extras } = extrasOf({ ...one.part, takesFiles: () => true });
  extras.brought(picture, [new File(["a"], "a.txt")]);
  one.fetches[0]?.fail();
  await settled();
  const again = new File(["b"], "b.txt");
  extras.brought(picture, [again]);
  one.fetches[1]?.come();
  await settled();
  expect(taken).toEqual([[again]]);
});

test("FW10: where no part takes files the page keeps what is pasted", () => {
  const { extras } = extrasOf(partOf().part);
  expect(extras.brought(picture, [new File(["a"], "a.txt")])).toBe(false);
});

test("FW10: what was given before the part came goes to nobody else once the visitor is forgotten", async () => {
  const taken: unknown[] = [];
  const one = partOf({ take: (files) => void taken.push(files) });
  one.state.isWanted = false;
  const { extras } = extrasOf({ ...one.part, takesFiles: () => true });
  extras.brought(picture, [new File(["a"], "a.txt")]);
  extras.forgotten();
  await one.come();
  expect(taken).toEqual([]);
});

test("FW6, FW10: files that an earlier page had ready bring their part, also before anything was written", () => {
  const one = partOf();
  const { extras, ofThisTab } = extrasOf({
    ...one.part,
    isWanted: (_, __, keeps) => keeps("files"),
  });
  extras.look(picture, true);
  expect(one.fetches).toHaveLength(0);
  ofThisTab.set("presently:ste_shop:files", "[]");
  extras.look(picture, true);
  expect(one.fetches).toHaveLength(1);

  const files = EXTRAS.find((part) => part.takesFiles);
  const atFirst = { ...picture, files: null, threads: [] };
  expect(files?.isWanted(atFirst, true, (name) => name === "files")).toBe(true);
  expect(files?.isWanted(atFirst, true, () => false)).toBe(false);
});
