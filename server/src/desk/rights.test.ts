import {
  type AgentCommand,
  type AgentId,
  type ArticleId,
  type CannedReplyText,
  type ConversationId,
  DEFAULT_LOOK,
  type Role,
  type SiteId,
} from "@presently/shared/protocol";
import { describe, expect, test } from "vitest";
import { isAtLeast, rights } from "../domain/rights.ts";
import {
  DEPARTMENT,
  OTHER_LINE,
  OTHER_SITE,
  refusalOf,
  SITE,
  testDesk,
  type TestDesk,
} from "./testing.ts";

const roles: readonly Role[] = ["agent", "supervisor", "admin", "owner"];
const note = { wanted: "w", tried: "t", promised: "p" };
const goodwillRules = {
  isOn: true,
  limitMinutes: 10,
  days: 30,
  mostPerDay: 5,
  audience: "everyone",
  words: "",
  fixedCode: null,
} as const;
const article = { language: "en", title: "Returns", text: "Within 30 days.", page: null } as const;
const wording: CannedReplyText = { language: "en", variants: ["Hello"] };
const meOn = (desk: TestDesk) => desk.agents.get("me")?.id ?? "agt_none";
const types = Object.keys(rights) as AgentCommand["type"][]; // the table has exactly these keys, by its type

/** One command of each type, about the given conversation where it is about one. */
function commandOf(
  type: AgentCommand["type"],
  conversationId: ConversationId,
  desk: TestDesk,
  agentId: AgentId = desk.agents.get("other")?.id ?? "agt_none",
): AgentCommand {
  const departmentId = `dep_${String(DEPARTMENT).padStart(21, "0")}` as const;
  const siteId = `ste_${String(SITE).padStart(21, "0")}` as const;
  switch (type) {
    case "message.post":
      return { type, conversationId, text: "Hi" };
    case "form.send":
      return { type, conversationId, fields: ["name"] };
    case "file.open":
      return { type, conversationId, fileId: "fil_doesnotexist000000000" };
    case "note.post":
      return { type, conversationId, text: "Hm", mentions: [] };
    case "conversation.accept":
    case "offer.decline":
    case "transfer.cancel":
    case "conversation.close":
    case "conversation.undoClose":
    case "wrapUp.end":
      return { type, conversationId };
    case "conversation.take":
      return { type, conversationId, reason: "Because" };
    case "conversation.assign":
      return { type, conversationId, agentId, fromAgentId: null };
    case "conversation.transfer":
      return { type, conversationId, to: { agentId }, note, reason: "expertise" };
    case "conversation.escalate":
      return { type, conversationId, note };
    case "agent.setAvailability":
      return { type, availability: "online" };
    case "agent.setCapacity":
      return { type, capacity: 2, agentId };
    case "incident.set":
      return { type, siteId, text: "Payments fail" };
    case "incident.link":
    case "call.take":
      return { type, conversationId };
    case "call.record":
      return { type, conversationId, outcome: "reached", phone: "+359 88 1" };
    case "conversation.markTest":
      return { type, conversationId, isTest: true };
    case "conversation.tag":
      return { type, conversationId, tagId: `tag_${"0".repeat(21)}`, isTagged: false };
    case "case.shelve":
      return { type, conversationId, text: "Hard, and solved" };
    case "case.unshelve":
    case "visitor.erase":
      return { type, conversationId };
    case "visitor.setAddressing":
      return { type, conversationId, text: "du" };
    case "kindWords.share":
      return { type, conversationId, isShared: true };
    case "ending.write":
      return { type, conversationId, text: "Refunded" };
    case "promise.make":
      return { type, conversationId, kind: "answer", dueAtMs: desk.clock.nowMs() + 60_000 };
    case "promise.change":
      return { type, conversationId, kind: "answer", dueAtMs: 9e15, text: null };
    case "promise.keep":
    case "promise.takeBack":
      return { type, conversationId, kind: "answer" };
    case "complaint.raise":
    case "complaint.end":
      return { type, conversationId, text: "Broken again" };
    case "question.add":
      return { type, conversationId, text: "When?" };
    case "question.mark":
      return { type, conversationId, number: 1, state: "answered" };
    case "question.merge":
      return { type, conversationId, number: 1, into: 2 };
    case "site.setComplaints":
      return { type, siteId, agentId: null };
    case "site.setKeepDays":
      return { type, siteId, keepDays: 30 };
    case "tag.save":
      return { type, siteId: null, kind: "tag", name: "Returns" };
    case "tag.remove":
      return { type, tagId: `tag_${"0".repeat(21)}` };
    case "site.setEnding":
      return { type, siteId, needs: { line: true, disposition: false } };
    case "site.create":
      return { type, name: "New", origins: ["https://shop.example"] };
    case "site.update":
      return { type, siteId, name: "Shop", origins: ["https://shop.example"], isAutoAccept: false };
    case "site.setLook":
      return { type, siteId, look: DEFAULT_LOOK };
    case "site.setPreChat":
      return { type, siteId, form: { fields: ["name"], question: "" } };
    case "site.setTopics":
      return { type, siteId, topics: [] };
    case "identity.setMode":
      return { type, siteId, mode: "off" };
    case "identity.addKey":
      return { type, siteId };
    case "identity.removeKey":
      return { type, siteId, keyId: `idk_${"0".repeat(21)}` };
    case "goodwill.set":
      return { type, siteId, ...goodwillRules };
    case "goodwill.addCodes":
      return { type, siteId, codes: ["A-1"] };
    case "goodwill.dropCodes":
      return { type, siteId };
    case "goodwill.setBudget":
      return { type, agentId, codes: 1 };
    case "goodwill.give":
      return { type, conversationId, words: "Sorry" };
    case "agent.setLanguages":
      return { type, agentId, languages: ["bg"] };
    case "article.save":
      return { type, siteId, isTeamOnly: false, keeperId: meOn(desk), texts: [article] };
    case "article.delete":
    case "article.check":
      return { type, articleId: `art_${"0".repeat(21)}` };
    case "article.set":
      return { type, siteId, isOffered: true, checkDays: 180 };
    case "cannedReply.save":
      return { type, siteId, kind: "reply", name: "Hi", keeperId: meOn(desk), texts: [wording] };
    case "cannedReply.delete":
    case "cannedReply.check":
      return { type, replyId: `rpl_${"0".repeat(21)}` };
    case "cannedReply.takeStarters":
      return { type, siteId };
    case "department.create":
      return { type, name: "New" };
    case "department.update":
      return { type, departmentId, name: "Support", agentIds: [] };
    case "department.setHours":
      return { type, departmentId, hours: null };
    case "department.setPath":
      return { type, departmentId, path: [] };
    case "agent.setHours":
      return { type, agentId, hours: null };
    case "agent.update":
      return { type, agentId, name: "Other" };
  }
}

