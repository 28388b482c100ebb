import { afterEach, beforeEach, expect, test } from "vitest";
import { type FakePage, fakePage } from "../testing/fake-page.ts";
import { presently } from "./stand-in.ts";
import { subscribe } from "./state.ts";

let page: FakePage;
beforeEach(() => {
  page = fakePage();
});
afterEach(() => page.leave());

test("what is asked before the chat is there is done when it is, in order", async () => {
  const opened = presently.open({ draft: "Lamp 7" });
  presently.on("unread", () => {});
  presently.on("message", () => {})();
  void presently.close();
  expect(presently.state.availability).toBe("offline");
  page.answer();
  await opened;
  expect(page.calls).toEqual([["open", { draft: "Lamp 7" }], ["on", "unread"], ["close"]]);
  expect(presently.state.availability).toBe("online");
  expect(presently.version).toBe("1.0.0");
});

test("what is asked while it is there is done at once, and a handler is taken off", () => {
  page.answer();
  presently.on("unread", () => {})();
  void presently.toggle();
  expect(page.calls).toEqual([["on", "unread"], ["off", "unread"], ["toggle"]]);
});

test("what is asked after destroy() waits for the next chat", () => {
  page.answer();
  presently.destroy();
  void presently.open();
  expect(page.calls).toEqual([["destroy"]]);
  expect(presently.state.availability).toBe("offline");
  page.answer();
  expect(page.calls).toEqual([["destroy"], ["open"]]);
});

test("who has subscribed hears that the state went with the chat", () => {
  page.answer();
  const seen: string[] = [];
  const off = subscribe(() => seen.push(presently.state.availability));
  presently.destroy();
  expect(seen).toEqual(["offline"]);
  off();
});

test("an element of that name keeps nothing, so it is no hindrance", async () => {
  page.window.presently = { id: "presently" };
  const opened = presently.open();
  page.answer();
  await opened;
  expect(page.calls).toEqual([["open"]]);
});
