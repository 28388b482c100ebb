import type { ConversationView, LastingEvent } from "@presently/shared/protocol";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { applyEvent, viewOf } from "@presently/shared/view";
import { describe, expect, test } from "vitest";
import { en } from "../i18n/en/talk.ts";
import type { PendingMessage } from "../picture.ts";
import { noteOf, threadOf } from "./thread.ts";

const ids = idsOf(7);
const maker = eventMaker(ids);
const ben = ids.agent();
const NOW_MS = Date.UTC(2026, 0, 1, 12);
const names = { [maker.agentId]: "Jana", [ben]: "Ben" };

/** A conversation of these events, started first; each a minute after the other. */
function conversation(...events: readonly Omit<LastingEvent, "seq">[]): ConversationView {
  const started = maker.make("conversation.started");
  const at = (n: number) => ({ seq: n + 1, publicSeq: n + 1, atMs: started.atMs + n * 60_000 });
  return events.reduce<ConversationView>(
    (view, event, n) => applyEvent(view, { ...event, ...at(n + 1) } as LastingEvent), // the sequence is all that was missing
    viewOf({ ...started, ...at(0) }),
  );
}
const notesOf = (...events: readonly Omit<LastingEvent, "seq">[]) =>
  threadOf({ threads: [conversation(...events)], names, pending: [] }, en, NOW_MS).flatMap((item) =>
    item.kind === "note" ? [item.text] : [],
  );
const said = (by: "agent" | "visitor", text: string, ref?: string) =>
  maker.make("message.posted", {
    text,
    by: by === "agent" ? maker.agentId : maker.visitorId,
    ...(ref !== undefined && { ref }),
  });

describe("what the visitor is told of a conversation", () => {
  test("who joins, by name", () => {
    expect(notesOf(maker.make("conversation.assigned"))).toEqual(["Jana joined"]);
  });

  test("M4: who takes over after a transfer, from whom and why", () => {
    const transfer = maker.make("conversation.assigned", {
      agentId: ben,
      fromAgentId: maker.agentId,
      reason: "transferred",
      transferReason: "expertise",
    });
    expect(notesOf(maker.make("conversation.assigned"), transfer).at(-1)).toBe(
      "Jana handed you over to Ben. Ben knows more about this.",
    );
  });

  test("AS4: who was given the chat by a supervisor, as after a transfer; out of the line as whoever accepts; taken over, as ever", () => {
    const given = maker.make("conversation.assigned", {
      agentId: ben,
      fromAgentId: maker.agentId,
      reason: "given",
    });
    expect(notesOf(maker.make("conversation.assigned"), given).at(-1)).toBe(
      "Jana handed you over to Ben. Ben has the whole conversation.",
    );
    expect(notesOf({ ...given, fromAgentId: null } as typeof given)).toEqual(["Ben joined"]);
    expect(
      notesOf(maker.make("conversation.assigned"), {
        ...given,
        reason: "taken",
      } as typeof given).at(-1),
    ).toBe("Ben took over from Jana");
  });

  test("G8: that the agent was lost, by name, and where that leaves them", () => {
    const lost = maker.make("conversation.queued", { reason: "agentLost", isReturned: true });
    expect(notesOf(maker.make("conversation.assigned"), lost).at(-1)).toBe(
      "Jana lost the connection. You're back at the front of the line.",
    );
  });

  test("Q7: that they are back in line, and that their place was kept only where it was", () => {
    const back = (awayMs: number) => {
      const event = maker.make("conversation.queued", { reason: "visitorBack" });
      return noteOf({ ...event, queuedAtMs: event.atMs - awayMs }, null, names, en);
    };
    expect(back(60_000)).toBe("You're back in line; your place was kept.");
    expect(back(0)).toBe("You're back in line.");
  });

  test("M21, I4: that it is about an incident, in the owner's words, what is new of it, and that it is over", () => {
    const text = "Cards fail. {text}";
    expect(
      notesOf(
        maker.make("incident.linked", { text }),
        maker.make("incident.updated", { text: "Bank transfer works." }),
        maker.make("incident.updated", { text: null }),
      ),
    ).toEqual([
      "Your question is about this: Cards fail. {text} What is new comes here.",
      "What is new: Bank transfer works.",
      "It is over: the incident you asked about has ended.",
    ]);
  });

  test("M3: the owner's goodwill stands in the thread, with their words or with ours", () => {
    const given = (words: string) =>
      maker.make("goodwill.given", { text: { words, code: "WAIT-7" } });
    const threads = [conversation(given("Sorry!"), given(""))];
    const gifts = threadOf({ threads, names, pending: [] }, en, NOW_MS).filter(
      ({ kind }) => kind === "gift",
    );
    expect(gifts).toMatchObject([
      { words: "Sorry!", code: "WAIT-7" },
      { words: "", code: "WAIT-7" },
    ]);
  });

  test("joining the line is not a note: the line itself says so", () => {
    expect(notesOf(maker.make("conversation.queued"))).toEqual([]);
  });

  test("leaving the line and ending a chat are not the same", () => {
    const closed = maker.make("conversation.closed", { closedBy: "visitor" });
    expect(notesOf(closed)).toEqual(["You left the line"]);
    expect(notesOf(maker.make("conversation.assigned"), closed).at(-1)).toBe("You ended the chat");
  });

  describe("when the beginning is not loaded", () => {
    const closed = () => maker.make("conversation.closed", { closedBy: "visitor" });
    const lastNote = (view: ConversationView) =>
      threadOf({ threads: [view], names, pending: [] }, en, NOW_MS)
        .flatMap((item) => (item.kind === "note" ? [item.text] : []))
        .at(-1);
    const onlyLast = (count: number, view: ConversationView): ConversationView => ({
      ...view,
      items: view.items.slice(-count),
      hasEarlier: true,
    });

    test("M22: who ended a chat is not told that they left the line", () => {
      const view = conversation(
        maker.make("conversation.assigned"),
        said("agent", "Hello"),
        said("visitor", "Thanks"),
        closed(),
      );
      expect(lastNote(onlyLast(2, view))).toBe("You ended the chat");
    });

    test("who left the line is not told that they ended a chat", () => {
      const view = conversation(said("visitor", "Hello"), closed());
      expect(lastNote(onlyLast(2, view))).toBe("You left the line");
    });

    test("G8: the agent who was lost has a name, from what they wrote", () => {
      const lost = maker.make("conversation.queued", { reason: "agentLost", isReturned: true });
      const view = conversation(
        maker.make("conversation.assigned"),
        said("agent", "Hello"),
        said("visitor", "Thanks"),
        lost,
      );
      expect(lastNote(onlyLast(3, view))).toBe(
        "Jana lost the connection. You're back at the front of the line.",
      );
    });
  });

  test("what only the team may see leaves no line, whatever came over the wire", () => {
    expect(notesOf(maker.make("note.posted"), maker.make("offer.made"))).toEqual([]);
  });
});