/** A desk where "me" has the role, "holder" has a chat with "vera", and another site has a chat of its own. */
function deskFor(role: Role): {
  desk: TestDesk;
  mine: ConversationId;
  colleagues: ConversationId;
  elsewhere: ConversationId;
} {
  const desk = testDesk();
  desk.agent("boss", { role: "owner", line: null });
  desk.agent("holder", { capacity: 1 });
  desk.agent("other", { capacity: 1 });
  desk.online("holder");
  const colleagues = desk.writes("vera");
  desk.asAgent("holder", { type: "conversation.accept" });
  desk.agent("me", { role, capacity: 3 });
  desk.online("me");
  const mine = desk.writes("mia");
  desk.asAgent("me", { type: "conversation.accept" });
  desk.agent("far", { line: OTHER_LINE, site: OTHER_SITE });
  desk.visitor("zoe", OTHER_SITE);
  const elsewhere = desk.writes("zoe");
  return { desk, mine, colleagues, elsewhere };
}

const aboutConversation = types.filter(
  (type) =>
    ["holder", "site", "offered", "self"].includes(rights[type].over) &&
    type !== "agent.setAvailability",
);
const aboutColleague = types.filter((type) => rights[type].over === "colleague");

for (const role of roles) {
  describe(`RI1, R33: ${role}`, () => {
    for (const type of types) {
      const right: { over: string; least: Role; othersFrom?: Role } = rights[type];
      const may = isAtLeast(role, right.least);
      test(`RI1: ${role} ${may ? "may ask" : "is refused"} ${type}`, () => {
        const { desk, mine } = deskFor(role);
        const refusal = refusalOf(() => desk.asAgent("me", commandOf(type, mine, desk)));
        if (!may || (type === "agent.setCapacity" && role === "agent"))
          expect(refusal).toBe("not-allowed");
        else expect(refusal).not.toBe("not-allowed");
      });
      if (right.over !== "holder") continue;
      const mayOthers = right.othersFrom !== undefined && isAtLeast(role, right.othersFrom);
      test(`RI1: ${role} ${mayOthers ? "may ask" : "is refused"} ${type} of a colleague's chat`, () => {
        const { desk, colleagues } = deskFor(role);
        const refusal = refusalOf(() => desk.asAgent("me", commandOf(type, colleagues, desk)));
        if (mayOthers) expect(refusal).not.toBe("conversation.not-yours");
        else expect(refusal).toBe("conversation.not-yours");
      });
    }

    // Owner and admin hold for every site: to them nothing of the installation is hidden.
    for (const type of isAtLeast(role, "admin") ? [] : aboutConversation) {
      test(`RI5, R27: ${type} of another site's chat is answered like one that does not exist`, () => {
        const { desk, elsewhere } = deskFor(role);
        const before = desk.events.length;
        const ofOthers = refusalOf(() => desk.asAgent("me", commandOf(type, elsewhere, desk)));
        const ofNone = refusalOf(() =>
          desk.asAgent("me", commandOf(type, "cnv_doesnotexist000000000", desk)),
        );
        expect(ofOthers).toBe(ofNone);
        expect(["not-found", "not-allowed"]).toContain(ofOthers);
        expect(desk.events).toHaveLength(before);
      });
    }

    for (const type of isAtLeast(role, "admin") ? [] : aboutColleague) {
      test(`RI5, R27, R33: ${type} of another site's agent is answered like one who does not exist`, () => {
        const { desk, mine } = deskFor(role);
        const before = desk.events.length;
        const far = desk.agents.get("far")?.id;
        const ofOthers = refusalOf(() => desk.asAgent("me", commandOf(type, mine, desk, far)));
        const ofNone = refusalOf(() => desk.asAgent("me", commandOf(type, mine, desk, "agt_none")));
        expect(ofOthers).toBe(ofNone);
        expect(ofOthers).toBe(isAtLeast(role, "supervisor") ? "not-found" : "not-allowed");
        expect(desk.events).toHaveLength(before);
      });
    }

    for (const type of aboutColleague)
      for (const theirs of roles) {
        const may = isAtLeast(role, "supervisor") && isAtLeast(role, theirs);
        test(`RI3, R33: ${role} ${may ? "may ask" : "is refused"} ${type} of a colleague who is ${theirs}`, () => {
          const { desk, mine } = deskFor(role);
          const { id } = desk.agent("colleague", { role: theirs });
          const refusal = refusalOf(() => desk.asAgent("me", commandOf(type, mine, desk, id)));
          if (may) expect(refusal).toBeUndefined();
          else expect(refusal).toBe(isAtLeast(role, "supervisor") ? "not-found" : "not-allowed");
        });
      }
  });
}

