import { memoryStorage } from "@presently/shared/client";
import type { KeyedStorage } from "@presently/shared/client";
import type {
  AgentFrame,
  AgentServerFrame,
  ConversationId,
  Cursor,
  LastingEvent,
} from "@presently/shared/protocol";
import type { ServerEnd } from "@presently/shared/testing";
import {
  conversationNamed,
  deskView,
  idsOf,
  laneItem,
  manualClock,
  memoryNetwork,
  randomOf,
  visitorCard,
} from "@presently/shared/testing";
import { expect, test } from "vitest";
import { createDeskSession } from "./desk-session.ts";

/** An event without what the desk adds to it. */
type Body<Event> = Event extends LastingEvent
  ? Omit<Event, "id" | "seq" | "publicSeq" | "atMs">
  : never;
type CommandFrame = Extract<AgentFrame, { type: "command" }>;

const ana = conversationNamed("ana");

/** A desk of our own making at the other end of paired sockets: it says what the test tells it to. */
function atDesk(storage: KeyedStorage = memoryStorage(), pageLoad = 1, tab = memoryStorage()) {
  const clock = manualClock();
  const ids = idsOf(7);
  const commandIds = idsOf(100 + pageLoad);
  const random = randomOf(7);
  const me = ids.agent();
  const visitor = ids.visitor();
  const view = deskView(me);
  let end: ServerEnd | undefined;
  const heard: AgentFrame[] = [];
  let cursor: Cursor = "1.aaaaaaaa";
  const say = (frame: AgentServerFrame): void => {
    end?.send(JSON.stringify(frame));
    clock.advance(0);
  };
  const network = memoryNetwork({
    clock,
    random,
    accept(opened) {
      end = opened;
      opened.onText = (text) => {
        const frame = JSON.parse(text) as AgentFrame; // the console is the sender
        heard.push(frame);
        if (frame.type !== "hello") return;
        say({
          type: "welcome",
          protocol: 1,
          nowMs: clock.nowMs() + 500,
          sendEveryMs: 5000,
          deadAfterMs: 45_000,
          files: { maxBytes: 10_000_000, maxPerMessage: 5, maxPixels: 40_000_000 },
        });
        say({ type: "reset", stream: "desk", upto: cursor, view });
        say({ type: "lanes", isWhole: true, changed: [laneItem("ana")], removed: [], loads: [] });
        say({ type: "synced" });
      };
    },
  });
  const session = createDeskSession({
    me,
    clock,
    random: random.next,
    newId: commandIds.command,
    transports: [network.openSocket],
    storage,
    tabStorage: tab,
  });
  session.start();
  clock.advance(0);

  return {
    session,
    clock,
    me,
    visitor,
    network,
    heard,
    say,
    settle: () => clock.settle(),
    /** The next event of the desk's stream, as agents hear it. */
    tell(event: Body<LastingEvent>): LastingEvent {
      const id = ids.event();
      const seq = Number(cursor.split(".")[0]) + 1;
      const after = cursor;
      cursor = `${seq}.${id.slice(4, 12)}`;
      const whole = { id, seq, publicSeq: seq, atMs: clock.nowMs(), ...event } as LastingEvent; // completed from a well-typed part
      say({ type: "events", stream: "desk", after, upto: cursor, events: [whole], names: {} });
      return whole;
    },
    openAna(): void {
      session.openThread(ana);
      clock.advance(0);
      const started: LastingEvent = {
        type: "conversation.started",
        id: "evt_000000000000000000000",
        seq: 1,
        publicSeq: 1,
        atMs: 0,
        by: visitor,
        conversationId: ana,
        siteId: ids.site(),
        departmentId: ids.department(),
        language: "en",
      };
      say({
        type: "thread",
        upto: cursor,
        names: {},
        view: {
          conversationId: ana,
          state: "assigned",
          departmentId: ids.department(),
          agentId: me,
          startedAtMs: 0,
          queuedAtMs: 0,
          closedBy: null,
          ratingScore: null,
          isSolved: null,
          offer: null,
          transfer: null,
          transferCount: 0,
          callback: null,
          callDueAtMs: null,
          readMarks: { deliveredSeq: 0, agentSeq: 0, visitorSeq: 0 },
          isTest: false,
          items: [started],
          hasEarlier: true,
        },
        card: visitorCard(visitor, ids.site(), { name: "Ana" }),
      });
    },
    commands: () => heard.filter((frame): frame is CommandFrame => frame.type === "command"),
  };
}

