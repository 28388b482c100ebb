import { once } from "node:events";
import { nanoid } from "nanoid";
import WebSocket from "ws";

/** Clients that do the least a client may: the generator should cost less than what it measures. */
export interface LeanVisitor {
  /** Keeps `outstanding` messages under way until `isOver`; counts each acknowledgement. */
  chat(outstanding: number, isOver: () => boolean, onAcknowledged: () => void): void;
  /** Frames with events that were delivered so far. */
  delivered(): number;
  readonly socket: WebSocket;
  /** What to say hello with next time. */
  readonly token: string;
}

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
  let onAck: () => void = () => {};
  let onRefused = (text: string): void => {
    throw new Error(text);
  };
  let onSynced: () => void = () => {};
  const synced = new Promise<void>((resolve) => (onSynced = resolve));
  socket.on("message", (data: Buffer) => {
    const text = data.toString();
    // The type stands first in every frame the server writes; parsing all of them would measure the generator.
    if (text.startsWith('{"type":"ack"')) onAck();
    else if (text.startsWith('{"type":"events"')) delivered += 1;
    else if (text.startsWith('{"type":"welcome"')) {
      const welcome = JSON.parse(text) as { token?: string };
      given = welcome.token ?? given;
    } else if (text.startsWith('{"type":"synced"')) onSynced();
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
      onAck = () => {
        onAcknowledged();
        if (!isOver()) post();
      };
      for (let n = 0; n < outstanding; n += 1) post();
    },
  };
}

/** An agent with room for `capacity` who accepts what is offered; counts the frames with events that came. */
export async function openAgent(
  port: number,
  cookie: string,
  capacity: number,
): Promise<{ delivered(): number; accepted(): number; socket: WebSocket }> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/agent`, {
    headers: { origin: `http://127.0.0.1:${port}`, cookie },
    perMessageDeflate: false,
  });
  let delivered = 0;
  const accepted = new Set<string>();
  const command = (asked: object) =>
    socket.send(JSON.stringify({ type: "command", commandId: nanoid(), command: asked }));
  socket.on("message", (data: Buffer) => {
    const text = data.toString();
    if (text.startsWith('{"type":"events"')) delivered += 1;
    if (!text.includes("offer.made")) return;
    const { events } = JSON.parse(text) as { events?: { type: string; conversationId: string }[] };
    for (const { type, conversationId } of events ?? []) {
      if (type !== "offer.made") continue;
      if (accepted.has(conversationId)) continue;
      accepted.add(conversationId);
      command({ type: "conversation.accept", conversationId });
    }
  });
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "hello", protocol: 1, cursors: {}, open: [] }));
  command({ type: "agent.setCapacity", capacity });
  command({ type: "agent.setAvailability", availability: "online" });
  const beat = setInterval(() => socket.send('{"type":"ping"}'), 5_000);
  socket.on("close", () => clearInterval(beat));
  return { socket, delivered: () => delivered, accepted: () => accepted.size };
}
