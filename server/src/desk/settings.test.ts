import { DEFAULT_LOOK } from "@presently/shared/protocol";
import { describe, expect, test } from "vitest";
import { readHours } from "../domain/hours.ts";
import { readSiteLook } from "../domain/site-settings.ts";
import { readHoursOfLine } from "../views/stored-hours.ts";
import { DEPARTMENT, LINE, refusalOf, SITE, testDesk } from "./testing.ts";

const siteId = `ste_${String(SITE).padStart(21, "0")}` as const;
const departmentId = `dep_${String(DEPARTMENT).padStart(21, "0")}` as const;

function withOwner() {
  const desk = testDesk();
  desk.agent("boss", { role: "owner" });
  return desk;
}

describe("the settings", () => {
  test("S1: every change is told to the team and kept in the audit, without what was typed", () => {
    const desk = withOwner();
    desk.asAgent("boss", {
      type: "site.update",
      siteId,
      name: "New name",
      origins: ["https://a.example/"],
      isAutoAccept: true,
    });
    expect(desk.events.at(-1)).toMatchObject({
      type: "settings.changed",
      data: { subject: "site" },
      publicSeq: null,
    });
    expect(desk.row("select action, subject, detail from audit")).toEqual({
      action: "site.updated",
      subject: siteId,
      detail: '{"origins":["https://a.example"],"isAutoAccept":1}',
    });
    expect(desk.row("select name, origins, isAutoAccept from sites where id = ?", SITE)).toEqual({
      name: "New name",
      origins: '["https://a.example"]',
      isAutoAccept: 1,
    });
  });

  test("S1, R46: the audit keeps a new site's origins themselves, since they decide who may embed it", () => {
    const desk = withOwner();
    const origins = ["https://b.example", "https://c.example"];
    desk.asAgent("boss", { type: "site.create", name: "Second", origins });
    expect(desk.row("select action, detail from audit")).toEqual({
      action: "site.created",
      detail: JSON.stringify({ origins }),
    });
  });

  test("LK1, S1: a look is kept with its greeting in one line, and the audit says all of it but the words", () => {
    const desk = withOwner();
    const look = { ...DEFAULT_LOOK, color: "#7c2d12", welcome: " Hi\n there\u202e " };
    desk.asAgent("boss", { type: "site.setLook", siteId, look });
    const { settings } = desk.row("select settings from sites where id = ?", SITE);
    expect(readSiteLook(String(settings))).toEqual({ ...look, welcome: "Hi there" });
    const { detail } = desk.row("select detail from audit");
    expect(JSON.parse(String(detail))).toMatchObject({ color: "#7c2d12", isGreetingOwn: 1 });
    expect(detail).not.toContain("Hi");
    const elsewhere = { type: "site.setLook", siteId: `ste_${"9".repeat(21)}`, look } as const;
    expect(refusalOf(() => desk.asAgent("boss", elsewhere))).toBe("not-found");
  });

  test("LK3: an owner's words are kept in one line each, by language, as long as there is room; empty ones are not, and the audit has none of them", () => {
    const desk = withOwner();
    const texts = {
      bg: { welcome: " Здравей\n\u202eте ", launcher: "\u200b" },
      fi: { launcher: "x".repeat(60) },
      nl: { online: " " },
    };
    const look = { ...DEFAULT_LOOK, texts, scale: 110 };
    desk.asAgent("boss", { type: "site.setLook", siteId, look });
    const { settings } = desk.row("select settings from sites where id = ?", SITE);
    const kept = { bg: { welcome: "Здравей те" }, fi: { launcher: "x".repeat(40) } };
    expect(readSiteLook(String(settings))).toEqual({ ...look, texts: kept });
    const { detail } = desk.row("select detail from audit");
    expect(JSON.parse(String(detail))).toMatchObject({ scale: 110, languages: ["bg", "fi"] });
    expect(detail).not.toMatch(/Здравей|xxx/);
  });

  test.for([
    ["light", { surface: "#ffffff", ink: "#777777" }],
    ["dark", { surface: "#17201e", ink: "#6a7a75" }],
  ] as const)(
    "LK7: words that can't be read on the %s surface are refused, and nothing changes",
    ([theme, pair]) => {
      const desk = withOwner();
      const look = { ...DEFAULT_LOOK, [theme]: pair };
      expect(refusalOf(() => desk.asAgent("boss", { type: "site.setLook", siteId, look }))).toBe(
        "value.invalid",
      );
      const { settings } = desk.row("select settings from sites where id = ?", SITE);
      expect(readSiteLook(String(settings))).toEqual(DEFAULT_LOOK);
    },
  );

  test("S1: a new site can be written to at once", () => {
    const desk = withOwner();
    desk.asAgent("boss", { type: "site.create", name: "Second", origins: ["https://b.example"] });
    const site = Number(desk.row("select id from sites order by id desc")["id"]);
    desk.visitor("vera", site);
    desk.online("boss");
    desk.writes("vera");
    expect(desk.stateOf("vera")).toBe("offered");
  });

  test.each([
    ["name", { name: " \u200b ", origins: ["https://a.example"] }],
    ["empty list of origins", { name: "Shop", origins: [] }],
    ["origin", { name: "Shop", origins: ["nonsense"] }],
  ])("S1: a wrong %s is refused and nothing changes", (_what, change) => {
    const desk = withOwner();
    expect(
      refusalOf(() =>
        desk.asAgent("boss", { type: "site.update", siteId, isAutoAccept: false, ...change }),
      ),
    ).toBe("value.invalid");
    expect(desk.row("select name from sites where id = ?", SITE)["name"]).toBe("Shop");
  });

  test("S2: a new department has a line of its own; who serves it is given its chats", () => {
    const desk = withOwner();
    desk.agent("ana", { line: null });
    desk.asAgent("boss", { type: "department.create", name: "Sales" });
    const id = desk.row("select publicId from departments order by id desc")["publicId"];
    const ana = desk.agents.get("ana")?.id ?? "agt_none";
    desk.asAgent("boss", {
      type: "department.update",
      departmentId: `dep_${String(id).slice(4)}`,
      name: "Sales",
      agentIds: [ana],
    });
    expect(
      desk.rows("select 1 from agentLines where agent = ?", desk.agents.get("ana")?.agent),
    ).toHaveLength(1);
    expect(
      refusalOf(() =>
        desk.asAgent("boss", {
          type: "department.update",
          departmentId,
          name: "S",
          agentIds: ["agt_nobody"],
        }),
      ),
    ).toBe("not-found");
  });

  test("S4, H1, H2: a department's hours are kept as they were set, or refused; none is always open", () => {
    const desk = withOwner();
    const nineToFive = [{ fromMin: 540, toMin: 1020 }];
    const hours = {
      timeZone: "Europe/Vilnius",
      week: [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []],
      days: [{ date: "2026-12-24", open: [{ fromMin: 540, toMin: 720 }] }],
    };
    const type = "department.setHours";
    desk.asAgent("boss", { type, departmentId, hours });
    const stored = () => desk.store.runner.now(readHoursOfLine(1, LINE));
    expect(stored()).toEqual(readHours(hours));
    expect(desk.row("select action, subject, detail from audit")).toEqual({
      action: "department.hoursSet",
      subject: departmentId,
      detail: '{"isAlwaysOpen":0,"openDays":5,"specialDays":1}',
    });
    const wrong = { ...hours, timeZone: "Europe/Nowhere" };
    expect(refusalOf(() => desk.asAgent("boss", { type, departmentId, hours: wrong }))).toBe(
      "value.invalid",
    );
    expect(stored()).toEqual(readHours(hours));
    desk.asAgent("boss", { type, departmentId, hours: null });
    expect(stored()).toBeNull();
    expect(
      refusalOf(() => desk.asAgent("boss", { type, departmentId: "dep_none", hours: null })),
    ).toBe("not-found");
  });

  test("S3: an agent becomes an admin everywhere, and an agent of the sites again", () => {
    const desk = withOwner();
    desk.agent("ana");
    const { id = "agt_none", account } = desk.agents.get("ana") ?? {};
    desk.asAgent("boss", { type: "agent.update", agentId: id, role: "admin" });
    expect(desk.rows("select site, role from roles where account = ?", account)).toEqual([
      { site: 0, role: "admin" },
    ]);
    desk.asAgent("boss", { type: "agent.update", agentId: id, role: "supervisor" });
    expect(desk.rows("select role from roles where account = ?", account)).toEqual([
      { role: "supervisor" },
      { role: "supervisor" },
    ]);
  });
});

