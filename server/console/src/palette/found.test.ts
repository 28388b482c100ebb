import { expect, test } from "vitest";
import { type Entry, foundIn, MAX_FOUND } from "./found.ts";

const entry = (label: string, detail?: string): Entry => ({
  key: label,
  kind: "conversations",
  label,
  detail,
  run: () => {},
});
const labels = (entries: readonly Entry[], typed: string) =>
  foundIn(entries, typed).map(({ label }) => label);

test("KY5: what begins so comes before a word in it, before what holds it, before scattered letters", () => {
  const entries = ["Stop a threat", "Upstart", "Go to start", "Start"].map((label) => entry(label));
  expect(labels(entries, "start")).toEqual(["Start", "Go to start", "Upstart", "Stop a threat"]);
});

test("KY5: every word must fit, in the name or beside it, without marks and in any case", () => {
  const entries = [entry("Živilė Šumskytė", "Pristatymas vėluoja"), entry("Živilė Kairytė")];
  expect(labels(entries, "zivile velu")).toEqual(["Živilė Šumskytė"]);
  expect(labels([entry("Йордан")], "йор")).toEqual(["Йордан"]);
  expect(labels(entries, "zivile xyz")).toEqual([]);
});

test("KY5: no more than can be looked through are shown", () => {
  const many = Array.from({ length: 500 }, (_, at) => entry(`Visitor ${at}`));
  expect(foundIn(many, "")).toHaveLength(MAX_FOUND);
  expect(foundIn(many, "visitor")).toHaveLength(MAX_FOUND);
});
