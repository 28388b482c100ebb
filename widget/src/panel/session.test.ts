import type { KeyedStorage } from "@presently/shared/client";
import { memoryStorage } from "@presently/shared/client";
import type { LastingEvent, VisitorCommand, VisitorFrame } from "@presently/shared/protocol";
import type { ServerEnd } from "@presently/shared/testing";
import {
  browserTabs,
  idsOf,
  manualClock,
  memoryNetwork,
  randomOf,
  wirePeer,
} from "@presently/shared/testing";
import { expect, test } from "vitest";
import { createSession } from "./session.ts";

/** A session against a peer that keeps to the wire's rules, with the browser's storage and what it told. */
function visiting(seed = 1, clock = manualClock(), storage: KeyedStorage = memoryStorage()) {
  const peer = wirePeer(clock, seed);
  const network = memoryNetwork({
    clock,
    random: randomOf(seed),
    accept: (end) => peer.accept(end),
  });
  const ids = idsOf(seed + 1);
  const news: LastingEvent[] = [];
  const ended: number[] = [];
  const session = createSession({
    siteKey: "ste_shop",
    siteName: undefined,
    clock,
    random: randomOf(seed + 2).next,
    newId: ids.command,
    transports: [network.openSocket],
    storage,
    page: () => ({ url: "https://shop.example/" }),
    onChange: () => {},
    onNews: (event) => news.push(event),
    onEnded: (code) => ended.push(code),
    revoke: async () => {},
    onForgotten: () => {},
  });
  return { clock, peer, network, storage, session, news, ended };
}

/** The visitor's and agents' messages as they are shown: stored ones, then those on their way. */
function shown({ session }: ReturnType<typeof visiting>) {
  const { view, pending } = session.picture();
  const stored = (view?.items ?? []).flatMap((item) =>
    item.type === "message.posted" ? [item.text] : [],
  );
  return { stored, pending: pending.map(({ text, state }) => `${state}: ${text}`) };
}

/** The commands that reach the peer from now on. */
function commandsOf({ peer, network }: ReturnType<typeof visiting>): VisitorCommand[] {
  const commands: VisitorCommand[] = [];
  const listen = (end: ServerEnd) => {
    const before = end.onText;
    end.onText = (text) => {
      // Safe: only our own client speaks here.
      const frame = JSON.parse(text) as VisitorFrame;
      if (frame.type === "command") commands.push(frame.command);
      before(text);
    };
  };
  const { accept } = peer;
  peer.accept = (end) => {
    accept(end);
    listen(end);
  };
  for (const { server } of network.links()) listen(server);
  return commands;
}

test("R25: nothing is stored and nobody connected to before the visitor acts", () => {
  const { clock, network, storage, session } = visiting();
  clock.advance(60_000);
  expect(storage.keys()).toEqual([]);
  expect(network.opened()).toBe(0);
  expect(session.picture().connection).toBe("idle");
});

test("G8: a message is shown as sending, then as stored once it is", () => {
  const visit = visiting();
  visit.session.connect();
  visit.clock.advance(1_000);
  visit.session.post("Hello");
  expect(shown(visit)).toEqual({ stored: [], pending: ["sending: Hello"] });
  visit.clock.advance(1_000);
  expect(shown(visit)).toEqual({ stored: ["Hello"], pending: [] });
});

test("R6: what was written without a connection is kept, said to be late after 10 s, and sent when it is back", () => {
  const visit = visiting();
  visit.network.isUp = false;
  visit.session.connect();
  visit.session.post("Into the dark");
  visit.clock.advance(10_000);
  expect(visit.session.picture().connection).toBe("offline");
  expect(shown(visit).pending).toEqual(["late: Into the dark"]);
  visit.network.isUp = true;
  visit.clock.advance(60_000);
  expect(shown(visit)).toEqual({ stored: ["Into the dark"], pending: [] });
});

test("G8: a refused message stays as not sent, over a reload too, until it is tried again or deleted", () => {
  const visit = visiting();
  visit.session.connect();
  visit.clock.advance(1_000);
  visit.peer.refuse = () => ({ code: "message.too-long" });
  visit.session.post("Much too long");
  visit.clock.advance(1);
  visit.session.post("This one too");
  visit.clock.advance(1_000);
  const refused = ["failed: Much too long", "failed: This one too"];
  expect(shown(visit).pending).toEqual(refused);
  visit.session.disconnect();
  const later = visiting(2, visit.clock, visit.storage);
  later.session.connect();
  later.clock.advance(1_000);
  const [first, second] = later.session.picture().pending;
  expect(shown(later).pending).toEqual(refused);
  if (first) later.session.retry(first.commandId);
  if (second) later.session.remove(second.commandId);
  later.clock.advance(1_000);
  expect(shown(later)).toEqual({ stored: ["Much too long"], pending: [] });
  expect(later.storage.keys().filter((key) => key.includes(":unsent:"))).toEqual([]);
});