const shown = (desk: ReturnType<typeof atDesk>) => [
  ...(desk.session
    .thread(ana)
    ?.view.items.flatMap((event) => (event.type === "message.posted" ? [event.text] : [])) ?? []),
  ...desk.session.pending.value.map(({ state, text }) => `${text} (${state})`),
];

test("an agent who signs in sees the desk and its lanes, and the desk's clock", () => {
  const desk = atDesk();
  expect(desk.session.status.value.phase).toBe("online");
  expect(desk.session.desk.value?.agents[0]?.name).toBe("Jana");
  expect(desk.session.lanes.value.waiting.map((item) => item.visitorName)).toEqual(["ana"]);
  expect(desk.session.nowMs() - desk.clock.nowMs()).toBe(500);
});

test("G3, G8: a reply is shown as sending, then once, whichever of its echo and its confirmation comes first", () => {
  for (const isEchoFirst of [true, false]) {
    const desk = atDesk();
    desk.openAna();
    desk.session.reply(ana, "Hello Ana");
    desk.clock.advance(0);
    expect(shown(desk)).toEqual(["Hello Ana (sending)"]);
    const sent = desk.commands().at(-1);
    if (sent === undefined) throw new Error("nothing was sent");
    const echo = () =>
      desk.tell({
        type: "message.posted",
        by: desk.me,
        conversationId: ana,
        text: "Hello Ana",
        links: [],
        ref: sent.commandId,
      });
    if (isEchoFirst) {
      const event = echo();
      expect(shown(desk)).toEqual(["Hello Ana"]);
      desk.say({ type: "ack", ref: sent.commandId, eventId: event.id, conversationId: ana });
    } else {
      desk.say({
        type: "ack",
        ref: sent.commandId,
        eventId: "evt_AAAAAAAAAAAAAAAAAAAAA",
        conversationId: ana,
      });
      expect(shown(desk)).toEqual(["Hello Ana (sent)"]);
      echo();
    }
    expect(shown(desk)).toEqual(["Hello Ana"]);
  }
});

test("G8: a reply without a connection says that it is late, and goes out once when the connection is back", () => {
  const desk = atDesk();
  desk.openAna();
  desk.network.isUp = false;
  desk.network.links()[0]?.cut();
  desk.clock.advance(0);
  expect(desk.session.status.value.phase).toBe("waiting");
  desk.session.reply(ana, "Are you there?");
  desk.clock.advance(10_000);
  expect(shown(desk)).toEqual(["Are you there? (late)"]);
  expect(desk.commands()).toHaveLength(0);
  desk.network.isUp = true;
  desk.clock.advance(60_000);
  expect(desk.session.status.value.phase).toBe("online");
  expect(desk.commands().every((frame) => frame.commandId === desk.commands()[0]?.commandId)).toBe(
    true,
  );
  expect(desk.commands()[0]?.command).toMatchObject({
    type: "message.post",
    text: "Are you there?",
  });
});

test("R6: a late reply can be asked for again, and let go", () => {
  const desk = atDesk();
  desk.openAna();
  desk.session.reply(ana, "first");
  desk.clock.advance(10_000);
  expect(shown(desk)).toEqual(["first (late)"]);
  const sent = desk.commands()[0];
  if (sent === undefined) throw new Error("nothing was sent");
  desk.session.retry(sent.commandId);
  expect(shown(desk)).toEqual(["first (sending)"]);
  desk.session.discard(sent.commandId);
  expect(shown(desk)).toEqual([]);
});