describe("V1, R26, R38: what a visitor says of themselves", () => {
  test("V1: is cleaned, capped and kept; what is not named stays, what is empty is forgotten", () => {
    const desk = testDesk();
    desk.visitor("vera");
    desk.asVisitor("vera", {
      type: "visitor.describe",
      name: " Ve\u202era ",
      email: "vera@example.org",
      attributes: { plan: "pro\u200b", seats: 3 },
      page: {
        url: "https://u:p@shop.example/?token=x&a=1",
        title: " Cart\n",
        language: "lt",
        timeZone: "Europe/Vilnius",
      },
    });
    desk.asVisitor("vera", { type: "visitor.describe", email: "" });
    expect(desk.row("select name, email, page, title, attributes from people")).toEqual({
      name: "Vera",
      email: null,
      page: "https://shop.example/?a=1",
      title: "Cart",
      attributes: '{"plan":"pro","seats":3}',
    });
    expect(desk.row("select language, timeZone from visitors")).toEqual({
      language: "lt",
      timeZone: "Europe/Vilnius",
    });
    expect(desk.events).toEqual([]);
  });

  test("R24: only the hash of a token is stored, with its idle life", () => {
    const desk = testDesk();
    desk.visitor("vera");
    const session = desk.row(
      "select tokenHash, kind, site, expiresAtMs, createdAtMs from sessions",
    );
    expect(session).toMatchObject({ tokenHash: "hash of vera", kind: "visitor", site: SITE });
    expect(Number(session["expiresAtMs"]) - Number(session["createdAtMs"])).toBe(30 * 86_400_000);
  });
});

