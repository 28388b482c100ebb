import { LastingEvent } from "@presently/shared/protocol";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { testDesk } from "../desk/testing.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import { agentEventOf, visitorEventOf } from "./wire-events.ts";

/** A desk on which vera's chat came back to the line for every reason there is: the agent was lost, was disabled, a defect was repaired. */
function chatsGivenBack() {
  const desk = testDesk();
  desk.agent("boss", { role: "owner", line: null });
  desk.agent("ana");
  const agentId = desk.agents.get("ana")?.id ?? "agt_none";
  const giveBack = [
    () => desk.system({ type: "agent.lost", agent: desk.agents.get("ana")?.agent ?? 0 }),
    () => desk.asAgent("boss", { type: "agent.update", agentId, isDisabled: true }),
    () => desk.store.db.exec("delete from slots"),
  ];
  desk.writes("vera");
  for (const act of giveBack) {
    desk.online("ana");
    desk.asAgent("ana", { type: "conversation.accept" });
    desk.system({
      type: "agent.silent",
      agent: desk.agents.get("ana")?.agent ?? 0,
      lastHeardAtMs: desk.clock.nowMs(),
    });
    act();
    desk.system({ type: "reconcile" });
    desk.store.db.exec("update accounts set state = 'active'");
  }
  return desk.events.filter(({ type }) => type === "conversation.queued");
}

test("P7, G13: why a chat came back, the visitor learns only as that the agent was lost", () => {
  const given = chatsGivenBack();
  const reasons = (events: readonly unknown[]) =>
    LastingEvent.array()
      .parse(events)
      .flatMap((event) => (event.type === "conversation.queued" ? [event.reason] : []));
  expect(reasons(given.map(agentEventOf))).toEqual([
    "started",
    "agentLost",
    "agentDisabled",
    "repaired",
  ]);
  expect(reasons(given.map(visitorEventOf))).toEqual([
    "started",
    "agentLost",
    "agentLost",
    "agentLost",
  ]);
});

test("P7, G13: that a chat goes before others is the team's affair", () => {
  const returned = chatsGivenBack().filter(({ data }) => data["isReturned"] === true);
  expect(returned).toHaveLength(3);
  for (const event of returned) {
    expect(agentEventOf(event)).toMatchObject({ isReturned: true });
    expect(visitorEventOf(event)).toMatchObject({ isReturned: false });
  }
});

test("P7, P11: what may go without words says so on the wire, and is dropped by nobody for it", () => {
  const maker = eventMaker(idsOf(1));
  const wordless = LastingEvent.options.flatMap(({ shape }) =>
    "text" in shape && shape.text.safeParse(null).success ? [shape.type.value] : [],
  );
  expect(wordless).toContain("promise.changed");
  for (const type of wordless) {
    const event: Record<string, unknown> = { ...maker.make(type), text: null };
    const { id, seq, publicSeq, atMs, by, text: _text, ...data } = event;
    // Safe: the columns of a made event's own row.
    const stored = {
      desk: 1,
      conversation: 1,
      deskSeq: seq,
      publicId: id,
      publicSeq,
      type,
      actor: by,
      commandId: null,
      atMs,
      text: null,
      data,
    } as StoredEvent;
    expect(LastingEvent.safeParse(agentEventOf(stored)).error, type).toBeUndefined();
  }
});

test("MD1, R37: formatting is told to both sides, and what is stored and kept for later is what was written", () => {
  const desk = testDesk();
  desk.agent("ana");
  const text = "Is it **really** :+1:?";
  desk.writes("vera", text);
  const [posted] = desk.events.filter(({ type }) => type === "message.posted");
  expect(posted?.text).toBe(text);
  expect(JSON.stringify(posted?.data)).not.toMatch(/mark|👍/);
  const marks = [
    { start: 6, end: 16, kind: "strong", opening: 2, closing: 2 },
    { start: 17, end: 21, kind: "emoji", shown: "👍" },
  ];
  for (const event of [posted && visitorEventOf(posted), posted && agentEventOf(posted)])
    expect(LastingEvent.parse(event)).toMatchObject({ text, marks });
});

test("MD1: a message without formatting has no marks", () => {
  const desk = testDesk();
  desk.agent("ana");
  desk.writes("vera", "snake_case_name, 2*3*4");
  const [posted] = desk.events.filter(({ type }) => type === "message.posted");
  expect(posted && visitorEventOf(posted)).not.toHaveProperty("marks");
});