test("G8: what the server refused stays with its reason, over a reload too, until it is sent again or let go", () => {
  const storage = memoryStorage();
  const desk = atDesk(storage);
  desk.session.reply(ana, "Too late");
  desk.clock.advance(0);
  const sent = desk.commands()[0];
  if (sent === undefined) throw new Error("nothing was sent");
  desk.say({ type: "error", code: "conversation.not-yours", message: "", ref: sent.commandId });
  expect(desk.session.pending.value).toMatchObject([
    { state: "refused", code: "conversation.not-yours", text: "Too late" },
  ]);

  const reloaded = atDesk(storage, 2);
  expect(reloaded.session.pending.value).toMatchObject([{ state: "refused", text: "Too late" }]);
  reloaded.session.retry(sent.commandId);
  reloaded.clock.advance(0);
  expect(reloaded.session.pending.value).toMatchObject([{ state: "sending", text: "Too late" }]);
  const again = reloaded.commands().at(-1);
  expect(again?.commandId).not.toBe(sent.commandId);
});

test("R41, G8: a reply takes its files along, also when it is sent again after a refusal and a reload, and says what they are called", () => {
  const storage = memoryStorage();
  const desk = atDesk(storage);
  expect(desk.session.fileLimits.value).toMatchObject({ maxPerMessage: 5 });
  const file = { fileId: "fil_a", name: "plan.pdf", kind: "pdf", bytes: 5 } as const;
  desk.session.reply(ana, "", [file]);
  desk.clock.advance(0);
  expect(desk.session.pending.value).toMatchObject([
    { text: "", files: [{ fileId: "fil_a", name: "plan.pdf" }] },
  ]);
  const sent = desk.commands()[0];
  if (sent === undefined) throw new Error("nothing was sent");
  const command = { type: "message.post", conversationId: ana, text: "", files: ["fil_a"] };
  expect(sent.command).toEqual(command);
  desk.say({ type: "error", code: "conversation.not-yours", message: "", ref: sent.commandId });

  const reloaded = atDesk(storage, 2);
  reloaded.session.retry(sent.commandId);
  reloaded.clock.advance(0);
  expect(reloaded.commands().at(-1)?.command).toEqual(command);
  expect(reloaded.session.pending.value).toMatchObject([{ files: [{ name: "plan.pdf" }] }]);
});

test("a note leaves as a note and a reply as a reply, also when sent again after a refusal", () => {
  const desk = atDesk();
  desk.session.note(ana, "she is angry", [desk.me]);
  desk.clock.advance(0);
  const sent = desk.commands()[0];
  if (sent === undefined) throw new Error("nothing was sent");
  desk.say({ type: "error", code: "not-allowed", message: "", ref: sent.commandId });
  desk.session.retry(sent.commandId);
  desk.clock.advance(0);
  expect(desk.commands().map((frame) => frame.command)).toEqual([
    { type: "note.post", conversationId: ana, text: "she is angry", mentions: [desk.me] },
    { type: "note.post", conversationId: ana, text: "she is angry", mentions: [desk.me] },
  ]);
});

test("R14: accepting without an offer answers which conversation it became; a refusal rejects with its code", async () => {
  const desk = atDesk();
  const accepted = desk.session.accept();
  desk.clock.advance(0);
  const first = desk.commands()[0];
  if (first === undefined) throw new Error("nothing was sent");
  desk.say({ type: "ack", ref: first.commandId, conversationId: ana });
  await expect(accepted).resolves.toEqual({ conversationId: ana });

  const refused = desk.session.accept();
  desk.clock.advance(0);
  const second = desk.commands()[1];
  if (second === undefined) throw new Error("nothing was sent");
  desk.say({ type: "error", code: "queue.empty", message: "", ref: second.commandId });
  await expect(refused).rejects.toMatchObject({ code: "queue.empty" });
});