test("R6: what was given without a connection is under way until it is stored, a refusal too ends that", () => {
  const visit = visiting();
  visit.session.connect();
  visit.clock.advance(1_000);
  visit.session.post("Hello");
  visit.clock.advance(1_000);
  visit.network.isUp = false;
  for (const link of visit.network.links()) link.cut();
  visit.session.give({ type: "conversation.leaveMessage", email: "vera@example.com" });
  visit.session.give({ type: "rating.give", score: 5 });
  visit.clock.advance(10_000);
  expect(visit.session.picture().underWay).toEqual(["conversation.leaveMessage", "rating.give"]);
  visit.peer.refuse = () => ({ code: "rating.not-possible" });
  visit.network.isUp = true;
  visit.clock.advance(60_000);
  const { underWay, problem } = visit.session.picture();
  expect({ underWay, problem }).toEqual({ underWay: [], problem: "rating.not-possible" });
});

test("R8: a message that one tab was refused and another has sent again is gone from the first", () => {
  const clock = manualClock();
  const tabs = browserTabs(clock);
  const [one, other] = [visiting(1, clock, tabs.tab()), visiting(2, clock, tabs.tab())];
  one.session.connect();
  other.session.connect();
  clock.advance(1_000);
  one.peer.refuse = () => ({ code: "not-allowed" });
  one.session.post("Hello");
  clock.advance(1_000);
  const [refused] = other.session.picture().pending;
  for (const tab of [one, other]) expect(shown(tab).pending).toEqual(["failed: Hello"]);
  if (refused) other.session.remove(refused.commandId);
  clock.advance(1_000);
  expect(shown(one).pending).toEqual([]);
});

test("C9: a message names the conversation that is shown, so that a closed one is opened again; so does a second try", () => {
  const visit = visiting();
  visit.session.connect();
  visit.clock.advance(1_000);
  const sent = commandsOf(visit);
  visit.session.give({ type: "conversation.close" });
  visit.clock.advance(1_000);
  visit.peer.refuse = () => ({ code: "not-allowed" });
  visit.session.post("One more thing");
  visit.clock.advance(1_000);
  const [refused] = visit.session.picture().pending;
  if (refused) visit.session.retry(refused.commandId);
  visit.clock.advance(1_000);
  const conversationId = visit.session.picture().view?.conversationId;
  const post = { type: "message.post", text: "One more thing", conversationId };
  expect(conversationId).toBeDefined();
  expect(sent.slice(1)).toEqual([post, post]);
});

test("C9: a later page asks for the former conversations that were shown, and not for the one that goes on", () => {
  const visit = visiting();
  visit.session.connect();
  visit.clock.advance(1_000);
  expect(visit.session.picture().view).not.toBeNull();
  visit.session.disconnect();
  const key = visit.peer.asked[0]?.type === "hello" ? visit.peer.asked[0].site : "";
  visit.storage.set(`presently:${key}:threads`, "cnv_former");
  const later = visiting(2, visit.clock, visit.storage);
  later.session.connect();
  later.clock.advance(1_000);
  expect(later.peer.asked.at(-1)).toMatchObject({ type: "hello", cursors: { cnv_former: "0." } });
  expect(later.storage.get(`presently:${key}:threads`)).toBe("cnv_former");
});

test("R1, R6, G3: what was stored while its answer was lost is not sent again, however much later the next page comes", () => {
  const visit = visiting();
  visit.session.connect();
  visit.clock.advance(1_000);
  visit.peer.isAnswering = false;
  visit.session.post("Where is my parcel?");
  visit.clock.advance(1_000);
  visit.session.disconnect();
  visit.peer.isAnswering = true;
  visit.clock.advance(25 * 3_600_000);
  const later = visiting(2, visit.clock, visit.storage);
  later.session.connect();
  later.clock.advance(60_000);
  expect(shown(later)).toEqual({ stored: ["Where is my parcel?"], pending: [] });
});

test("history is no news; what comes afterwards is, once, also after a cut", () => {
  const visit = visiting();
  visit.peer.agentSays("Long ago");
  visit.session.connect();
  visit.clock.advance(1_000);
  expect(visit.news).toEqual([]);
  visit.peer.agentSays("Now");
  visit.clock.advance(1_000);
  for (const link of visit.network.links()) link.cut();
  visit.peer.agentSays("While away");
  visit.clock.advance(60_000);
  expect(visit.news.map((event) => "text" in event && event.text)).toEqual(["Now", "While away"]);
});

test("G4: a reload goes on where the page was, with what was not yet sent", () => {
  const visit = visiting();
  visit.session.connect();
  visit.clock.advance(1_000);
  visit.peer.isAnswering = false;
  visit.session.post("Cut off by a reload");
  visit.session.disconnect();
  visit.peer.isAnswering = true;
  visit.session.connect();
  visit.clock.advance(60_000);
  expect(shown(visit)).toEqual({ stored: ["Cut off by a reload"], pending: [] });
});

