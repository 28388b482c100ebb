import { eventMaker, idsOf } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { linesOf } from "./lines.ts";

const make = eventMaker(idsOf(5));
const cast = { me: make.agentId, visitorName: "Ana", nameOf: () => "Jana", tags: [] };

test("R12: an agent reads in the thread that the visitor is called back, and how it went", () => {
  const events = [
    make.make("callback.asked", { way: "email" }),
    make.make("turn.called"),
    make.make("turn.extended"),
    make.make("turn.extended", { by: "system" }),
    make.make("turn.passed", { reason: "elapsed" }),
    make.make("turn.answered"),
    make.make("callback.cancelled"),
  ];
  const texts = linesOf(events, cast).flatMap((line) =>
    line.kind === "system" ? [line.text] : [],
  );
  expect(texts).toEqual([
    "The visitor keeps the place and is called by e-mail when it is their turn",
    "It would be the visitor's turn: they were called",
    "The visitor asked for more time",
    "The time to come began anew",
    "The visitor was not back in time and moved back one place",
    "The visitor is back, in their place",
    "The visitor no longer asks to be called",
  ]);
});
