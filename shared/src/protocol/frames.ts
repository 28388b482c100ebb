import * as z from "zod";
import { AgentCommand, PageVisit, VisitorCommand } from "./commands.ts";
import { AboutWelcome, AskedDepartment } from "./department-key.ts";
import type { DeskErrorCode } from "./errors.ts";
import { deskErrors } from "./errors.ts";
import { LastingEvent, PassingEvent, PublicPassingEvent } from "./events.ts";
import { MAX_IDENTITY_CHARS } from "./identity-limits.ts";
import { FileLimits } from "./files.ts";
import { CommandId, ConversationId, Cursor, EventId, StreamId, VisitorId } from "./ids.ts";
import { SpanMs, TimeMs } from "./states.ts";
import {
  AgentNames,
  ConversationView,
  DeskView,
  LaneItem,
  SiteGreeting,
  VisitorCard,
  WaysOut,
} from "./views.ts";

/** Where a client stands in each stream it holds. */
const Cursors = z.record(z.string(), Cursor).refine((cursors) => Object.keys(cursors).length <= 50);

// --- From a client. -------------------------------------------------------------------------------------------------------------------

const VisitorHello = z.object({
  type: z.literal("hello"),
  protocol: z.int().min(0),
  site: z.string().max(64),
  token: z.string().max(128).exactOptional(),
  /** Who the site's own server says this is, signed (ID3). */
  identity: z.string().max(MAX_IDENTITY_CHARS).exactOptional(),
  cursors: Cursors,
  /** `isTest`: what is begun from this page is a test (TC2). `copies`: how many tags of ours it has (IN2). */
  page: PageVisit.extend({
    isTest: z.boolean().exactOptional(),
    copies: z.int().min(0).exactOptional(),
    /** By its key: where conversations that begin from this page are to wait (DK2). */
    department: AskedDepartment.exactOptional(),
  }).exactOptional(),
});
const AgentHello = z.object({
  type: z.literal("hello"),
  protocol: z.int().min(0),
  cursors: Cursors,
  /** Threads that are open in this client and follow the stream. */
  open: z.array(ConversationId).max(50),
});
const Resume = z.object({ type: z.literal("resume"), cursors: Cursors });
const Ping = z.object({ type: z.literal("ping") });
const Signal = z.discriminatedUnion("signal", [
  z.object({
    type: z.literal("signal"),
    signal: z.literal("typing"),
    conversationId: ConversationId,
  }),
  z.object({ type: z.literal("signal"), signal: z.literal("visibility"), isVisible: z.boolean() }),
  /** Everything up to this public number has reached the client, or was seen by who sits before it (RM1). */
  z.object({
    type: z.literal("signal"),
    signal: z.enum(["delivered", "read"]),
    conversationId: ConversationId,
    publicSeq: z.int().min(1),
  }),
]);
/** Which conversation the window of an agent shows; null = none, or nobody sees the window (CP1). */
const Looking = z.object({
  type: z.literal("signal"),
  signal: z.literal("looking"),
  conversationId: z.nullable(ConversationId),
});
/** Older items of a thread: those before the sequence number `before` in the client's stream of it. */
const LoadEarlier = z.object({
  type: z.literal("loadEarlier"),
  conversationId: ConversationId,
  before: z.int().min(1),
});
const OpenThread = z.object({ type: z.literal("openThread"), conversationId: ConversationId });
const CloseThread = z.object({ type: z.literal("closeThread"), conversationId: ConversationId });

export const VisitorFrame = z.discriminatedUnion("type", [
  VisitorHello,
  Resume,
  Ping,
  Signal,
  LoadEarlier,
  z.object({ type: z.literal("command"), commandId: CommandId, command: VisitorCommand }),
]);
export type VisitorFrame = z.infer<typeof VisitorFrame>;

export const AgentFrame = z.discriminatedUnion("type", [
  AgentHello,
  Resume,
  Ping,
  z.discriminatedUnion("signal", [...Signal.options, Looking]),
  LoadEarlier,
  OpenThread,
  CloseThread,
  z.object({ type: z.literal("command"), commandId: CommandId, command: AgentCommand }),
]);
export type AgentFrame = z.infer<typeof AgentFrame>;

// --- From the server. -----------------------------------------------------------------------------------------------------------------