describe("the lines of the thread", () => {
  const pending = (commandId: string): PendingMessage => ({
    commandId,
    text: "On its way",
    state: "sending",
  });

  test("G3: a message whose echo has come is shown once, under the same key", () => {
    const view = conversation(said("visitor", "On its way", "c1"));
    const keys = (withPending: readonly PendingMessage[]) =>
      threadOf({ threads: [view], names, pending: withPending }, en, NOW_MS)
        .filter((item) => item.kind !== "day")
        .map((item) => item.key);
    expect(keys([pending("c1")])).toEqual(["c1"]);
    expect(keys([pending("c2")])).toEqual(["c1", "c2"]);
  });

  test("one author's run carries the name at its beginning and the time at its end", () => {
    const view = conversation(said("agent", "One"), said("agent", "Two"), said("visitor", "Three"));
    const marks = threadOf({ threads: [view], names, pending: [] }, en, NOW_MS).flatMap((item) =>
      item.kind === "message" ? [[item.text, item.isFirst, item.isLast, item.delivery]] : [],
    );
    expect(marks).toEqual([
      ["One", true, false, null],
      ["Two", false, true, null],
      ["Three", true, true, "sent"],
    ]);
  });

  test("RM1: the visitor's newest message says how far it has come: stored, with the agent, seen; and whoever answered has seen it", () => {
    const view = conversation(said("visitor", "One"), said("visitor", "Two"));
    const deliveries = (of: ConversationView) =>
      threadOf({ threads: [of], names, pending: [] }, en, NOW_MS).flatMap((item) =>
        item.kind === "message" && item.isOwn ? [item.delivery] : [],
      );
    const marked = (deliveredSeq: number, agentSeq: number) =>
      deliveries({ ...view, readMarks: { deliveredSeq, agentSeq, visitorSeq: 0 } });
    expect(marked(2, 2)).toEqual([null, "sent"]);
    expect(marked(3, 2)).toEqual([null, "delivered"]);
    expect(marked(3, 3)).toEqual([null, "read"]);
    const answered = conversation(said("visitor", "One"), said("agent", "Two"));
    expect(deliveries(answered)).toEqual(["read"]);
  });

  test("a day stands before its first message, near ones by their names", () => {
    const day = (nowMs: number) => {
      const view = conversation(said("agent", "One"), said("agent", "Two"));
      return threadOf({ threads: [view], names, pending: [] }, en, nowMs).flatMap((item) =>
        item.kind === "day" ? [item.text] : [],
      );
    };
    expect(day(NOW_MS)).toEqual(["Today"]);
    expect(day(NOW_MS + 24 * 3_600_000)).toEqual(["Yesterday"]);
    expect(day(NOW_MS + 48 * 3_600_000)).toEqual(["Jan 1, 2026"]);
  });

  test("C9: former conversations stand before the one shown", () => {
    const former = conversation(said("agent", "Before"));
    const view = conversation(said("visitor", "Now"));
    const texts = threadOf({ threads: [former, view], names, pending: [] }, en, NOW_MS).flatMap(
      (item) => (item.kind === "message" ? [item.text] : []),
    );
    expect(texts).toEqual(["Before", "Now"]);
  });

  test("an agent without a known name is the team", () => {
    const view = conversation(said("agent", "Hello"));
    const [, item] = threadOf({ threads: [view], names: {}, pending: [] }, en, NOW_MS);
    expect(item).toMatchObject({ author: "Team" });
  });
});
