import type { VisitorCommand } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { FRESH } from "./after-state.ts";
import { refusedAsks } from "./refused-asks.ts";

const MAIL = "transcript.mail";
const STAR = "rating.give";

/** What counts as refused after each look, of which one has a line: what is under way, and the problem that is told. */
function looks(...each: (readonly [readonly VisitorCommand["type"][], string | null])[]) {
  let known = { seen: FRESH.seen, refused: FRESH.refused };
  return each.map(([underWay, problem]) => {
    known = refusedAsks({ underWay, problem }, known);
    return known.refused;
  });
}

test("TS3: a mail that was refused stays refused when a star is tapped, until it is given again", () => {
  expect(
    looks(
      [[MAIL], null],
      [[], "contact.invalid"],
      [[STAR], null],
      [[], null],
      [[MAIL], null],
      [[], null],
    ),
  ).toEqual([[], [MAIL], [MAIL], [MAIL], [], []]);
});

test("RA1, TS3: a rating that is refused refuses no mail, also while both are on their way", () => {
  expect(looks([[MAIL], null], [[], null], [[STAR], null], [[], "rating.tooLate"])).toEqual([
    [],
    [],
    [],
    [STAR],
  ]);
  expect(looks([[STAR, MAIL], null], [[MAIL], "rating.tooLate"], [[], "rating.tooLate"])).toEqual([
    [],
    [STAR],
    [STAR],
  ]);
});

test("RA1: a star whose comment is on its way stays refused when the comment is refused the same way", () => {
  expect(looks([[STAR, STAR], null], [[STAR], "rating.tooLate"], [[], "rating.tooLate"])).toEqual([
    [],
    [STAR],
    [STAR],
  ]);
});

test("a problem that was there before is nothing of what is given at the end", () => {
  expect(looks([[], "contact.invalid"], [[STAR], null], [[], null])).toEqual([[], [], []]);
});