describe("what else the rights say", () => {
  test("R29: a disabled agent is refused from the very next command", () => {
    const { desk } = deskFor("agent");
    desk.asAgent("boss", {
      type: "agent.update",
      agentId: desk.agents.get("me")?.id ?? "agt_none",
      isDisabled: true,
    });
    expect(
      refusalOf(() =>
        desk.asAgent("me", { type: "agent.setAvailability", availability: "online" }),
      ),
    ).toBe("session.not-authenticated");
  });

  test("R29: a role that was taken away is gone with the very next command", () => {
    const { desk } = deskFor("admin");
    desk.asAgent("boss", {
      type: "agent.update",
      agentId: desk.agents.get("me")?.id ?? "agt_none",
      role: "agent",
    });
    expect(refusalOf(() => desk.asAgent("me", { type: "department.create", name: "X" }))).toBe(
      "not-allowed",
    );
  });

  test("RI2, R33: the last owner cannot be demoted or disabled; one of two can", () => {
    const { desk } = deskFor("owner");
    const id = (name: string) => desk.agents.get(name)?.id ?? "agt_none";
    desk.asAgent("boss", { type: "agent.update", agentId: id("me"), role: "agent" });
    for (const change of [{ role: "admin" as const }, { isDisabled: true }])
      expect(
        refusalOf(() =>
          desk.asAgent("boss", { type: "agent.update", agentId: id("boss"), ...change }),
        ),
      ).toBe("owner.last");
  });

  test("RI2: a disabled owner does not count as another one", () => {
    const { desk } = deskFor("owner");
    const id = (name: string) => desk.agents.get(name)?.id ?? "agt_none";
    desk.asAgent("boss", { type: "agent.update", agentId: id("me"), isDisabled: true });
    expect(
      refusalOf(() =>
        desk.asAgent("boss", { type: "agent.update", agentId: id("boss"), role: "agent" }),
      ),
    ).toBe("owner.last");
  });

  test("RI3: an admin neither makes nor unmakes an owner", () => {
    const { desk } = deskFor("admin");
    const id = (name: string) => desk.agents.get(name)?.id ?? "agt_none";
    expect(
      refusalOf(() =>
        desk.asAgent("me", { type: "agent.update", agentId: id("other"), role: "owner" }),
      ),
    ).toBe("not-allowed");
    expect(
      refusalOf(() =>
        desk.asAgent("me", { type: "agent.update", agentId: id("boss"), isDisabled: true }),
      ),
    ).toBe("not-allowed");
  });

  test("RI4: disabling an agent returns their chats to the front, with the reason", () => {
    const { desk } = deskFor("agent");
    desk.asAgent("boss", {
      type: "agent.update",
      agentId: desk.agents.get("holder")?.id ?? "agt_none",
      isDisabled: true,
    });
    const returned = desk.events.filter(
      ({ type, data }) => type === "conversation.queued" && data["reason"] === "agentDisabled",
    );
    expect(returned.map(({ data }) => data["isReturned"])).toEqual([true]);
  });

  test("RI5, R27: a supervisor neither writes, deletes, checks nor sets the articles of another site, and learns of none", () => {
    const { desk } = deskFor("supervisor");
    const site = (id: number): SiteId => `ste_${String(id).padStart(21, "0")}`;
    const keeperId = desk.agents.get("far")?.id ?? "agt_none";
    const save = (siteId: SiteId, keeper: AgentId, articleId?: ArticleId): AgentCommand => {
      const named = articleId === undefined ? {} : { articleId };
      const set = { isTeamOnly: false, keeperId: keeper, texts: [article] };
      return { type: "article.save", siteId, ...set, ...named };
    };
    desk.asAgent("boss", save(site(OTHER_SITE), keeperId));
    const { publicId } = desk.row("select publicId from articles");
    const ofOthers = `art_${String(publicId).slice(4)}` as const;
    const before = desk.events.length;
    const siteId = site(OTHER_SITE);
    for (const articleId of [ofOthers, `art_${"9".repeat(21)}`] as const) {
      const commands: AgentCommand[] = [
        save(site(SITE), meOn(desk), articleId),
        save(siteId, meOn(desk), articleId),
        { type: "article.delete", articleId },
        { type: "article.check", articleId },
        { type: "article.set", siteId, isOffered: false, checkDays: 9 },
      ];
      for (const command of commands)
        expect(
          refusalOf(() => desk.asAgent("me", command)),
          command.type,
        ).toBe("not-found");
    }
    expect(desk.events).toHaveLength(before);
  });

  test("R27: a visitor learns nothing of a conversation that is not theirs", () => {
    const { desk, colleagues } = deskFor("agent");
    const about = [
      { type: "message.post", conversationId: colleagues, text: "Hi" },
      { type: "conversation.close", conversationId: colleagues },
      { type: "rating.give", conversationId: colleagues, score: 1 },
      { type: "solution.answer", conversationId: colleagues, isSolved: false },
      { type: "form.answer", conversationId: colleagues, formId: "frm_doesnotexist000000000" },
      {
        type: "article.answer",
        conversationId: colleagues,
        articleId: `art_${"0".repeat(21)}`,
        help: "opened",
      },
      { type: "topic.choose", conversationId: colleagues, topicId: "tpc_doesnotexist000000000" },
      { type: "transcript.mail", conversationId: colleagues, email: "m@example.test" },
      { type: "conversation.leaveMessage", conversationId: colleagues, email: "m@example.test" },
      { type: "callback.ask", conversationId: colleagues, way: "notice" },
      { type: "callback.cancel", conversationId: colleagues },
      { type: "turn.extend", conversationId: colleagues },
      { type: "call.cancel", conversationId: colleagues },
    ] as const;
    for (const command of about) {
      expect(refusalOf(() => desk.asVisitor("mia", command))).toBe("not-found");
      const none = { ...command, conversationId: "cnv_doesnotexist000000000" } as const;
      expect(refusalOf(() => desk.asVisitor("mia", none))).toBe("not-found");
    }
  });
});
