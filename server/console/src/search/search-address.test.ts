import { expect, test } from "vitest";
import { areDaysRight, askedIn, nothingAsked, questionOf, searchHref } from "./search-address.ts";

const query = (href: string) => Object.fromEntries(new URL(href, "https://a.example").searchParams);

test("SE7: what is looked for stands in the address and is read from it again", () => {
  const asked = {
    ...nothingAsked,
    text: "Пётр & co",
    group: "closed",
    agent: "agt_one",
    tag: "tag_one",
    site: "ste_one",
    from: "2026-03-28",
    to: "2026-03-29",
  } as const;
  expect(askedIn(query(searchHref(asked)))).toEqual(asked);
  expect(searchHref(nothingAsked)).toBe("/console/search");
});

test("SE7: what an address cannot mean is not asked", () => {
  expect(
    askedIn({
      group: "all",
      agent: "me",
      tag: "x",
      site: "1",
      from: "soon",
      to: "2026-1-1",
      more: "1",
    }),
  ).toEqual(nothingAsked);
  expect(askedIn({ text: "a".repeat(600) }).text).toHaveLength(500);
});

test("SE7: days are whole ones by this browser's clock, the last included, and in their order", () => {
  const days = { ...nothingAsked, from: "2026-03-29", to: "2026-03-29" };
  const { fromMs, beforeMs } = questionOf(days) ?? {};
  expect(new Date(Number(fromMs)).toLocaleString("sv-SE")).toBe("2026-03-29 00:00:00");
  expect(new Date(Number(beforeMs)).toLocaleString("sv-SE")).toBe("2026-03-30 00:00:00");
  const wrong = { ...days, to: "2026-03-28" };
  expect([areDaysRight(days), areDaysRight(wrong), questionOf(wrong)]).toEqual([
    true,
    false,
    undefined,
  ]);
});

test("SE7: spaces alone ask nothing", () => {
  expect(questionOf(nothingAsked)).toBeUndefined();
  expect(questionOf({ ...nothingAsked, text: "  " })).toBeUndefined();
  expect(questionOf({ ...nothingAsked, text: "a", group: "left" })).toEqual({
    text: "a",
    group: "left",
  });
});
