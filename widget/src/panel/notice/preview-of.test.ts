import type { LastingEvent } from "@presently/shared/protocol";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { firstWords, previewOf } from "./preview-of.ts";

const maker = eventMaker(idsOf(4));
const names = { [maker.agentId]: "Jana" };
const answer = (seq: number, text: string) =>
  ({ ...maker.make("message.posted", { by: maker.agentId, text }), seq }) as LastingEvent; // the sequence is all that was missing
const shown = (unread: readonly LastingEvent[], sentAway: string | null = null) =>
  previewOf(unread, names, "Team", sentAway);

test("NT4: the newest answer stands there, by whom and with its first words", () => {
  expect(shown([answer(3, "Hello."), answer(4, "It is\nbrass.")])).toMatchObject({
    name: "Jana",
    words: "It is brass.",
  });
});

test("NT4: nothing unread, or a code that was given, is no answer", () => {
  expect(shown([])).toBeNull();
  const gift = { ...maker.make("goodwill.given"), seq: 3 } as LastingEvent; // as above
  expect(shown([gift])).toBeNull();
});

test("NT4: a form that an agent sends is an answer, with its question if it has one", () => {
  const sent = (text: string | null) =>
    ({ ...maker.make("form.sent", { by: maker.agentId, text }), seq: 3 }) as LastingEvent; // as above
  expect(shown([sent("Which order is it?")])).toMatchObject({ words: "Which order is it?" });
  expect(shown([sent(null)])).toMatchObject({ name: "Jana", words: "" });
});

test("NT4: a run of answers that was sent away stays away, with those that follow; after it was read the next run comes", () => {
  const run = shown([answer(3, "Hello.")])?.run ?? "";
  expect(shown([answer(3, "Hello.")], run)).toBeNull();
  expect(shown([answer(3, "Hello."), answer(4, "It is.")], run)).toBeNull();
  expect(shown([answer(4, "It is.")], run)).toMatchObject({ words: "It is." });
});

test("NT4: an agent whose name is not known answers for the team", () => {
  expect(previewOf([answer(3, "Hello.")], {}, "Team", null)?.name).toBe("Team");
});

test("NT4: long words are cut between words, and one sign never in half", () => {
  const long = firstWords("brass ".repeat(40));
  expect(long).toMatch(/^(?:brass )+brass…$/);
  expect(long.length).toBeLessThanOrEqual(111);
  expect(firstWords("💡".repeat(200))).toBe(`${"💡".repeat(110)}…`);
});