describe("W1: announcements", () => {
  test("W1: are team-only events beside a row, for those who still wait", () => {
    const desk = testDesk();
    desk.writes("vera");
    const gone = desk.writes("mia");
    desk.asVisitor("mia", { type: "conversation.close", conversationId: gone });
    const [first, second] = desk
      .rows("select id from conversations order by id")
      .map(({ id }) => Number(id));
    const wait = {
      range: { lowMs: 1, expectedMs: 2, highMs: 3 },
      refusal: null,
      reason: null,
      basis: "measured",
      isFree: false,
      sketch: [1, 2, 3],
    } as const;
    desk.system({
      type: "wait.announce",
      waits: [
        { conversation: first ?? 0, place: 1, ...wait },
        { conversation: second ?? 0, place: 2, ...wait },
      ],
    });
    desk.system({
      type: "wait.announce",
      waits: [{ conversation: first ?? 0, place: 1, ...wait, range: null, refusal: "tooLong" }],
    });
    expect(
      desk.events
        .filter(({ type }) => type === "wait.announced")
        .map(({ publicSeq, deskSeq }) => [publicSeq, deskSeq]),
    ).toEqual(
      desk
        .rows("select deskSeq from announcements order by n")
        .map(({ deskSeq }) => [null, deskSeq]),
    );
    expect(desk.rows("select n, lowMs, highMs, sketch from announcements")).toEqual([
      { n: 1, lowMs: 1, highMs: 3, sketch: "[1,2,3]" },
      { n: 2, lowMs: 0, highMs: null, sketch: "[]" },
    ]);
  });

  test("W14: what became of a wait stands beside all that was announced in it; the next wait begins anew", () => {
    const desk = testDesk();
    const conversationId = desk.writes("vera");
    const conversation = Number(desk.row("select id from conversations")?.["id"]);
    const wait = {
      range: { lowMs: 1, expectedMs: 2, highMs: 3 },
      refusal: null,
      reason: null,
      basis: "measured",
      isFree: false,
      sketch: [4],
    } as const;
    const announce = () =>
      desk.system({ type: "wait.announce", waits: [{ conversation, place: 1, ...wait }] });
    const rows = () =>
      desk
        .rows("select n, firstN, outcome, endedAtMs - atMs as lasted, sketch from announcements")
        .map((row) => Object.values(row));
    announce();
    desk.advance(1000);
    announce();
    desk.advance(4000);
    desk.asVisitor("vera", { type: "conversation.close", conversationId });
    expect(rows()).toEqual([
      [1, 1, "left", 5000, "[4]"],
      [2, 1, "left", 4000, "[]"],
    ]);
    desk.asVisitor("vera", { type: "message.post", conversationId, text: "one more thing" });
    announce();
    desk.advance(2000);
    desk.online("ana");
    desk.asAgent("ana", { type: "conversation.accept" });
    expect(rows().slice(2)).toEqual([[3, 3, "served", 2000, "[4]"]]);
    expect(
      rows()
        .slice(0, 2)
        .map(([, , outcome]) => outcome),
    ).toEqual(["left", "left"]);
  });

  test("W14: who is gone for over a minute has left the wait she was told of, a minute before that not", () => {
    const desk = testDesk();
    desk.writes("vera");
    const conversation = Number(desk.row("select id from conversations")?.["id"]);
    const wait = { range: null, refusal: "tooLong", reason: null, basis: "measured" } as const;
    desk.system({
      type: "wait.announce",
      waits: [{ conversation, place: 1, isFree: false, sketch: [], ...wait }],
    });
    const goes = (awayMs: number) => {
      desk.presence("vera", "absent");
      desk.advance(awayMs);
      desk.presence("vera", "present");
      return desk.row("select outcome, endedAtMs - atMs as lasted from announcements");
    };
    expect(goes(59_000)).toEqual({ outcome: null, lasted: null });
    desk.advance(1000);
    expect(goes(70_000)).toEqual({ outcome: "left", lasted: 60_000 });
  });

  test("W14: who fell silent and closed the page half an hour later had gone when she fell silent", () => {
    const desk = testDesk();
    desk.writes("vera");
    const conversation = Number(desk.row("select id from conversations")?.["id"]);
    const wait = { range: null, refusal: "tooLong", reason: null, basis: "measured" } as const;
    desk.system({
      type: "wait.announce",
      waits: [{ conversation, place: 1, isFree: false, sketch: [], ...wait }],
    });
    desk.advance(5_000);
    desk.presence("vera", "silent");
    desk.advance(30 * 60_000);
    desk.presence("vera", "absent");
    desk.advance(8_000);
    desk.presence("vera", "present");
    expect(desk.row("select outcome, endedAtMs - atMs as lasted from announcements")).toEqual({
      outcome: "left",
      lasted: 5_000,
    });
  });
});
