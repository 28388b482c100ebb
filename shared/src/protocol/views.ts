import * as z from "zod";
import { MAX_CAPACITY } from "./capacity-limit.ts";
import { Alarm } from "./alarms.ts";
import { ArticleHelp } from "./articles.ts";
import { Complaint } from "./complaints.ts";
import { LastingEvent } from "./events.ts";
import { IncidentNotice } from "./incident.ts";
import { AgentId, ConversationId, DepartmentId, SiteId, TagId, VisitorId } from "./ids.ts";
import { ReadMarks } from "./read-marks.ts";
import { OpenPromises } from "./promises.ts";
import { Question } from "./questions.ts";
import { MAX_QUESTIONS } from "./question-limits.ts";
import { EndingNeeds, Tag } from "./tags.ts";
import {
  AgentPresence,
  Availability,
  CallbackWay,
  ClosedBy,
  ConversationState,
  Role,
  SiteAvailability,
  SpanMs,
  TimeMs,
  TransferReason,
  VisitorPresence,
  WaitRange,
} from "./states.ts";

/** Agents' names, as the visitor may read them, and files' names, for the ids that stand beside it. */
export const AgentNames = z.record(z.string(), z.string());
export type AgentNames = z.infer<typeof AgentNames>;

/** That the visitor keeps the place and is called when it is their turn; `turnUntilMs` while they are called and not back (R12). */
export const Callback = z.object({ way: CallbackWay, turnUntilMs: z.nullable(TimeMs) });
export type Callback = z.infer<typeof Callback>;

/**
 * A client's picture of one conversation: a snapshot, and what `applyEvent` makes of it. To a visitor `state` is never 'offered' and
 * `offer`, `transfer` are null, `isTest` is false; the events in `items` are public only.
 */
export const ConversationView = z.object({
  conversationId: ConversationId,
  state: ConversationState,
  departmentId: DepartmentId,
  agentId: z.nullable(AgentId),
  startedAtMs: TimeMs,
  queuedAtMs: TimeMs,
  closedBy: z.nullable(ClosedBy),
  ratingScore: z.nullable(z.int().min(1).max(5)),
  /** Whether it was solved: false also once it was opened again, null = nobody has said (SO3). */
  isSolved: z.nullable(z.boolean()),
  /** How far the visitor has come with the articles they were shown; absent = none were (AR7). */
  articleHelp: ArticleHelp.exactOptional(),
  offer: z.nullable(z.object({ agentId: AgentId, expiresAtMs: TimeMs })),
  transfer: z.nullable(
    z.object({
      agentId: AgentId,
      fromAgentId: AgentId,
      transferReason: TransferReason,
      expiresAtMs: TimeMs,
    }),
  ),
  transferCount: z.int().min(0),
  callback: z.nullable(Callback),
  /** By when the visitor, who left a number, is called; null = no call is owed (PH1). */
  callDueAtMs: z.nullable(TimeMs),
  /** Whether it is marked as a test (TC1). */
  isTest: z.boolean(),
  /** Its tags and its disposition, in the order of their ids; absent = none, and always to a visitor. */
  tagIds: z.array(TagId).exactOptional(),
  /** What was promised and is neither kept nor taken back, by due time (PM1); absent from a server of the version before. */
  promises: OpenPromises.exactOptional(),
  /** Absent = it is no complaint, or none any more, and always to a visitor (CM1). */
  complaint: Complaint.exactOptional(),
  /** What the visitor asked and what became of it, in that order; absent = nothing, and always to a visitor (QU3). */
  questions: z.array(Question).max(MAX_QUESTIONS).exactOptional(),
  readMarks: ReadMarks,
  /** The lasting events that make up the thread, in stream order; the newest at the end. */
  items: z.array(LastingEvent),
  /** Whether older items exist that are not in `items`. */
  hasEarlier: z.boolean(),
});
export type ConversationView = z.infer<typeof ConversationView>;