const heartbeat = {
  /** A client sends some frame at least this often (R17). */
  sendEveryMs: SpanMs,
  /** After this much silence of the server a client takes the connection for dead. */
  deadAfterMs: SpanMs,
};
const VisitorWelcome = z.object({
  type: z.literal("welcome"),
  protocol: z.int(),
  nowMs: TimeMs,
  ...heartbeat,
  visitorId: VisitorId,
  /** Present when the client must keep a new one: first hello, or rotation (R24). */
  token: z.string().exactOptional(),
  /** Until when the visitor counts as who they were said to be (ID5); absent = nobody has said. */
  verifiedUntilMs: TimeMs.exactOptional(),
  site: SiteGreeting,
  ways: WaysOut,
  /** null = the site takes no files. */
  files: z.nullable(FileLimits),
  about: AboutWelcome,
  /** The conversation that is open, else the last one of the past 24 hours, else null. */
  conversationId: z.nullable(ConversationId),
});
const AgentWelcome = z.object({
  type: z.literal("welcome"),
  protocol: z.int(),
  nowMs: TimeMs,
  ...heartbeat,
  files: FileLimits,
});
/** Everything you may see in (after, upto] (P3). */
const Events = z.object({
  type: z.literal("events"),
  stream: StreamId,
  after: Cursor,
  upto: Cursor,
  events: z.array(LastingEvent),
  names: AgentNames,
});
/** Forget the stream and start from this picture, which stands at `upto` (P4). */
const ConversationReset = z.object({
  type: z.literal("reset"),
  stream: ConversationId,
  upto: Cursor,
  view: ConversationView,
  names: AgentNames,
});
const DeskReset = z.object({
  type: z.literal("reset"),
  stream: z.literal("desk"),
  upto: Cursor,
  view: DeskView,
});
/** A thread as it stands at `upto` of the desk's stream; the events after it follow there. */
const Thread = z.object({
  type: z.literal("thread"),
  upto: Cursor,
  view: ConversationView,
  card: VisitorCard,
  names: AgentNames,
});
/** The card of an open thread says more than it did: nothing of that is an event. */
const Card = z.object({
  type: z.literal("card"),
  conversationId: ConversationId,
  card: VisitorCard,
});
const Earlier = z.object({
  type: z.literal("earlier"),
  conversationId: ConversationId,
  events: z.array(LastingEvent),
  hasEarlier: z.boolean(),
  names: AgentNames,
});
const Lanes = z.object({
  type: z.literal("lanes"),
  /** True: this is all of it; false: changes to what was sent before on this connection. */
  isWhole: z.boolean(),
  changed: z.array(LaneItem),
  removed: z.array(ConversationId),
  loads: z.array(z.object({ agentId: z.string(), load: z.int().min(0) })),
});
const Synced = z.object({ type: z.literal("synced") });
const Passing = z.object({ type: z.literal("passing"), event: PassingEvent });
const PublicPassing = z.object({ type: z.literal("passing"), event: PublicPassingEvent });
/** The answer to a lasting command, after its commit; a repeat gets the same (P1). */
const Ack = z.object({
  type: z.literal("ack"),
  ref: CommandId,
  eventId: EventId.exactOptional(),
  conversationId: ConversationId.exactOptional(),
});
const codes = Object.keys(deskErrors).filter((code): code is DeskErrorCode => code in deskErrors);
const ErrorFrame = z.object({
  type: z.literal("error"),
  code: z.enum(codes as [DeskErrorCode, ...DeskErrorCode[]]), // the catalogue is not empty
  message: z.string(),
  /** The command it answers; null when the frame itself could not be read. */
  ref: z.nullable(CommandId),
  retryAfterMs: SpanMs.exactOptional(),
});
/** The heartbeat, with the stream's end so that a lost frame is noticed (P5). */
const Pong = z.object({ type: z.literal("pong"), upto: z.record(z.string(), Cursor) });
/** The server is about to restart: come back after so long (R22). */
const Leaving = z.object({ type: z.literal("leaving"), returnAfterMs: SpanMs });

export const VisitorServerFrame = z.union([
  VisitorWelcome,
  Events,
  ConversationReset,
  Earlier,
  Synced,
  PublicPassing,
  Ack,
  ErrorFrame,
  Pong,
  Leaving,
]);
export type VisitorServerFrame = z.infer<typeof VisitorServerFrame>;
export const AgentServerFrame = z.union([
  AgentWelcome,
  Events,
  DeskReset,
  Thread,
  Card,
  Earlier,
  Lanes,
  Synced,
  Passing,
  Ack,
  ErrorFrame,
  Pong,
  Leaving,
]);
export type AgentServerFrame = z.infer<typeof AgentServerFrame>;
export type AckFrame = z.infer<typeof Ack>;
export type ErrorFrame = z.infer<typeof ErrorFrame>;
export type EventsFrame = z.infer<typeof Events>;