test("R8: of two tabs that open at once, the second says hello again as the visitor that the first became", () => {
  const clock = manualClock();
  const storage = memoryStorage();
  const tokens: (string | undefined)[] = [];
  const open = (seed: number) => {
    const visit = visiting(seed, clock, storage);
    const { accept } = visit.peer;
    visit.peer.accept = (end) => {
      const inner = {
        ...end,
        send(text: string) {
          const frame: { type: string } = JSON.parse(text);
          const isNew = frame.type === "welcome" && tokens.at(-1) === undefined;
          end.send(isNew ? JSON.stringify({ ...frame, token: `token ${seed}` }) : text);
        },
      };
      accept(inner);
      end.onText = (text) => {
        const frame: { type: string; token?: string } = JSON.parse(text);
        if (frame.type === "hello") tokens.push(frame.token);
        inner.onText(text);
      };
      end.onClose = (code, reason) => inner.onClose(code, reason);
    };
    visit.session.connect();
  };
  open(1);
  open(2);
  clock.advance(1_000);
  expect(tokens).toEqual([undefined, undefined, "token 1"]);
});

test("typing is told at most every 3 s", () => {
  const visit = visiting();
  const told: string[] = [];
  visit.session.connect();
  visit.clock.advance(1_000);
  for (const { server } of visit.network.links()) {
    const before = server.onText;
    server.onText = (text) => {
      if (text.includes('"typing"')) told.push(text);
      before(text);
    };
  }
  for (let key = 0; key < 62; key++) {
    visit.session.typing();
    visit.clock.advance(100);
  }
  expect(told).toHaveLength(3);
});

test("R19: a token that is no longer good is given up once; a second refusal is final", () => {
  const visit = visiting();
  visit.storage.set("presently:ste_shop:token", "pv_old");
  visit.session.connect();
  visit.clock.advance(100);
  const refuse = () => {
    for (const { server } of visit.network.links()) server.close(4401, "");
  };
  visit.peer.isAnswering = false;
  refuse();
  visit.clock.advance(100);
  expect(visit.storage.get("presently:ste_shop:token")).toBeNull();
  expect(visit.ended).toEqual([]);
  refuse();
  visit.clock.advance(3_600_000);
  expect(visit.ended).toEqual([4401]);
  expect(visit.network.opened()).toBe(2);
});

test("R34: a refused origin ends it with one report and no loop", () => {
  const visit = visiting();
  visit.session.connect();
  visit.clock.advance(100);
  for (const { server } of visit.network.links()) server.close(4403, "");
  visit.clock.advance(3_600_000);
  expect(visit.ended).toEqual([4403]);
  expect(visit.session.picture().isRefused).toBe(true);
  expect(visit.network.opened()).toBe(1);
});

test.each([4429, 1013])(
  "R21: sent away by %d the visitor reads that it is busy until the connection is back",
  (code) => {
    const visit = visiting();
    visit.session.connect();
    visit.clock.advance(1_000);
    expect(visit.session.picture().isTooBusy).toBe(false);
    visit.network.isUp = false;
    for (const { server } of visit.network.links()) server.close(code, "");
    visit.clock.advance(100);
    expect(visit.session.picture()).toMatchObject({ connection: "offline", isTooBusy: true });
  },
);

test("G8: while the server is away the visitor reads one thing, not a new one with every try", () => {
  const visit = visiting();
  visit.session.connect();
  visit.clock.advance(1_000);
  visit.network.isUp = false;
  for (const link of visit.network.links()) link.cut();
  const read = new Set<string>();
  for (let second = 0; second < 120; second++) {
    visit.clock.advance(1_000);
    read.add(visit.session.picture().connection);
  }
  expect([...read]).toEqual(["offline"]);
  visit.network.isUp = true;
  visit.clock.advance(60_000);
  expect(visit.session.picture().connection).toBe("online");
});

/** The hellos that reach the peer from now on. */
function hellosOf({
  peer,
}: ReturnType<typeof visiting>): Extract<VisitorFrame, { type: "hello" }>[] {
  const hellos: Extract<VisitorFrame, { type: "hello" }>[] = [];
  const { accept } = peer;
  peer.accept = (end) => {
    accept(end);
    const before = end.onText;
    end.onText = (text) => {
      // Safe: only our own client speaks here.
      const frame = JSON.parse(text) as VisitorFrame;
      if (frame.type === "hello") hellos.push(frame);
      before(text);
    };
  };
  return hellos;
}

test("P34: who the site says that it is goes with every hello, and connects nobody by itself", () => {
  const visit = visiting();
  const hellos = hellosOf(visit);
  visit.session.identify("signed.by.them");
  visit.clock.advance(60_000);
  expect(visit.network.opened()).toBe(0);
  visit.session.connect();
  visit.clock.advance(1_000);
  visit.session.identify("signed.by.them.anew");
  visit.clock.advance(1_000);
  expect(visit.session.picture().connection).toBe("online");
  expect(hellos.map(({ identity }) => identity)).toEqual(["signed.by.them", "signed.by.them.anew"]);
});

test("P34, R25: a browser that forgets its visitor says no more who it was", async () => {
  const visit = visiting();
  visit.session.identify("signed.by.them");
  visit.session.connect();
  visit.clock.advance(1_000);
  await visit.session.forget();
  const hellos = hellosOf(visit);
  visit.session.connect();
  visit.clock.advance(1_000);
  expect(hellos).toHaveLength(1);
  expect(hellos[0]).not.toHaveProperty("identity");
});
