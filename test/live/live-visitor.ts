import {
  createConnection,
  followVisitor,
  isVisitorServerFrame,
  memoryStorage,
} from "@presently/shared/client";
import type {
  CommandId,
  ConversationId,
  EventId,
  VisitorCommand,
  VisitorServerFrame,
} from "@presently/shared/protocol";
import { systemClock } from "../../server/src/system-clock.ts";
import type { Clock } from "@presently/shared/clock";
import { nanoid } from "nanoid";
import { realSocket } from "./real-socket.ts";

/** A visitor with a real connection, who remembers what they were told. */
export interface LiveVisitor {
  /** Sends a message; it is retried until it is acknowledged. */
  say(text: string): CommandId;
  /** Asks for anything else than a message. */
  send(command: VisitorCommand): void;
  /** Texts in the order they were said, whether acknowledged or not. */
  readonly said: readonly string[];
  /** The texts that were acknowledged, by the event that was named. */
  readonly acknowledged: ReadonlyMap<string, EventId>;
  /** What the thread shows now: text and event, in order. */
  shown(): { id: EventId; text: string; publicSeq: number }[];
  /** Codes of commands that were refused. */
  readonly refused: readonly string[];
  /** How often the server has welcomed this visitor. */
  connections(): number;
  /** What the server asked for when it left, each time. */
  askedToReturnAfterMs(): readonly number[];
  /** Connected and without anything left to send. */
  isQuiet(): boolean;
  /** The conversation that the thread shows, if there is one. */
  conversation(): ConversationId | null;
  /** Where that conversation stands. */
  state(): string | undefined;
  /** What this visitor is known by, once the server has said so. */
  token(): string | undefined;
  close(): void;
}

/** Opens the chat of `siteKey` as a page of `origin` would; with a token, as a visitor who was there before, on a page that knows nothing. */
export function liveVisitor(
  url: string,
  origin: string,
  siteKey: string,
  knownToken?: string,
  clock: Clock = systemClock(),
): LiveVisitor {
  const said: string[] = [];
  const texts = new Map<CommandId, string>();
  const acknowledged = new Map<string, EventId>();
  const refused: string[] = [];
  const askedToReturnAfterMs: number[] = [];
  let connections = 0;
  let token = knownToken;
  const follow = followVisitor({ clock, onChange() {} });
  const connection = createConnection<VisitorCommand, VisitorServerFrame>({
    clock,
    random: Math.random,
    newId: () => nanoid() as CommandId, // nanoid's 21 characters are what the schema asks for
    transports: [realSocket(`${url.replace("http", "ws")}/ws/visitor?site=${siteKey}`, origin)],
    hello: () => (token === undefined ? { site: siteKey } : { site: siteKey, token }),
    follow,
    isFrame: isVisitorServerFrame,
    storage: memoryStorage(),
    storageKey: "live",
    onFrame(frame) {
      if (frame.type === "welcome") connections += 1;
      if (frame.type === "leaving") askedToReturnAfterMs.push(frame.returnAfterMs);
      if (frame.type === "welcome" && frame.token !== undefined) token = frame.token;
      if (frame.type === "ack" && frame.eventId !== undefined)
        acknowledged.set(texts.get(frame.ref) ?? frame.ref, frame.eventId);
    },
    onRefused: (_entry, code) => void refused.push(code),
  });
  connection.connect();
  return {
    say(text) {
      said.push(text);
      const { commandId } = connection.send({ type: "message.post", text });
      texts.set(commandId, text);
      return commandId;
    },
    send: (command) => void connection.send(command),
    said,
    acknowledged,
    refused,
    shown() {
      const { conversations, currentId } = follow.picture();
      const items = currentId === null ? [] : (conversations[currentId]?.items ?? []);
      return items.flatMap((event) =>
        event.type === "message.posted" && event.publicSeq !== null
          ? [{ id: event.id, text: event.text, publicSeq: event.publicSeq }]
          : [],
      );
    },
    connections: () => connections,
    askedToReturnAfterMs: () => askedToReturnAfterMs,
    isQuiet: () => connection.state().phase === "online" && connection.pending().length === 0,
    conversation: () => follow.picture().currentId,
    state() {
      const { conversations, currentId } = follow.picture();
      return currentId === null ? undefined : conversations[currentId]?.state;
    },
    token: () => token,
    close: () => connection.close(),
  };
}
