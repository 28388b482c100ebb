import type { SiteId } from "@presently/shared/protocol";
import { describe, expect, test } from "vitest";
import { OTHER_SITE, refusalOf, SITE, testDesk, type TestDesk } from "./testing.ts";

const siteId: SiteId = `ste_${String(SITE).padStart(21, "0")}`;
const otherSiteId: SiteId = `ste_${String(OTHER_SITE).padStart(21, "0")}`;

function withSupervisor(): TestDesk {
  const desk = testDesk();
  desk.agent("boss", { role: "owner", line: null });
  desk.agent("sue", { role: "supervisor" });
  desk.agent("ana");
  desk.online("ana");
  return desk;
}

const set = (desk: TestDesk, name: string, site: SiteId | null, text: string | null) =>
  desk.asAgent(name, { type: "incident.set", siteId: site, text });

/** What was said in a conversation of incidents, in order. */
const told = (desk: TestDesk, conversationId: string) =>
  desk.events
    .filter(
      ({ type, data }) => type.startsWith("incident.") && data["conversationId"] === conversationId,
    )
    .map(({ type, text }) => [type, text]);

describe("I1, M21: an incident", () => {
  test("I1, R46: is an event of the team with the owner's words, and who wrote it is in the audit", () => {
    const desk = withSupervisor();
    set(desk, "sue", siteId, " Payments fail. ");
    expect(desk.events.at(-1)).toMatchObject({
      type: "incident.changed",
      actor: desk.agents.get("sue")?.id,
      conversation: 0,
      publicSeq: null,
      text: "Payments fail.",
      data: { siteId },
    });
    expect(desk.row("select actor, action, detail from audit")).toEqual({
      actor: desk.agents.get("sue")?.id,
      action: "incident.set",
      detail: JSON.stringify({ site: siteId }),
    });
  });

  test("I1: there is one at a time for a site: new words change it, none ends it, and then another may begin", () => {
    const desk = withSupervisor();
    set(desk, "sue", siteId, "Payments fail.");
    set(desk, "sue", siteId, "Payments fail for some.");
    const ids = () =>
      desk.events
        .filter(({ type }) => type === "incident.changed")
        .map(({ data }) => data["incidentId"]);
    expect(new Set(ids()).size).toBe(1);
    set(desk, "sue", siteId, null);
    expect(refusalOf(() => set(desk, "sue", siteId, null))).toBe("not-found");
    set(desk, "sue", siteId, "Again.");
    expect(new Set(ids()).size).toBe(2);
    expect(desk.rows("select 1 from incidents where endedAtMs is null")).toHaveLength(1);
  });

  test("I1: nothing, or too much, is no notice", () => {
    const desk = withSupervisor();
    expect(refusalOf(() => set(desk, "sue", siteId, " \u0000 "))).toBe("message.empty");
    expect(refusalOf(() => set(desk, "sue", siteId, "x".repeat(301)))).toBe("message.too-long");
    expect(desk.count("incident.changed")).toBe(0);
  });

  test("I2, R33: a supervisor speaks for their site, for all only who is one of each; another's site does not exist to them", () => {
    const desk = withSupervisor();
    expect(refusalOf(() => set(desk, "sue", null, "All is down."))).toBe("not-allowed");
    expect(refusalOf(() => set(desk, "sue", otherSiteId, "Theirs is down."))).toBe("not-found");
    expect(refusalOf(() => set(desk, "ana", siteId, "Down."))).toBe("not-allowed");
    set(desk, "boss", null, "All is down.");
    expect(desk.events.at(-1)).toMatchObject({ type: "incident.changed", data: { siteId: null } });
  });
});

describe("I3, I4, M21: conversations that are about it", () => {
  function linked() {
    const desk = withSupervisor();
    set(desk, "sue", siteId, "Payments fail.");
    const conversationId = desk.writes("vera");
    desk.asAgent("ana", { type: "conversation.accept" });
    desk.asAgent("ana", { type: "incident.link", conversationId });
    return { desk, conversationId };
  }

  test("I3: are told what is known, once however often they are linked", () => {
    const { desk, conversationId } = linked();
    desk.asAgent("ana", { type: "incident.link", conversationId });
    expect(told(desk, conversationId)).toEqual([["incident.linked", "Payments fail."]]);
    expect(desk.events.at(-1)?.publicSeq).not.toBeNull();
  });

  test("I4: get what is new and that it is over, also when they have ended; others get nothing", () => {
    const { desk, conversationId } = linked();
    const other = desk.writes("mia");
    set(desk, "sue", siteId, "We found it.");
    desk.advance(0);
    desk.asAgent("ana", { type: "message.post", conversationId, text: "You will hear." });
    desk.asAgent("ana", { type: "conversation.close", conversationId });
    set(desk, "sue", siteId, null);
    desk.advance(0);
    expect(told(desk, conversationId).slice(1)).toEqual([
      ["incident.updated", "We found it."],
      ["incident.updated", null],
    ]);
    expect(told(desk, other)).toEqual([]);
    expect(desk.stateOf("vera")).toBe("closed");
  });

  test("I4: more than fifty are told in several commands, each once", () => {
    const desk = withSupervisor();
    set(desk, "sue", siteId, "Payments fail.");
    const all = Array.from({ length: 120 }, (_, at) => {
      desk.clock.advance(1000);
      const conversationId = desk.writes(`visitor ${at}`);
      desk.asAgent("sue", { type: "incident.link", conversationId });
      return conversationId;
    });
    set(desk, "sue", siteId, null);
    expect(desk.count("incident.updated")).toBe(0);
    const toldAtOnce: number[] = [];
    for (let command = 0; command < 5; command += 1) {
      const { subject } = desk.row("select subject from deadlines where kind = 'incidentNews'");
      if (subject === undefined) break;
      const before = desk.count("incident.updated");
      desk.system({ type: "deadline.fire", kind: "incidentNews", subject: Number(subject) });
      toldAtOnce.push(desk.count("incident.updated") - before);
    }
    expect(toldAtOnce).toEqual([50, 50, 20]);
    for (const conversationId of all)
      expect(told(desk, conversationId).at(-1)).toEqual(["incident.updated", null]);
  });

  test("I3: without an incident there is nothing to link to; the one of all sites will do, the site's own goes before", () => {
    const desk = withSupervisor();
    const conversationId = desk.writes("vera");
    const link = () => desk.asAgent("sue", { type: "incident.link", conversationId });
    expect(refusalOf(link)).toBe("not-found");
    set(desk, "boss", null, "All is down.");
    link();
    expect(told(desk, conversationId)).toEqual([["incident.linked", "All is down."]]);
    set(desk, "sue", siteId, "Payments fail.");
    link();
    expect(told(desk, conversationId).at(-1)).toEqual(["incident.linked", "Payments fail."]);
  });
});
