import {
  createConnection,
  followDesk,
  isAgentServerFrame,
  memoryStorage,
} from "@presently/shared/client";
import type {
  AgentCommand,
  AgentServerFrame,
  CommandId,
  ConversationId,
} from "@presently/shared/protocol";
import type { Clock } from "@presently/shared/clock";
import { nanoid } from "nanoid";
import { systemClock } from "../../server/src/system-clock.ts";
import { realSocket } from "./real-socket.ts";

/** An agent with a real connection who takes every chat that is offered and follows it. */
export interface LiveAgent {
  send(command: AgentCommand): void;
  /** What a thread shows now: text and public sequence, in order. */
  shown(conversationId: ConversationId): { text: string; publicSeq: number }[];
  threads(): ConversationId[];
  isQuiet(): boolean;
  close(): void;
}

/** Signs in over HTTP as the console does; resolves to the cookie. */
export async function signIn(
  url: string,
  who: { readonly email: string; readonly password: string },
): Promise<string> {
  const answer = await fetch(`${url}/console/api/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify(who),
  });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0];
  if (!answer.ok || cookie === undefined)
    throw new Error(`signing in was answered with ${answer.status}: ${await answer.text()}`);
  return cookie;
}

/** Goes online with room for `capacity` chats; `onAccepted` hears of each that was asked for. */
export function liveAgent(
  url: string,
  cookie: string,
  capacity: number,
  onAccepted: (conversationId: ConversationId) => void = () => undefined,
  clock: Clock = systemClock(),
): LiveAgent {
  const accepted = new Set<ConversationId>();
  const follow = followDesk({ clock, onChange: takeOffers });
  const connection = createConnection<AgentCommand, AgentServerFrame>({
    clock,
    random: Math.random,
    newId: () => nanoid() as CommandId, // nanoid's 21 characters are what the schema asks for
    transports: [realSocket(`${url.replace("http", "ws")}/ws/agent`, url, cookie)],
    hello: () => ({ open: follow.wanted() }),
    follow,
    isFrame: isAgentServerFrame,
    storage: memoryStorage(),
    storageKey: "live",
  });

  function takeOffers() {
    for (const { conversationId } of follow.picture().desk?.offers ?? []) {
      if (accepted.has(conversationId)) continue;
      accepted.add(conversationId);
      connection.send({ type: "conversation.accept", conversationId });
      follow.open(conversationId);
      connection.say({ type: "openThread", conversationId });
      onAccepted(conversationId);
    }
  }

  connection.connect();
  connection.send({ type: "agent.setCapacity", capacity });
  connection.send({ type: "agent.setAvailability", availability: "online" });
  return {
    send: (command) => void connection.send(command),
    shown(conversationId) {
      const items = follow.picture().threads[conversationId]?.view.items ?? [];
      return items.flatMap((event) =>
        event.type === "message.posted" && event.publicSeq !== null
          ? [{ text: event.text, publicSeq: event.publicSeq }]
          : [],
      );
    },
    threads: () => follow.wanted(),
    isQuiet: () => connection.state().phase === "online" && connection.pending().length === 0,
    close: () => connection.close(),
  };
}
