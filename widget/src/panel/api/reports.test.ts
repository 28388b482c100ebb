import {
  IDENTITY_INVALID,
  IDENTITY_REQUIRED,
  NOT_ALLOWED,
  NOT_AUTHENTICATED,
  UNKNOWN_SITE,
} from "@presently/shared/protocol/close-codes";
import { expect, test, vi } from "vitest";
import { isForGood, neverReady, reportOf } from "./reports.ts";

test.each([
  [UNKNOWN_SITE, "site.unknown", /ste_shop/, /Settings/],
  [NOT_ALLOWED, "origin.not-allowed", /https:\/\/shop\.test/, /Settings/],
  [IDENTITY_REQUIRED, "identity.required", /identified/, /identify\(\{ token \}\)/],
  [IDENTITY_INVALID, "identity.invalid", /not accepted/, /log/],
  [NOT_AUTHENTICATED, "session.not-authenticated", /did not accept/, /Reload/],
])("the page's owner is told what %i means, and what to do", (closeCode, code, message, hint) => {
  expect(reportOf(closeCode, "ste_shop", "https://shop.test")).toEqual({
    code,
    message: expect.stringMatching(message),
    hint: expect.stringMatching(hint),
  });
});

test("a signed identity may come yet; nothing else that a script does can change the server's mind", () => {
  const codes = [UNKNOWN_SITE, NOT_ALLOWED, NOT_AUTHENTICATED, IDENTITY_REQUIRED, IDENTITY_INVALID];
  expect(codes.map(isForGood)).toEqual([true, true, true, false, false]);
});

test("whoever asks for `ready` once the server will not have the page hears why", async () => {
  const presently = { version: "1.2.3", ready: Promise.resolve() };
  vi.stubGlobal("window", { presently });
  const report = reportOf(NOT_ALLOWED, "ste_shop", "https://shop.test");
  neverReady(report); // and nobody else hears of a rejection: the test would fail by it
  await expect(presently.ready).rejects.toMatchObject(report);
  const frozen = Object.freeze({ version: "1.2.3", ready: Promise.resolve() });
  for (const other of [frozen, [], undefined]) {
    vi.stubGlobal("window", { presently: other });
    neverReady(report);
  }
  await expect(frozen.ready).resolves.toBeUndefined();
  vi.unstubAllGlobals();
});
