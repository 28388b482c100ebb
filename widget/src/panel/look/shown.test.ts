import { expect, test } from "vitest";
import type { Picture } from "../picture.ts";
import { shownOf } from "./shown.ts";

/** A chat that Jana has, or has ended. */
const chat = (state: string, agentId: string | null) =>
  // As much of a view as is asked for here.
  ({ view: { state, agentId }, names: { agt_1: "Jana" } }) as unknown as Pick<
    Picture,
    "view" | "names"
  >;
const all = { faces: true, logo: "abc" };

test("LK5: who answers is shown while they do, else the site's logo", () => {
  const face = { kind: "face", path: "pictures/agt_1", name: "Jana" };
  const logo = { kind: "logo", path: "pictures/ste_1?v=abc", name: "" };
  expect(shownOf(all, chat("assigned", "agt_1"), "ste_1")).toEqual(face);
  expect(shownOf(all, chat("closed", "agt_1"), "ste_1")).toEqual(logo);
  expect(shownOf(all, chat("queued", null), "ste_1")).toEqual(logo);
  expect(shownOf(all, { view: null, names: {} }, "ste_1")).toEqual(logo);
});

test("LK5: nobody is shown where that is not set, and no logo where there is none", () => {
  const { logo } = all;
  expect(shownOf({ logo }, chat("assigned", "agt_1"), "ste_1")?.kind).toBe("logo");
  expect(shownOf({ faces: true }, chat("queued", null), "ste_1")).toBeUndefined();
  expect(shownOf({ logo: "" }, chat("assigned", "agt_1"), "ste_1")).toBeUndefined();
});
