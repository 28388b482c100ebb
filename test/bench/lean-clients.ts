import { once } from "node:events";
import type { AgentCommand, ConversationId } from "@presently/shared/protocol";
import { nanoid } from "nanoid";
import WebSocket from "ws";

/** Clients that do the least a client may: the generator should cost less than what it measures. */
export interface LeanVisitor {
  /** Keeps `outstanding` messages under way until `isOver`; hands on the frame of each acknowledgement. */
  chat(outstanding: number, isOver: () => boolean, onAcknowledged: (frame: string) => void): void;
  /** Frames with events that were delivered so far. */
  delivered(): number;
  /** The messages of the conversation as it was shown at the hello, by id, in order; none when there was no conversation. */
  shown(): string[];
  readonly socket: WebSocket;
  /** What to say hello with next time. */
  readonly token: string;
}

const ACK = Buffer.from('{"type":"ack"');
const ERROR = Buffer.from('{"type":"error"');
const EVENTS = Buffer.from('{"type":"events"');
/** As often as the server asks visitors to (R17). */
const VISITOR_BEAT_MS = 25_000;
const TEXT = "Does the brass lamp come with a bulb, and how long is its cable?";

export async function openVisitor(
  port: number,
  origin: string,
  site: string,
  token?: string,
  localAddress?: string,
): Promise<LeanVisitor> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/visitor?site=${site}`, {
    headers: { origin },
    perMessageDeflate: false,
    ...(localAddress === undefined ? {} : { localAddress }),
  });
  let delivered = 0;
  let given = token ?? "";
  let picture: string | undefined;
  let onAck: (text: string) => void = () => {};
  let onRefused = (text: string): void => {
    throw new Error(text);
  };
  let onSynced: () => void = () => {};
  const synced = new Promise<void>((resolve) => (onSynced = resolve));
  socket.on("message", (data: Buffer) => {
    const text = data.toString();
    // The type stands first in every frame the server writes; parsing all of them would measure the generator.
    if (text.startsWith('{"type":"ack"')) onAck(text);
    else if (text.startsWith('{"type":"events"')) delivered += 1;
    else if (text.startsWith('{"type":"welcome"')) {
      const welcome = JSON.parse(text) as { token?: string };
      given = welcome.token ?? given;
    } else if (text.startsWith('{"type":"reset"')) picture = text;
    else if (text.startsWith('{"type":"synced"')) onSynced();
    else if (text.startsWith('{"type":"error"')) onRefused(text);
  });
  await once(socket, "open");
  const hello = { type: "hello", protocol: 1, site, cursors: {} };
  socket.send(JSON.stringify(token === undefined ? hello : { ...hello, token }));
  await synced;
  const beat = setInterval(() => socket.send('{"type":"ping"}'), VISITOR_BEAT_MS);
  socket.on("close", () => clearInterval(beat));
  return {
    socket,
    token: given,
    delivered: () => delivered,
    shown: () => (picture === undefined ? [] : messagesIn(picture)),
    chat(outstanding, isOver, onAcknowledged) {
      const post = () =>
        socket.send(
          JSON.stringify({
            type: "command",
            commandId: nanoid(),
            command: { type: "message.post", text: TEXT },
          }),
        );
      onRefused = (text) => {
        const { code, retryAfterMs = 0 } = JSON.parse(text) as {
          code: string;
          retryAfterMs?: number;
        };
        if (code !== "rate.limited") throw new Error(text);
        setTimeout(() => !isOver() && post(), retryAfterMs);
      };
      onAck = (text) => {
        onAcknowledged(text);
        if (!isOver()) post();
      };
      for (let n = 0; n < outstanding; n += 1) post();
    },
  };
}

/** What an acknowledgement says. Not read unasked: parsing all of them would measure the generator. */
export function readAck(frame: string): { eventId: string; conversationId: ConversationId } {
  return JSON.parse(frame) as { eventId: string; conversationId: ConversationId };
}

function messagesIn(picture: string): string[] {
  const { view } = JSON.parse(picture) as { view: { items: { type: string; id: string }[] } };
  return view.items.filter(({ type }) => type === "message.posted").map(({ id }) => id);
}

export interface LeanAgent {
  /** Frames with events that were delivered so far. */
  delivered(): number;
  /** Offers that were accepted so far. */
  accepted(): number;
  send(command: AgentCommand): void;
  /** Whether every command was acknowledged. */
  isQuiet(): boolean;
  /** Called when an offer comes, before it is accepted. */
  onOffer: (conversationId: ConversationId) => void;
  readonly socket: WebSocket;
}

/** An agent with room for `capacity` who accepts what is offered. */
export async function openAgent(
  port: number,
  cookie: string,
  capacity: number,
): Promise<LeanAgent> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/agent`, {
    headers: { origin: `http://127.0.0.1:${port}`, cookie },
    perMessageDeflate: false,
  });
  let delivered = 0;
  let unanswered = 0;
  const accepted = new Set<ConversationId>();
  const send = (command: AgentCommand) => {
    unanswered += 1;
    socket.send(JSON.stringify({ type: "command", commandId: nanoid(), command }));
  };
  const agent: LeanAgent = {
    socket,
    delivered: () => delivered,
    accepted: () => accepted.size,
    send,
    isQuiet: () => unanswered === 0,
    onOffer() {},
  };
  socket.on("message", (data: Buffer) => {
    // Looked at as bytes: a frame of the lanes is long, and there are many.
    if (data.subarray(0, 13).equals(ACK)) unanswered -= 1;
    else if (data.subarray(0, 15).equals(ERROR)) throw new Error(data.toString());
    else if (data.subarray(0, 16).equals(EVENTS)) {
      delivered += 1;
      if (!data.includes("offer.made")) return;
      const { events } = JSON.parse(data.toString()) as {
        events: { type: string; conversationId: ConversationId }[];
      };
      for (const { type, conversationId } of events) {
        if (type !== "offer.made" || accepted.has(conversationId)) continue;
        agent.onOffer(conversationId);
        accepted.add(conversationId);
        send({ type: "conversation.accept", conversationId });
      }
    }
  });
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "hello", protocol: 1, cursors: {}, open: [] }));
  send({ type: "agent.setCapacity", capacity });
  send({ type: "agent.setAvailability", availability: "online" });
  const beat = setInterval(() => socket.send('{"type":"ping"}'), 5_000);
  socket.on("close", () => clearInterval(beat));
  return agent;
}
