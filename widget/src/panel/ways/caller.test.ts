import { afterEach, expect, test, vi } from "vitest";
import { en } from "../i18n/en/ways.ts";
import { askToNotify, createCaller } from "./caller.ts";

function callingOn(isAway: boolean) {
  const done: string[] = [];
  const made = (what: string) => {
    done.push(what);
    return () => void done.push(`no ${what}`);
  };
  const page = {
    isAway: () => isAway,
    sound: () => void done.push("sound"),
    mark: (words: string) => made(`title: ${words}`),
    notify: (words: string, body: string) => made(`notice: ${words} (${body})`),
  };
  return { done, caller: createCaller(page, en, () => "Lamps") };
}

/** With the space before AM as it is typed. */
const spaced = (words: string) => words.replaceAll("\u202f", " ");

test("R12: a visitor who is elsewhere is called by sound, title and notification with the time they have, until they look", () => {
  const { done, caller } = callingOn(true);
  const untilMs = new Date(2026, 0, 5, 9, 2).getTime(); // 9:02 wherever the test runs
  caller.call({ agent: null, untilMs }, false);
  const notice = "notice: It's your turn. (Your place stays first until 9:02 AM. Lamps)";
  expect(done.map(spaced)).toEqual(["sound", "title: It's your turn.", notice]);
  caller.stop();
  expect(done.slice(3).map(spaced)).toEqual(["no title: It's your turn.", `no ${notice}`]);
  caller.stop();
  expect(done).toHaveLength(5);
});

test("PU5: whom a push tells hears the page and sees its title, and is shown no second notification", () => {
  const { done, caller } = callingOn(true);
  caller.call({ agent: null, untilMs: 1 }, true);
  expect(done).toEqual(["sound", "title: It's your turn."]);
});

test("an agent who has come takes the place of the call, by their name as it is", () => {
  const { done, caller } = callingOn(true);
  caller.call({ agent: null, untilMs: 1 }, false);
  done.length = 0;
  caller.call({ agent: { id: "agt_1", name: "$& Jana" }, untilMs: null }, false);
  expect(done).toEqual([
    "no title: It's your turn.",
    expect.stringMatching(/^no notice: It's your turn\. .*Lamps/),
    "sound",
    "title: $& Jana is here for you.",
    "notice: $& Jana is here for you. (Lamps)",
  ]);
});

test("a visitor who looks at the page hears it, and nothing more", () => {
  const { done, caller } = callingOn(false);
  caller.call({ agent: null, untilMs: 1 }, false);
  expect(done).toEqual(["sound"]);
});

afterEach(() => vi.unstubAllGlobals());

test("a browser that rejects the question for notifications counts as one that does not allow them", async () => {
  const requestPermission = () => Promise.reject(new TypeError("not in this frame"));
  vi.stubGlobal("Notification", { permission: "default", requestPermission });
  vi.stubGlobal("isSecureContext", true);
  vi.stubGlobal("window", globalThis);
  expect(await askToNotify(en)).toBeUndefined();
});

/** A page whose visitor allows notifications; `head` is the key in it, if any. */
function pageAllowing(head: string | undefined) {
  const shown: string[] = [];
  class Notification {
    static permission = "granted";
    static requestPermission = () => Promise.resolve("granted");
    constructor(words: string) {
      shown.push(words);
    }
    close() {}
  }
  const querySelector = () => (head === undefined ? null : { content: head });
  vi.stubGlobal("Notification", Notification);
  vi.stubGlobal("isSecureContext", true);
  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("document", { querySelector });
  vi.stubGlobal("location", { href: "https://chat.example/chat/KEY" });
  return shown;
}

test("R12: on the chat's own page the visitor is called by push, by the worker beside it and the server's key", async () => {
  const shown = pageAllowing("THE_KEY");
  const asked: unknown[] = [];
  const keys = { p256dh: "B", auth: "A" };
  const subscription = { toJSON: () => ({ endpoint: "https://push.example/v", keys }) };
  const subscribe = (options: unknown) => {
    asked.push(options);
    return Promise.resolve(subscription);
  };
  const register = (url: string) => Promise.resolve(void asked.push(url));
  const ready = Promise.resolve({ pushManager: { subscribe } });
  vi.stubGlobal("navigator", { serviceWorker: { register, ready } });
  expect(await askToNotify(en)).toEqual({
    type: "callback.ask",
    way: "push",
    push: { endpoint: "https://push.example/v", keys },
  });
  expect(asked).toEqual([
    "https://chat.example/chat/push-worker.js",
    { userVisibleOnly: true, applicationServerKey: "THE_KEY" },
  ]);
  expect(shown).toEqual([]);
});

test("R12: on somebody's page, or where the browser has no push service, the tab calls", async () => {
  const shown = pageAllowing(undefined);
  const register = () => Promise.reject(new DOMException("no push service", "AbortError"));
  vi.stubGlobal("navigator", { serviceWorker: { register } });
  expect(await askToNotify(en)).toEqual({ type: "callback.ask", way: "notice" });
  pageAllowing("THE_KEY");
  expect(await askToNotify(en)).toEqual({ type: "callback.ask", way: "notice" });
  expect(shown).toEqual([en.kept.notice]);
});