const ToldAttributes = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
);

/** What the team knows about the visitor of a thread: given by the visitor or the page, so never trusted as markup or identity (R26, R38). */
export const VisitorCard = z.object({
  visitorId: VisitorId,
  siteId: SiteId,
  siteName: z.string(),
  name: z.nullable(z.string()),
  email: z.nullable(z.string()),
  /** As it was given in a form; the number of a call that is owed is not here (PH5). */
  phone: z.nullable(z.string()),
  /** How they wish to be addressed, as an agent wrote it down; null = nobody has (RE2). */
  addressing: z.nullable(z.string()),
  isVerified: z.boolean(),
  /** What the site's own server said of them, signed; null = nothing. Name and address beside it are what they or the page claim. */
  verified: z.nullable(
    z.object({ subject: z.string(), name: z.nullable(z.string()), email: z.nullable(z.string()) }),
  ),
  language: z.nullable(z.string()),
  timeZone: z.nullable(z.string()),
  page: z.nullable(
    z.object({ url: z.string(), title: z.nullable(z.string()), isOnSite: z.boolean() }),
  ),
  referrer: z.nullable(z.string()),
  browser: z.nullable(z.string()),
  attributes: ToldAttributes,
  /** What the page told of this conversation. */
  conversationAttributes: ToldAttributes,
  /** What the visitor did, as the page told it; the newest first. */
  tracked: z.array(z.object({ name: z.string(), data: ToldAttributes, atMs: TimeMs })),
  presence: VisitorPresence,
  formerConversations: z.array(
    z.object({
      conversationId: ConversationId,
      startedAtMs: TimeMs,
      state: ConversationState,
      agentId: z.nullable(AgentId),
      /** How it ended, in its agent's words; null = nobody has said (EN2). */
      ending: z.nullable(z.string()),
      tagIds: z.array(TagId),
    }),
  ),
  /** When the visitor was given the owner's goodwill last; null = never. */
  goodwillAtMs: z.nullable(TimeMs),
  /** How many codes the agent who reads this may still give, in this conversation's place; 0 = none here (GB1). */
  goodwillLeft: z.int().min(0),
});
export type VisitorCard = z.infer<typeof VisitorCard>;

export const AgentSummary = z.object({
  agentId: AgentId,
  name: z.string(),
  role: Role,
  availability: Availability,
  presence: AgentPresence,
  capacity: z.int().min(0).max(MAX_CAPACITY),
  /** Slots in use: offers, chats and wrap-ups. Comes with the snapshot and with each lane update. */
  load: z.int().min(0),
  isDisabled: z.boolean(),
  departmentIds: z.array(DepartmentId),
});
export type AgentSummary = z.infer<typeof AgentSummary>;

/** An agent's picture of the desk: what `applyDeskEvent` follows. Lanes come beside it as coalesced summaries. */
export const DeskView = z.object({
  me: AgentId,
  role: Role,
  agents: z.array(AgentSummary),
  departments: z.array(z.object({ departmentId: DepartmentId, name: z.string() })),
  sites: z.array(
    z.object({
      siteId: SiteId,
      name: z.string(),
      takesFiles: z.boolean(),
      /** What is wanted before an agent ends a conversation there; absent = nothing (EN3). */
      endingNeeds: EndingNeeds.exactOptional(),
      /** Who answers for its complaints; absent = its supervisors together (CM2). */
      complaintsTo: AgentId.exactOptional(),
    }),
  ),
  /** Chats offered to me: from the queue, or handed over by a colleague. */
  offers: z.array(
    z.object({
      conversationId: ConversationId,
      kind: z.enum(["queue", "transfer"]),
      expiresAtMs: TimeMs,
    }),
  ),
  wrapUps: z.array(z.object({ conversationId: ConversationId, endsAtMs: TimeMs })),
  /** Sites whose pool of goodwill codes was empty when a visitor was due one (GW6). */
  emptyPools: z.array(SiteId),
  /** What is out of order now, on a site or on all (null). */
  incidents: z.array(IncidentNotice.extend({ siteId: z.nullable(SiteId) })),
  /** The owner's lists, also what was removed from them. */
  tags: z.array(Tag),
  /** What is alarming now, the oldest first; absent for who directs nobody (AL4). */
  alarms: z.array(Alarm).exactOptional(),
});
export type DeskView = z.infer<typeof DeskView>;

