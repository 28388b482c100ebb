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
  caller.call({ agent: null, untilMs });
  const notice = "notice: It's your turn. (Your place stays first until 9:02 AM. Lamps)";
  expect(done.map(spaced)).toEqual(["sound", "title: It's your turn.", notice]);
  caller.stop();
  expect(done.slice(3).map(spaced)).toEqual(["no title: It's your turn.", `no ${notice}`]);
  caller.stop();
  expect(done).toHaveLength(5);
});

test("an agent who has come takes the place of the call, by their name as it is", () => {
  const { done, caller } = callingOn(true);
  caller.call({ agent: null, untilMs: 1 });
  done.length = 0;
  caller.call({ agent: { id: "agt_1", name: "$& Jana" }, untilMs: null });
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
  caller.call({ agent: null, untilMs: 1 });
  expect(done).toEqual(["sound"]);
});

afterEach(() => vi.unstubAllGlobals());

test("a browser that rejects the question for notifications counts as one that does not allow them", async () => {
  const requestPermission = () => Promise.reject(new TypeError("not in this frame"));
  vi.stubGlobal("Notification", { permission: "default", requestPermission });
  vi.stubGlobal("isSecureContext", true);
  vi.stubGlobal("window", globalThis);
  expect(await askToNotify(en)).toBe(false);
});