test("availability shows what was chosen at once, and what the desk says when it was refused", async () => {
  const desk = atDesk();
  const chosen = desk.session.setAvailability("online");
  desk.clock.advance(0);
  expect(desk.session.chosenAvailability.value).toEqual({
    availability: "online",
    isPending: true,
  });
  const sent = desk.commands()[0];
  if (sent === undefined) throw new Error("nothing was sent");
  desk.say({ type: "error", code: "not-allowed", message: "", ref: sent.commandId });
  await expect(chosen).rejects.toMatchObject({ code: "not-allowed" });
  expect(desk.session.chosenAvailability.value).toEqual({ availability: "away", isPending: false });
});

test("W7: an agent who is away sees when they said they are back, also when the page is loaded anew, until they choose anything else", () => {
  const tab = memoryStorage();
  const desk = atDesk(memoryStorage(), 1, tab);
  const said = (backAtMs?: number, availability: "away" | "online" = "away") =>
    desk.tell({
      type: "agent.availabilityChanged",
      by: desk.me,
      agentId: desk.me,
      availability,
      reason: "chosen",
      ...(backAtMs === undefined ? {} : { backAtMs }),
    });
  const backAtMs = () => desk.session.chosenAvailability.value.backAtMs;
  const inAnHour = desk.clock.nowMs() + 3_600_000;
  expect(backAtMs()).toBe(undefined);
  void desk.session.setBackIn("away", 60);
  expect(backAtMs()).toBe(inAnHour + 500);
  said(inAnHour);
  desk.say({ type: "ack", ref: desk.commands()[0]?.commandId ?? "" });
  expect(backAtMs()).toBe(inAnHour);
  const anew = atDesk(memoryStorage(), 2, tab);
  expect(anew.session.chosenAvailability.value.backAtMs).toBe(inAnHour);
  said(undefined, "online");
  expect(backAtMs()).toBe(undefined);
  said();
  expect(backAtMs()).toBe(undefined);
  expect(tab.keys()).toEqual([]);
});

test("R14: what was given without asking is told apart from what this agent accepted; being set away is told until a choice is made", () => {
  const desk = atDesk();
  const assigned = (name: string, by: typeof desk.me | "system") =>
    desk.tell({
      type: "conversation.assigned",
      by,
      conversationId: conversationNamed(name),
      agentId: desk.me,
      reason: by === "system" ? "automatic" : "accepted",
      fromAgentId: null,
      transferReason: null,
    });
  assigned("mine", desk.me);
  const given = assigned("given", "system");
  expect([...desk.session.given.value]).toEqual([[conversationNamed("given"), given.seq]]);

  const availability = (reason: "chosen" | "offerExpired") =>
    desk.tell({
      type: "agent.availabilityChanged",
      by: "system",
      agentId: desk.me,
      availability: reason === "chosen" ? "online" : "away",
      reason,
    });
  availability("offerExpired");
  expect(desk.session.setAwayBecause.value).toBe("offerExpired");
  availability("chosen");
  expect(desk.session.setAwayBecause.value).toBeUndefined();
});

test("W16: a department whose waits do not hold is named until it is dismissed, or they do again", () => {
  const desk = atDesk();
  const departmentId = "dep_000000000000000000001";
  const tell = (isWithin: boolean) =>
    desk.tell({
      type: "score.noticed",
      by: "system",
      departmentId,
      waits: 200,
      keptPercent: isWithin ? 90 : 70,
      isWithin,
    });
  const named = () => [...desk.session.scores.value.values()].map((event) => event.keptPercent);
  tell(false);
  expect(named()).toEqual([70]);
  tell(true);
  expect(named()).toEqual([]);
  tell(false);
  desk.session.dismissScore(departmentId);
  expect(named()).toEqual([]);
});