/** A call that is owed: where, by when, how often it was tried and will be at most, and who makes it (PH2, PH3). */
export const OwedCall = z.object({
  phone: z.string(),
  dueAtMs: TimeMs,
  tries: z.int().min(0),
  triesLeft: z.int().min(0),
  agentId: z.nullable(AgentId),
});
export type OwedCall = z.infer<typeof OwedCall>;

/** One line of a lane. The client sorts it into waiting, mine, unanswered or closed by what it says. */
export const LaneItem = z.object({
  conversationId: ConversationId,
  state: ConversationState,
  siteId: SiteId,
  departmentId: DepartmentId,
  visitorName: z.nullable(z.string()),
  language: z.nullable(z.string()),
  agentId: z.nullable(AgentId),
  offeredTo: z.nullable(AgentId),
  priority: z.int(),
  isReturned: z.boolean(),
  presence: VisitorPresence,
  /** 1 = next in its line; null when not waiting. */
  place: z.nullable(z.int().min(1)),
  queuedAtMs: TimeMs,
  callback: z.nullable(Callback),
  isTest: z.boolean(),
  /** What the visitor was promised last: the shown range and when it was announced. */
  announced: z.nullable(z.object({ range: WaitRange, atMs: TimeMs })),
  /** Since when the conversation is owed an answer; null when a person has answered. */
  owesAnswerSinceMs: z.nullable(TimeMs),
  lastMessage: z.nullable(z.object({ isFromVisitor: z.boolean(), text: z.string(), atMs: TimeMs })),
  /** Whether the visitor has sent a file that no agent has looked at (FL6). */
  hasUnopenedFiles: z.boolean(),
  /** Its tags and its disposition; absent = none. */
  tagIds: z.array(TagId).exactOptional(),
  /** What was promised by somebody of the team and is still open, by due time; absent = nothing (PM1). */
  promises: OpenPromises.exactOptional(),
  complaint: Complaint.exactOptional(),
  /** How many questions are open; absent = none (QU7). */
  openQuestions: z.int().min(1).exactOptional(),
  /** Since when its agent has been silent while something is asked; absent where nobody holds it or nothing is open (QU7). */
  silentSinceMs: TimeMs.exactOptional(),
  closedAtMs: z.nullable(TimeMs),
  /** By when a left message was promised to be answered; null once it is, and everywhere else. */
  answerDueAtMs: z.nullable(TimeMs),
  call: z.nullable(OwedCall),
});
export type LaneItem = z.infer<typeof LaneItem>;

/** What the widget learns of a site when it says hello. */
export const SiteGreeting = z.object({
  siteId: SiteId,
  name: z.string(),
  availability: SiteAvailability,
  /** When it opens, where it is closed by its hours; null when it is open, or closed for good. */
  opensAtMs: z.nullable(TimeMs),
  incident: z.nullable(IncidentNotice),
  /** More conversations began in the last hour than it usually brings. */
  isUnusuallyBusy: z.boolean(),
});
export type SiteGreeting = z.infer<typeof SiteGreeting>;

/** The ways out of a long wait that a site has (M3): they are offered when the wait told, or the wait so far, is longer than `limitMs`. */
export const WaysOut = z.object({
  limitMs: SpanMs,
  /** Whether the server can send mail: a call-back by mail, and the confirmation of a left message. */
  byMail: z.boolean(),
  /** Whether the team calls who leaves a number (PH1). */
  byPhone: z.boolean(),
});
export type WaysOut = z.infer<typeof WaysOut>;
