import { expect, test } from "vitest";
import { en } from "../i18n/en/talk.ts";
import { welcomeHint } from "./welcome-hint.ts";

test("H5: before a word is written a closed site says when it is back, by the visitor's own clock", () => {
  const monday = new Date(2026, 0, 5, 9).getTime();
  const saturday = monday - 2 * 86_400_000;
  const closed = welcomeHint({ availability: "offline", opensAtMs: monday }, en, saturday);
  expect(closed).toMatch(/We're back Monday\W+9:00\sAM \(your time\)\. Write your question/);
  for (const availability of ["offline", "online"] as const) {
    const hint = welcomeHint({ availability, opensAtMs: null }, en, saturday);
    expect(hint).toBe(en.welcomeHint[availability]);
  }
});
