import {
  type Connection,
  createConnection,
  followVisitor,
  type FollowVisitor,
  isVisitorServerFrame,
  sharedToken,
} from "@presently/shared/client";
import type {
  CallbackWay,
  CommandId,
  ConversationId,
  PushAddress,
  VisitorCommand,
  VisitorServerFrame,
} from "@presently/shared/protocol";
import { browserTabs, type Random } from "@presently/shared/testing";
import { createRoad } from "./road.ts";
import type { World } from "./world.ts";

export interface Tab {
  readonly name: string;
  readonly connection: Connection<VisitorCommand>;
  readonly follow: FollowVisitor;
  close(): void;
}

/** A visitor with one browser: tabs that share storage and locks, one network. */
export function createVisitor(world: World, name: string, siteKey: string, random: Random) {
  const { clock, recorder } = world;
  const browser = browserTabs(clock);
  const tabs: Tab[] = [];
  const email = `${name}@example.test`;
  const ip = `10.0.0.${world.visitors.length + 1}`;
  let visitorId = "";
  let tabCount = 0;
  let said = 0;
  const note = recorder.client(name, "visitor", () => visitorId);
  const network = createRoad({
    clock,
    random,
    server: () => world.server,
    accept: (process, connection) =>
      process.core.gateway.visitor(
        connection,
        { ip, origin: undefined, userAgent: undefined },
        siteKey,
      ),
    onHeard: () => note({ type: "heard" }),
  });

  function openTab(): Tab {
    tabCount += 1;
    const tabName = `${name}/${tabCount}`;
    const tell = recorder.client(tabName, "visitor", () => visitorId);
    const storage = browser.tab();
    const views = new Map<string, unknown>();
    let isClosed = false;
    const token = sharedToken(storage, "token");

    const follow = followVisitor({ clock, onChange: look });
    const connection = createConnection<VisitorCommand, VisitorServerFrame>({
      clock,
      random: () => random.next(),
      // Safe: 21 characters of the alphabet that the schema asks for.
      newId: () => random.characters(21) as CommandId,
      transports: [network.openSocket],
      hello() {
        tell({ type: "hello" });
        return { site: siteKey, ...token.say() };
      },
      follow,
      isFrame: isVisitorServerFrame,
      storage,
      storageKey: "chat",
      locks: browser.locks,
      onFrame,
      onPending: lookAtScreen,
      onRefused: ({ commandId }, code) => tell({ type: "refused", commandId, code }),
    });

    function onFrame(frame: VisitorServerFrame): void {
      if (frame.type === "welcome") {
        if (frame.token !== undefined && !token.keep(frame.token)) {
          follow.clear();
          connection.close();
          return connection.connect();
        }
        visitorId = frame.visitorId;
      }
      if (frame.type === "ack") {
        const { ref: commandId, type: _, ...answer } = frame;
        tell({ type: "acknowledged", commandId, ...answer });
      }
      if (frame.type === "error" && frame.code === "internal")
        tell({ type: "refused", commandId: frame.ref, code: frame.code });
      if (frame.type === "synced") tell({ type: "synced" });
      if (frame.type === "passing" && frame.event.type === "queue.moved") {
        const { conversationId, place } = frame.event;
        tell({ type: "place", conversationId, place });
      }
    }

    function look(): void {
      if (isClosed) return;
      for (const view of Object.values(follow.picture().conversations)) {
        if (views.get(view.conversationId) === view) continue;
        views.set(view.conversationId, view);
        tell({ type: "shown", view });
      }
      lookAtScreen();
    }

    /** What stands on the screen: the thread, then the bubbles whose echo the thread does not show. */
    function lookAtScreen(): void {
      if (isClosed) return;
      const { currentId, conversations } = follow.picture();
      const items = currentId === null ? [] : (conversations[currentId]?.items ?? []);
      const shown = new Set(
        Object.values(conversations).flatMap((view) => view.items.map(({ ref }) => ref)),
      );
      tell({
        type: "screen",
        texts: [
          ...items.flatMap((item) => (item.type === "message.posted" ? [item.text] : [])),
          ...connection
            .pending()
            .filter(({ commandId }) => !shown.has(commandId))
            .flatMap(({ command }) => (command.type === "message.post" ? [command.text] : [])),
        ],
      });
    }

    const tab: Tab = {
      name: tabName,
      connection,
      follow,
      close() {
        if (isClosed) return;
        isClosed = true;
        connection.close();
        tell({ type: "gone" });
        tabs.splice(tabs.indexOf(tab), 1);
      },
    };
    tabs.push(tab);
    connection.connect();
    return tab;
  }

  function give(tab: Tab, command: VisitorCommand): void {
    const { commandId } = tab.connection.send(command);
    const text = command.type === "message.post" ? { text: command.text } : {};
    recorder.client(
      tab.name,
      "visitor",
      () => visitorId,
    )({ type: "given", commandId, command: command.type, ...text });
  }

  return {
    name,
    tabs,
    network,
    /** Until when they do not come back to the page; drawn by the schedule. */
    awayUntilMs: 0,
    /** The address they give when they are asked for one. */
    email,
    openTab,
    give,
    askCallback(tab: Tab, conversationId: ConversationId, way: CallbackWay): void {
      const where = { email: { email }, push: { push: subscriptionOf(name) }, notice: {} }[way];
      give(tab, { type: "callback.ask", conversationId, way, ...where });
    },
    say(tab: Tab): void {
      said += 1;
      give(tab, { type: "message.post", text: `${name} says ${said}` });
    },
    /** Loses the page as a crashed browser does, or a reload: what lies in the storage stays. */
    closeAll(): void {
      for (let tab = tabs[0]; tab !== undefined; tab = tabs[0]) tab.close();
    },
    unsent(): void {
      for (const tab of tabs) {
        const texts = tab.connection.pending().map(({ command }) => textOf(command));
        recorder.client(tab.name, "visitor", () => visitorId)({ type: "unsent", texts });
      }
    },
  };
}

export type Visitor = ReturnType<typeof createVisitor>;

/** Where the push service of a visitor's browser would be; nobody encrypts to it. */
function subscriptionOf(name: string): PushAddress {
  const keys = { p256dh: `B${"a".repeat(86)}`, auth: "a".repeat(22) };
  return { endpoint: `https://push.example.test/${name}`, keys };
}

function textOf(command: VisitorCommand): string {
  return command.type === "message.post" ? command.text : command.type;
}
