import { expect, test } from "vitest";
import { en } from "../i18n/en/talk.ts";
import { launcherName } from "./badge.ts";

test("the launcher's name says what waits behind it", () => {
  const line = { place: 3, ahead: 2, waitMs: null, joinedAtMs: 0, basis: "unknown" } as const;
  const queue = { ...line, callbackOffered: false };
  expect(launcherName({ unread: 0, queue: null }, en)).toBe("Chat with us");
  expect(launcherName({ unread: 1, queue: null }, en)).toBe("Chat with us, 1 unread message");
  expect(launcherName({ unread: 2, queue }, en)).toBe(
    "Chat with us, 2 unread messages, place 3 in line",
  );
});