test("RT10: who is away because they declined is told so until they choose; a choice of their own is not told", () => {
  const desk = atDesk();
  const chosen = (availability: "away" | "online") =>
    desk.tell({
      type: "agent.availabilityChanged",
      by: desk.me,
      agentId: desk.me,
      availability,
      reason: "chosen",
    });
  desk.tell({
    type: "offer.lapsed",
    by: desk.me,
    conversationId: ana,
    agentId: desk.me,
    reason: "declined",
  });
  chosen("away");
  expect(desk.session.setAwayBecause.value).toBe("declined");
  chosen("online");
  expect(desk.session.setAwayBecause.value).toBeUndefined();
  chosen("away");
  expect(desk.session.setAwayBecause.value).toBeUndefined();
});

test("RT8, T3: what others did to a conversation of mine is told until it was seen, the latest of each", () => {
  const desk = atDesk();
  const other = "agt_other0000000000000000";
  desk.tell({
    type: "transfer.lapsed",
    by: other,
    conversationId: ana,
    agentId: other,
    fromAgentId: desk.me,
    reason: "declined",
  });
  desk.tell({
    type: "conversation.assigned",
    by: other,
    conversationId: ana,
    agentId: other,
    reason: "taken",
    fromAgentId: desk.me,
    transferReason: null,
  });
  expect(desk.session.setbacks.value).toEqual([
    { kind: "taken", conversationId: ana, agentId: other },
  ]);
  desk.session.dismissSetback(ana);
  expect(desk.session.setbacks.value).toEqual([]);
});

test("a thread that may not be read says so; earlier items are asked for once and put before", () => {
  const desk = atDesk();
  const foreign: ConversationId = conversationNamed("foreign");
  desk.session.openThread(foreign);
  desk.say({ type: "error", code: "not-found", message: "", ref: null });
  expect(desk.session.threadProblems.value.get(foreign)).toBe("not-found");

  desk.openAna();
  desk.tell({
    type: "message.posted",
    by: desk.visitor,
    conversationId: ana,
    text: "later",
    links: [],
  });
  desk.session.loadEarlier(ana);
  expect(desk.session.loadingEarlier.value.has(ana)).toBe(true);
  desk.say({ type: "earlier", conversationId: ana, events: [], hasEarlier: false, names: {} });
  expect(desk.session.loadingEarlier.value.has(ana)).toBe(false);
  expect(shown(desk)).toEqual(["later"]);
});

test("frames that are no frames change nothing and stop nothing", () => {
  const desk = atDesk();
  desk.openAna();
  const before = JSON.stringify([
    desk.session.desk.value,
    [...desk.session.laneItems.value],
    desk.session.thread(ana),
  ]);
  const wrong: unknown[] = [
    null,
    7,
    "events",
    [],
    {},
    { type: "lanes" },
    { type: "lanes", isWhole: true, changed: [{ conversationId: 4 }], removed: null, loads: [] },
    { type: "events", stream: "desk", after: 3, upto: {}, events: "many", names: {} },
    { type: "reset", stream: "desk", upto: "9.zzzzzzzz", view: { agents: null } },
    { type: "thread", view: null, card: {} },
    { type: "passing", event: null },
    { type: "earlier", conversationId: ana, events: [null], hasEarlier: 1 },
    { type: "from.tomorrow", anything: true },
  ];
  for (const frame of wrong) desk.say(frame as AgentServerFrame); // wrong on purpose
  desk.network.links()[0]?.server.send("{not json");
  desk.clock.advance(0);
  expect(
    JSON.stringify([
      desk.session.desk.value,
      [...desk.session.laneItems.value],
      desk.session.thread(ana),
    ]),
  ).toBe(before);
  expect(desk.session.status.value.phase).toBe("online");
});

test("R29: when the server says that nobody is signed in, the session ends and is not tried again", () => {
  const desk = atDesk();
  desk.network.links()[0]?.server.close(4401, "");
  desk.clock.advance(120_000);
  expect(desk.session.status.value.phase).toBe("ended");
  expect(desk.network.opened()).toBe(1);
});

test("leaving undoes every timer and connection", () => {
  const desk = atDesk();
  desk.session.stop();
  desk.session.stop();
  desk.clock.advance(0);
  expect(desk.network.links()).toHaveLength(0);
  expect(desk.clock.pendingTimers()).toBe(0);
});
