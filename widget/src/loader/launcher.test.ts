import { expect, test } from "vitest";
import { en } from "../panel/i18n/en/panel.ts";
import { launcherName } from "../panel/launcher-face.ts";
import { sideOf } from "./launcher.ts";

test("left and right change places in a right-to-left page", () => {
  expect(sideOf(undefined, "")).toBe("right");
  expect(sideOf("left", "ltr")).toBe("left");
  expect(sideOf("right", "rtl")).toBe("left");
  expect(sideOf("left", "rtl")).toBe("right");
  expect(sideOf("nonsense", "")).toBe("right");
});

test("the launcher's name says what waits behind it", () => {
  const line = { place: 3, ahead: 2, waitMs: null, joinedAtMs: 0, basis: "unknown" } as const;
  const queue = { ...line, callbackOffered: false };
  expect(launcherName({ unread: 0, queue: null }, en)).toBe("Chat with us");
  expect(launcherName({ unread: 1, queue: null }, en)).toBe("Chat with us, 1 unread message");
  expect(launcherName({ unread: 2, queue }, en)).toBe(
    "Chat with us, 2 unread messages, place 3 in line",
  );
});
