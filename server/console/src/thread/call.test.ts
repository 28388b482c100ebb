import { eventMaker, idsOf } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { callAbout } from "./call-about.ts";
import { linesOf } from "./lines.ts";

const { make, agentId, visitorId } = eventMaker(idsOf(4), new Date(2026, 0, 5, 9).getTime());
const cast = { me: agentId, visitorName: "Vera", nameOf: () => "Jana", tags: [] };
const said = (...events: Parameters<typeof linesOf>[0]) =>
  linesOf(events, cast).flatMap((line) => (line.kind === "system" ? [line.text] : []));

test("PH1: what a call is about is what the visitor wrote before they asked, not what came after", () => {
  const wrote = (text: string) => make("message.posted", { text });
  const answer = make("message.posted", { by: agentId, text: "Shall we call?" });
  const asked = make("call.asked");
  expect(callAbout([wrote("Hi"), wrote("The lamp"), answer, asked, wrote("Still?")])).toBe(
    "The lamp",
  );
  expect(callAbout([wrote("Later")])).toBe("Later");
  expect(callAbout([asked])).toBeUndefined();
  expect(visitorId).toMatch(/^vis_/);
});

test("PH3: the thread says by when, who called and how it went; leaving the line with a number is said once", () => {
  const dueAtMs = new Date(2026, 0, 5, 14, 30).getTime();
  expect(
    said(
      make("conversation.messageLeft", { reason: "call" }),
      make("call.asked", { dueAtMs }),
      make("call.taken"),
      make("call.recorded", { outcome: "noAnswer", dueAtMs }),
      make("call.recorded", { outcome: "noAnswer", dueAtMs: null }),
      make("call.recorded", { outcome: "reached", dueAtMs: null }),
    ),
  ).toEqual([
    expect.stringMatching(/number and is called by .*30/),
    "Jana makes the call",
    expect.stringMatching(/^Jana called and nobody answered; to be tried again by .*30/),
    expect.stringContaining("the last try"),
    "Jana reached the visitor by phone",
  ]);
});
