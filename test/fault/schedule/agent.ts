import {
  type Connection,
  createConnection,
  followDesk,
  type FollowDesk,
  isAgentServerFrame,
} from "@presently/shared/client";
import type {
  AgentCommand,
  AgentServerFrame,
  CommandId,
  ConversationId,
  LaneItem,
} from "@presently/shared/protocol";
import { seqOf } from "@presently/shared/protocol/cursor";
import { browserTabs, type Random } from "@presently/shared/testing";
import { openSession } from "@presently/server/src/accounts/session-scripts.ts";
import { createRoad } from "./road.ts";
import type { TeamMember } from "./template.ts";
import type { World } from "./world.ts";

const WEEK_MS = 7 * 86_400_000;

interface Window {
  readonly name: string;
  readonly connection: Connection<AgentCommand>;
  readonly follow: FollowDesk;
  close(): void;
}

/** An agent, or the observer, with one console window at a time. */
export function createAgent(world: World, member: TeamMember, random: Random) {
  const { clock, recorder } = world;
  const kind = member.capacity === 0 ? "observer" : "agent";
  const browser = browserTabs(clock);
  const actor = () => member.id;
  const note = recorder.client(member.name, kind, actor);
  let { sessionHash } = member;
  let window: Window | undefined;
  let windows = 0;
  let said = 0;
  let sessions = 0;

  const network = createRoad({
    clock,
    random,
    server: () => world.server,
    accept: (process, connection) =>
      process.core.gateway.agent(
        connection,
        { ip: "10.0.1.1", origin: undefined, userAgent: undefined },
        { account: member.account, agent: member.agent, id: member.id, sessionHash },
      ),
    onHeard: () => note({ type: "heard" }),
  });

  function openWindow(): Window {
    windows += 1;
    const name = `${member.name}/${windows}`;
    const tell = recorder.client(name, kind, actor);
    const views = new Map<ConversationId, unknown>();
    let isClosed = false;
    const follow = followDesk({ clock, onChange: look });
    const connection = createConnection<AgentCommand, AgentServerFrame>({
      clock,
      random: () => random.next(),
      // Safe: 21 characters of the alphabet that the schema asks for.
      newId: () => random.characters(21) as CommandId,
      transports: [network.openSocket],
      hello() {
        tell({ type: "hello" });
        return { open: follow.wanted() };
      },
      follow,
      isFrame: isAgentServerFrame,
      storage: browser.tab(),
      storageKey: "console",
      locks: browser.locks,
      onFrame,
      onRefused: ({ commandId }, code) => tell({ type: "refused", commandId, code }),
    });

    function onFrame(frame: AgentServerFrame): void {
      if (frame.type === "ack") {
        const { ref: commandId, type: _, ...answer } = frame;
        tell({ type: "acknowledged", commandId, ...answer });
      } else if (frame.type === "error" && frame.code === "internal") {
        tell({ type: "refused", commandId: frame.ref, code: frame.code });
      } else if (frame.type === "events") {
        tell({ type: "told", events: frame.events });
      } else if (frame.type === "reset") {
        tell({ type: "desk", seq: seqOf(frame.upto), view: frame.view });
      } else if (frame.type === "synced") {
        tell({ type: "synced" });
      } else if (frame.type === "lanes") {
        openThreads();
      }
    }

    /** The observer opens every conversation there is; an agent those in their own hands. */
    function openThreads(): void {
      const wanted = new Set(follow.wanted());
      for (const { conversationId, agentId } of follow.picture().lanes.values()) {
        if (wanted.has(conversationId) || (kind === "agent" && agentId !== member.id)) continue;
        follow.open(conversationId);
        connection.say({ type: "openThread", conversationId });
      }
    }

    function look(): void {
      if (isClosed) return;
      for (const { view } of Object.values(follow.picture().threads)) {
        if (views.get(view.conversationId) === view) continue;
        views.set(view.conversationId, view);
        tell({ type: "shown", view });
      }
    }

    connection.connect();
    return {
      name,
      connection,
      follow,
      close() {
        isClosed = true;
        connection.close();
        tell({ type: "gone" });
      },
    };
  }

  function give(command: AgentCommand): void {
    if (window === undefined) return;
    const { commandId } = window.connection.send(command);
    const text = command.type === "message.post" ? { text: command.text } : {};
    recorder.client(
      window.name,
      kind,
      actor,
    )({ type: "given", commandId, command: command.type, ...text });
  }

  return {
    member,
    network,
    give,
    get window(): Window | undefined {
      return window;
    },
    open(): void {
      window ??= openWindow();
    },
    close(): void {
      window?.close();
      window = undefined;
    },
    /** The chats this agent sees in their own hands. */
    held(): LaneItem[] {
      const lanes = window?.follow.picture().lanes.values() ?? [];
      return [...lanes].filter(({ agentId, state }) => agentId === member.id && state !== "closed");
    },
    words(): string {
      said += 1;
      return `${member.name} says ${said}`;
    },
    /** Ends the session as the console's button does; the window is told and must sign in again. */
    async signOut(): Promise<void> {
      const sessions = world.server?.core.accounts.sessions;
      const who = await world.answer(sessions?.recheck(sessionHash));
      if (sessions !== undefined && who !== undefined) await world.answer(sessions.signOut(who));
    },
    async signIn(): Promise<void> {
      const process = world.server;
      if (process === undefined || !process.isUp()) return;
      sessions += 1;
      sessionHash = `session ${sessions} of ${member.name}`;
      const nowMs = clock.nowMs();
      const life = { idleMs: WEEK_MS, maxMs: WEEK_MS };
      await world.answer(
        process.core.flush.submit(function* () {
          yield* openSession(member.account, sessionHash, nowMs, life);
          return { answer: undefined, events: [] };
        }),
      );
      window?.connection.connect();
    },
    unsent(): void {
      if (window === undefined) return;
      // What was stored for a thread that no window has open is not shown, and not on its way either.
      const left = window.connection.pending().filter(({ state }) => state !== "sent");
      const texts = left.map(({ command }) => command.type);
      recorder.client(window.name, kind, actor)({ type: "unsent", texts });
    },
  };
}

export type Agent = ReturnType<typeof createAgent>;
