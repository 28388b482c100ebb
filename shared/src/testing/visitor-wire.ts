import type { ConnectionState } from "../client/connection-options.ts";
import { createConnection } from "../client/connection.ts";
import { followVisitor } from "../client/follow-visitor.ts";
import { isVisitorServerFrame } from "../client/guards.ts";
import type { KeyedStorage } from "../client/storage.ts";
import type { OpenSocket } from "../client/transport.ts";
import type { VisitorCommand } from "../protocol/commands.ts";
import type { VisitorServerFrame } from "../protocol/frames.ts";
import { browserTabs } from "./browser-tabs.ts";
import { idsOf } from "./ids.ts";
import type { ManualClock } from "./manual-clock.ts";
import { manualClock } from "./manual-clock.ts";
import { memoryNetwork } from "./memory-network.ts";
import { randomOf } from "./random.ts";
import { wirePeer } from "./wire-peer.ts";

/** A peer, a network, a browser, and as many of its tabs as asked for; `seed` decides every draw. */
export function visitorWire(seed = 1) {
  const clock = manualClock();
  const peer = wirePeer(clock, seed);
  const network = memoryNetwork({
    clock,
    random: randomOf(seed),
    accept: (end) => peer.accept(end),
  });
  const tabs = browserTabs(clock);
  let tabCount = 0;
  return {
    clock,
    peer,
    network,
    tabs,
    /** One more tab, with what it shows. */
    client: (over: { storage?: KeyedStorage; transports?: [OpenSocket, ...OpenSocket[]] } = {}) => {
      tabCount += 1;
      return testVisitor({
        clock,
        seed: seed * 1_000 + tabCount,
        transports: [network.openSocket],
        storage: tabs.tab(),
        locks: tabs.locks,
        ...over,
      });
    },
  };
}

function testVisitor(options: {
  clock: ManualClock;
  seed: number;
  transports: [OpenSocket, ...OpenSocket[]];
  storage: KeyedStorage;
  locks: ReturnType<typeof browserTabs>["locks"];
}) {
  const { clock, seed, transports, storage, locks } = options;
  const random = randomOf(seed);
  const ids = idsOf(seed);
  const states: ConnectionState[] = [];
  const refused: { text: string; code: string }[] = [];
  const done: string[] = [];
  /** What was read at each change, so that a moment with too much or too little on the screen is seen too. */
  const screens: string[][] = [];
  const threads: string[][] = [];
  const look = () => {
    screens.push(shown());
    threads.push(thread());
  };
  const follow = followVisitor({ clock, onChange: look });
  const connection = createConnection<VisitorCommand, VisitorServerFrame>({
    clock,
    random: () => random.next(),
    newId: () => ids.command(),
    transports,
    hello: () => ({ site: "s_shop" }),
    follow,
    isFrame: isVisitorServerFrame,
    storage,
    storageKey: "presently:s_shop",
    locks,
    onState: (state) => states.push(state),
    onPending: look,
    onDone: (commandId) => done.push(commandId),
    onRefused: ({ command }, code) => refused.push({ text: textOf(command), code }),
  });

  /** Texts of the thread. */
  function thread(): string[] {
    const { currentId, conversations } = follow.picture();
    const items = currentId === null ? [] : (conversations[currentId]?.items ?? []);
    return items.flatMap((item) => (item.type === "message.posted" ? [item.text] : []));
  }
  /** Texts of the bubbles whose echo the thread does not show yet. */
  function bubbles(): string[] {
    const { conversations } = follow.picture();
    const echoed = new Set(
      Object.values(conversations).flatMap(({ items }) => items.map(({ ref }) => ref)),
    );
    return connection
      .pending()
      .filter(({ commandId }) => !echoed.has(commandId))
      .map(({ command }) => textOf(command));
  }
  function shown(): string[] {
    return [...thread(), ...bubbles()];
  }

  return {
    connection,
    follow,
    states,
    refused,
    done,
    screens,
    threads,
    thread,
    bubbles,
    /** What the visitor reads: the thread, then the bubbles. */
    shown,
    say: (text: string) => connection.send({ type: "message.post", text }).commandId,
    pending: () => connection.pending().map(({ state }) => state),
  };
}

function textOf(command: VisitorCommand): string {
  return command.type === "message.post" ? command.text : command.type;
}
