import * as z from "zod";
import { MAX_CAPACITY } from "./capacity-limit.ts";
import {
  ActorId,
  AgentId,
  ArticleId,
  CommandId,
  ConversationId,
  DepartmentId,
  EventId,
  FileId,
  FormId,
  IncidentId,
  SiteId,
  TagId,
  VisitorId,
} from "./ids.ts";
import { AlarmLimitMs, alarmSubject } from "./alarms.ts";
import { ArticleHelp, ShownArticles } from "./articles.ts";
import { SentReply } from "./canned-replies.ts";
import { ComplaintCause } from "./complaints.ts";
import { AttachedFile } from "./files.ts";
import { FormAnswers, FormField, FormFields, FormQuestion, OfferedReplies } from "./forms.ts";
import { IncidentNotice } from "./incident.ts";
import { GoodwillGift } from "./goodwill.ts";
import { TextLink } from "./links.ts";
import { MAX_TEXT_MARKS, TextMark } from "./marks.ts";
import { ReadMarks } from "./read-marks.ts";
import { MAX_FILES_PER_MESSAGE } from "./file-limits.ts";
import { OpenPromises, PromiseKind, PromiseReason } from "./promises.ts";
import { QuestionNumber, QuestionState, QuestionText } from "./questions.ts";
import {
  AgentPresence,
  Availability,
  CallbackWay,
  CallOutcome,
  ClosedBy,
  LanguageTag,
  MailKind,
  SiteAvailability,
  SpanMs,
  TimeMs,
  TransferReason,
  VisitorPresence,
  WaitRange,
  WaitReason,
  WaitRefusal,
} from "./states.ts";
import { EndingText, TagKind, TagName } from "./tags.ts";
import { ChosenTopic, TopicText } from "./topics.ts";
import { CommentText, HandoverNote, MessageText, NoteText, NoticeText } from "./text.ts";

/**
 * What every lasting event carries. `seq` orders the stream it is read from: the conversation's public sequence for a visitor, the
 * desk's for an agent. `publicSeq` is dense per conversation and null on what only the team may see (P2). `ref` is the command that this
 * event answers, so that the echo of a message takes the place of its pending bubble in one step (P1).
 */
const envelope = {
  id: EventId,
  seq: z.int().min(1),
  publicSeq: z.nullable(z.int().min(1)),
  atMs: TimeMs,
  by: ActorId,
  ref: CommandId.exactOptional(),
};
const inConversation = { ...envelope, conversationId: ConversationId };

const visitorsAndTeam = { audience: "public", isLasting: true } as const;
const teamOnly = { audience: "team", isLasting: true } as const;
const passing = { audience: "public", isLasting: false } as const;

// --- A conversation's life, seen by the visitor and the team. -------------------------------------------------------------------------

export const ConversationStarted = z
  .object({
    type: z.literal("conversation.started"),
    ...inConversation,
    siteId: SiteId,
    departmentId: DepartmentId,
    language: LanguageTag,
    /** The page named the department: what it is about is asked no more (TO1). */
    isDepartmentAsked: z.boolean().exactOptional(),
  })
  .meta(visitorsAndTeam);
export const ConversationQueued = z
  .object({
    type: z.literal("conversation.queued"),
    ...inConversation,
    departmentId: DepartmentId,
    /** To a visitor `agentDisabled` and `repaired` are told as `agentLost`, and `isReturned` is false: both are the team's affair (P7). */
    reason: z.enum([
      "started",
      "reopened",
      "visitorBack",
      "agentLost",
      "agentDisabled",
      "repaired",
      "topicChosen",
      "anyLanguage",
    ]),
    queuedAtMs: TimeMs,
    isReturned: z.boolean(),
    /** What the visitor says that it is about, where that is the reason; `text` is what they read. */
    topic: ChosenTopic.exactOptional(),
    text: TopicText.exactOptional(),
  })
  .meta(visitorsAndTeam);
export const ConversationAssigned = z
  .object({
    type: z.literal("conversation.assigned"),
    ...inConversation,
    agentId: AgentId,
    reason: z.enum(["accepted", "automatic", "taken", "given", "transferred"]),
    fromAgentId: z.nullable(AgentId),
    transferReason: z.nullable(TransferReason),
    /** Where it belongs from now on, when it moved to another department. */
    departmentId: DepartmentId.exactOptional(),
  })
  .meta(visitorsAndTeam);
export const MessagePosted = z
  .object({
    type: z.literal("message.posted"),
    ...inConversation,
    text: MessageText,
    links: z.array(TextLink),
    /** What is drawn as formatting; absent where nothing is (MD1). Found when it is told, and never stored. */
    marks: z.array(TextMark).max(MAX_TEXT_MARKS).exactOptional(),
    files: z.array(AttachedFile).min(1).max(MAX_FILES_PER_MESSAGE).exactOptional(),
    /** Written from a canned reply: the team's affair, and told to no visitor (P42). */
    cannedReply: SentReply.exactOptional(),
  })
  .meta(visitorsAndTeam);
export const ConversationClosed = z
  .object({ type: z.literal("conversation.closed"), ...inConversation, closedBy: ClosedBy })
  .meta(visitorsAndTeam);
export const ConversationReopened = z
  .object({
    type: z.literal("conversation.reopened"),
    ...inConversation,
    /** Its end was taken back: it is again in this state, with whoever held it (UD1). */
    undone: z.enum(["assigned", "waitingOnVisitor"]).exactOptional(),
  })
  .meta(visitorsAndTeam);
export const ConversationMessageLeft = z
  .object({
    type: z.literal("conversation.messageLeft"),
    ...inConversation,
    /** `call`: with a number to be called at; `call.asked` says until when. */
    reason: z.enum(["asked", "absent", "call"]),
  })
  .meta(visitorsAndTeam);
export const RatingGiven = z
  .object({
    type: z.literal("rating.given"),
    ...inConversation,
    score: z.int().min(1).max(5),
    text: z.nullable(CommentText),
  })
  .meta(visitorsAndTeam);
/** The visitor says whether it was solved; "no" is followed by `conversation.reopened`. */
export const SolutionAnswered = z
  .object({ type: z.literal("solution.answered"), ...inConversation, isSolved: z.boolean() })
  .meta(visitorsAndTeam);
/** The visitor is asked for a few things at once, by an agent or, before the chat, by the site; `text` is the question in own words. Another takes its place. */
export const FormSent = z
  .object({
    type: z.literal("form.sent"),
    ...inConversation,
    formId: FormId,
    fields: FormFields,
    text: z.nullable(FormQuestion),
  })
  .meta(visitorsAndTeam);
/** What was answered to it; nothing `given` is "not now". */
export const FormAnswered = z
  .object({
    type: z.literal("form.answered"),
    ...inConversation,
    formId: FormId,
    given: z.array(FormField),
    text: FormAnswers,
  })
  .meta(visitorsAndTeam);
/** Short answers to the message right before it, which the visitor can give with one press: as messages of their own (QR1). */
export const RepliesOffered = z
  .object({ type: z.literal("replies.offered"), ...inConversation, text: OfferedReplies })
  .meta(visitorsAndTeam);
/** Who waits was offered articles that fit what they sent: no message, and no answer (AR4, AR6). */
export const ArticleShown = z
  .object({
    type: z.literal("article.shown"),
    ...inConversation,
    help: z.literal("shown"),
    text: ShownArticles,
  })
  .meta(visitorsAndTeam);
/** The visitor has opened one of them, or says whether it helped (AR7). */
export const ArticleAnswered = z
  .object({
    type: z.literal("article.answered"),
    ...inConversation,
    articleId: ArticleId,
    help: ArticleHelp.exclude(["shown"]),
  })
  .meta(visitorsAndTeam);
/** The visitor keeps the place and leaves; where to reach them is never in the event (P11). */
export const CallbackAsked = z
  .object({ type: z.literal("callback.asked"), ...inConversation, way: CallbackWay })
  .meta(visitorsAndTeam);
export const CallbackCancelled = z
  .object({ type: z.literal("callback.cancelled"), ...inConversation })
  .meta(visitorsAndTeam);
/** A slot is free for a visitor who is away and asked to be called: until then the place stays first (R12). */
export const TurnCalled = z
  .object({ type: z.literal("turn.called"), ...inConversation, untilMs: TimeMs })
  .meta(visitorsAndTeam);
export const TurnExtended = z
  .object({ type: z.literal("turn.extended"), ...inConversation, untilMs: TimeMs })
  .meta(visitorsAndTeam);
/** The visitor is there again, in their place. */
export const TurnAnswered = z
  .object({ type: z.literal("turn.answered"), ...inConversation })
  .meta(visitorsAndTeam);
/** The visitor was not back in time and moved back one place: behind who stood next, or as somebody who came later went first. */
export const TurnPassed = z
  .object({
    type: z.literal("turn.passed"),
    ...inConversation,
    reason: z.enum(["elapsed", "overtaken"]),
  })
  .meta(visitorsAndTeam);
/** The visitor left a number: they are called by then. The number is in no event (P11). */
export const CallAsked = z
  .object({ type: z.literal("call.asked"), ...inConversation, dueAtMs: TimeMs })
  .meta(visitorsAndTeam);
export const CallCancelled = z
  .object({ type: z.literal("call.cancelled"), ...inConversation })
  .meta(visitorsAndTeam);
/** The team has called, `tries` times by now; `dueAtMs` says by when it does so again, null = the call is no longer owed. */
export const CallRecorded = z
  .object({
    type: z.literal("call.recorded"),
    ...inConversation,
    outcome: CallOutcome,
    tries: z.int().min(1),
    dueAtMs: z.nullable(TimeMs),
  })
  .meta(visitorsAndTeam);
/** Something was promised, moved, kept, taken back, or its time has passed (M7, M8). Each says all that is `open` from then on. */
const ofPromise = { ...inConversation, kind: PromiseKind, open: OpenPromises };
export const PromiseMade = z
  .object({ type: z.literal("promise.made"), ...ofPromise, dueAtMs: TimeMs })
  .meta(visitorsAndTeam);
/** It is due at another time; `text` says why. */
export const PromiseChanged = z
  .object({
    type: z.literal("promise.changed"),
    ...ofPromise,
    dueAtMs: TimeMs,
    formerDueAtMs: TimeMs,
    text: z.nullable(PromiseReason),
  })
  .meta(visitorsAndTeam);
export const PromiseKept = z
  .object({
    type: z.literal("promise.kept"),
    ...ofPromise,
    dueAtMs: TimeMs,
    /** After its time. */
    isLate: z.boolean(),
  })
  .meta(visitorsAndTeam);
export const PromiseTakenBack = z
  .object({ type: z.literal("promise.takenBack"), ...ofPromise, dueAtMs: TimeMs })
  .meta(visitorsAndTeam);
/** Its time has passed and nobody has kept it: once for each time that was promised. It stays open. */
export const PromiseBroken = z
  .object({ type: z.literal("promise.broken"), ...ofPromise, dueAtMs: TimeMs })
  .meta(visitorsAndTeam);
/** Goodwill, with a code that is this visitor's: for a wait that was too long, in the owner's words (M3), or by an agent's own judgement, in theirs (M20). */
export const GoodwillGiven = z
  .object({ type: z.literal("goodwill.given"), ...inConversation, text: GoodwillGift })
  .meta(visitorsAndTeam);

/** The conversation is about an incident: its news come into the thread (M21). `text` is what the owner says of it now. */
export const IncidentLinked = z
  .object({
    type: z.literal("incident.linked"),
    ...inConversation,
    incidentId: IncidentId,
    text: NoticeText,
  })
  .meta(visitorsAndTeam);
/** What is new about the incident; null = it is over. */
export const IncidentUpdated = z
  .object({
    type: z.literal("incident.updated"),
    ...inConversation,
    incidentId: IncidentId,
    text: z.nullable(NoticeText),
  })
  .meta(visitorsAndTeam);

// --- What only the team sees of a conversation. ---------------------------------------------------------------------------------------

export const NotePosted = z
  .object({
    type: z.literal("note.posted"),
    ...inConversation,
    text: NoteText,
    mentions: z.array(AgentId),
  })
  .meta(teamOnly);
/** A promise is due soon: a word to the team before its time. */
export const PromiseReminded = z
  .object({
    type: z.literal("promise.reminded"),
    ...inConversation,
    kind: PromiseKind,
    dueAtMs: TimeMs,
  })
  .meta(teamOnly);
export const OfferMade = z
  .object({
    type: z.literal("offer.made"),
    ...inConversation,
    agentId: AgentId,
    expiresAtMs: TimeMs,
  })
  .meta(teamOnly);
export const OfferLapsed = z
  .object({
    type: z.literal("offer.lapsed"),
    ...inConversation,
    agentId: AgentId,
    reason: z.enum([
      "expired",
      "declined",
      "agentLost",
      "agentUnavailable",
      "conversationEnded",
      "taken",
      "repaired",
      "topicChosen",
    ]),
  })
  .meta(teamOnly);
export const TransferOffered = z
  .object({
    type: z.literal("transfer.offered"),
    ...inConversation,
    agentId: AgentId,
    fromAgentId: AgentId,
    departmentId: z.nullable(DepartmentId),
    transferReason: TransferReason,
    expiresAtMs: TimeMs,
    text: HandoverNote.extend({ again: z.nullable(NoteText) }),
  })
  .meta(teamOnly);
export const TransferLapsed = z
  .object({
    type: z.literal("transfer.lapsed"),
    ...inConversation,
    agentId: AgentId,
    fromAgentId: AgentId,
    reason: z.enum([
      "expired",
      "declined",
      "cancelled",
      "agentLost",
      "agentUnavailable",
      "conversationEnded",
      "returned",
      "repaired",
    ]),
  })
  .meta(teamOnly);
/** A mail to the visitor was handed to the mail server; whether it arrived nobody can know. */
export const MailSent = z
  .object({ type: z.literal("mail.sent"), ...inConversation, mail: MailKind })
  .meta(teamOnly);
/** It will not arrive: refused for good, or not to be had rid of for three days (ML3). */
export const MailFailed = z
  .object({
    type: z.literal("mail.failed"),
    ...inConversation,
    mail: MailKind,
    reason: z.enum(["refused", "gaveUp"]),
  })
  .meta(teamOnly);
/** Who is called back by Web Push was called: the browser's push service has taken it. */
export const PushSent = z
  .object({ type: z.literal("push.sent"), ...inConversation })
  .meta(teamOnly);
/** It will not arrive (CP4): the subscription is gone, the push service refused it for good, or it was not to be had rid of for three days. */
export const PushFailed = z
  .object({
    type: z.literal("push.failed"),
    ...inConversation,
    reason: z.enum(["gone", "refused", "gaveUp"]),
  })
  .meta(teamOnly);
export const ConversationTaken = z
  .object({
    type: z.literal("conversation.taken"),
    ...inConversation,
    agentId: AgentId,
    text: NoteText,
  })
  .meta(teamOnly);
/** A supervisor gave the chat to this agent; `text` is why, null = nothing was said (AS2). */
export const ConversationGiven = z
  .object({
    type: z.literal("conversation.given"),
    ...inConversation,
    agentId: AgentId,
    fromAgentId: z.nullable(AgentId),
    /** Every slot of theirs was in use (AS3). */
    isBeyondCapacity: z.boolean(),
    text: z.nullable(NoteText),
  })
  .meta(teamOnly);
/** This agent makes the call that is owed. */
export const CallTaken = z
  .object({ type: z.literal("call.taken"), ...inConversation, agentId: AgentId })
  .meta(teamOnly);
/** The conversation is a test from now on, or is none after all (TC1). */
export const ConversationMarked = z
  .object({ type: z.literal("conversation.marked"), ...inConversation, isTest: z.boolean() })
  .meta(teamOnly);
/** A tag or disposition was put on the conversation, or taken off (TG2). */
export const ConversationTagged = z
  .object({
    type: z.literal("conversation.tagged"),
    ...inConversation,
    tagId: TagId,
    isTagged: z.boolean(),
  })
  .meta(teamOnly);
/** How the conversation ended, in a line (EN1); the latest counts. */
export const EndingWritten = z
  .object({ type: z.literal("ending.written"), ...inConversation, text: EndingText })
  .meta(teamOnly);
/** A case that others can learn from stands on the shelf (SH3); the latest line counts, null = it was taken off. */
export const CaseShelved = z
  .object({ type: z.literal("case.shelved"), ...inConversation, text: z.nullable(CommentText) })
  .meta(teamOnly);
/** What was said in it is gone, as the visitor's is, or the conversation's own time was over (ER1): nobody is shown it any more. The last of its events. */
export const ConversationErased = z
  .object({ type: z.literal("conversation.erased"), ...inConversation, visitorId: VisitorId })
  .meta(teamOnly);
/** Whether their agent shares what the visitor kindly wrote (SH2). */
export const KindWordsShared = z
  .object({ type: z.literal("kindWords.shared"), ...inConversation, isShared: z.boolean() })
  .meta(teamOnly);
/** The conversation is a complaint from now on (CM1); `text` is what an agent says it is about. */
export const ComplaintRaised = z
  .object({
    type: z.literal("complaint.raised"),
    ...inConversation,
    cause: ComplaintCause,
    text: z.nullable(NoteText),
  })
  .meta(teamOnly);
/** It is over; `text` is what was done about it. */
export const ComplaintEnded = z
  .object({ type: z.literal("complaint.ended"), ...inConversation, text: NoteText })
  .meta(teamOnly);
/**
 * The visitor asked something that is kept until it is answered (QU1); by an agent where they added it. `span` is where it stands in the visitor's
 * message before it in the stream; null = it is in the agent's words.
 */
export const QuestionAdded = z
  .object({
    type: z.literal("question.added"),
    ...inConversation,
    number: QuestionNumber,
    span: z.nullable(z.object({ start: z.int().min(0), end: z.int().min(1) })),
    text: QuestionText,
  })
  .meta(teamOnly);
/** What became of a question (QU3). */
export const QuestionMarked = z
  .object({
    type: z.literal("question.marked"),
    ...inConversation,
    number: QuestionNumber,
    state: QuestionState,
    into: z.nullable(QuestionNumber),
  })
  .meta(teamOnly);
/** An agent has looked at a visitor's file, the first who did (M5). */
export const FileOpened = z
  .object({ type: z.literal("file.opened"), ...inConversation, fileId: FileId })
  .meta(teamOnly);
export const WrapUpStarted = z
  .object({
    type: z.literal("wrapUp.started"),
    ...inConversation,
    agentId: AgentId,
    endsAtMs: TimeMs,
  })
  .meta(teamOnly);
export const WrapUpEnded = z
  .object({
    type: z.literal("wrapUp.ended"),
    ...inConversation,
    agentId: AgentId,
    reason: z.enum(["elapsed", "skipped", "agentLost", "undone"]),
  })
  .meta(teamOnly);
export const VisitorPresenceChanged = z
  .object({
    type: z.literal("visitor.presenceChanged"),
    ...inConversation,
    presence: VisitorPresence,
  })
  .meta(teamOnly);
export const WaitAnnounced = z
  .object({
    type: z.literal("wait.announced"),
    ...inConversation,
    place: z.int().min(1),
    range: z.nullable(WaitRange),
    refusal: z.nullable(WaitRefusal),
    /** Why the bound is later than the one before; null when it is not. */
    reason: z.nullable(WaitReason),
    basis: z.enum(["measured", "prior", "unknown"]),
  })
  .meta(teamOnly);
export const DefectRepaired = z
  .object({
    type: z.literal("defect.repaired"),
    ...inConversation,
    defect: z.enum([
      "heldByAbsentAgent",
      "heldByNobody",
      "waitingWhileCapacityFree",
      "closedButHeld",
      "overdue",
    ]),
  })
  .meta(teamOnly);

// --- The desk itself. ----------------------------------------------------------------------------------------------------------------

export const AgentAvailabilityChanged = z
  .object({
    type: z.literal("agent.availabilityChanged"),
    ...envelope,
    agentId: AgentId,
    availability: Availability,
    reason: z.enum(["chosen", "offerExpired", "disabled"]),
    /** When they mean to be back, if they said so. */
    backAtMs: TimeMs.exactOptional(),
  })
  .meta(teamOnly);
export const AgentCapacityChanged = z
  .object({
    type: z.literal("agent.capacityChanged"),
    ...envelope,
    agentId: AgentId,
    capacity: z.int().min(0).max(MAX_CAPACITY),
  })
  .meta(teamOnly);
export const AgentPresenceChanged = z
  .object({
    type: z.literal("agent.presenceChanged"),
    ...envelope,
    agentId: AgentId,
    presence: AgentPresence,
    /** The server has just started; nobody was there while it was down (D2). */
    afterRestart: z.literal(true).exactOptional(),
  })
  .meta(teamOnly);
/** An incident began or changed, on one site or all (null); without a text it is over. Who wrote it is `by`. */
export const IncidentChanged = z
  .object({
    type: z.literal("incident.changed"),
    ...envelope,
    incidentId: IncidentId,
    siteId: z.nullable(SiteId),
    text: z.nullable(NoticeText),
  })
  .meta(teamOnly);
/** A visitor was due a code and the site's pool had none left; or it has again, or needs none any more. */
export const GoodwillPoolChanged = z
  .object({
    type: z.literal("goodwill.poolChanged"),
    ...envelope,
    siteId: SiteId,
    isEmpty: z.boolean(),
  })
  .meta(teamOnly);
/** A tag or disposition is new, called otherwise, or offered no more; `text` is what it is called. */
export const TagChanged = z
  .object({
    type: z.literal("tag.changed"),
    ...envelope,
    tagId: TagId,
    siteId: z.nullable(SiteId),
    kind: TagKind,
    isRemoved: z.boolean(),
    text: TagName,
  })
  .meta(teamOnly);
/** Something in the settings changed; who shows it asks for it again. */
export const SettingsChanged = z
  .object({
    type: z.literal("settings.changed"),
    ...envelope,
    subject: z.enum(["site", "department", "team", "article", "tag", "cannedReply"]),
  })
  .meta(teamOnly);

/** The latest promises of waits in a department no longer hold as often as they should, or do again. */
export const ScoreNoticed = z
  .object({
    type: z.literal("score.noticed"),
    ...envelope,
    departmentId: DepartmentId,
    /** Promises that were kept or broken, and how many of a hundred were kept. */
    waits: z.int().min(0),
    keptPercent: z.int().min(0).max(100),
    /** How many of a hundred held before the words rounded them up; an event of before does not say. */
    boundPercent: z.int().min(0).max(100).optional(),
    isWithin: z.boolean(),
  })
  .meta(teamOnly);

/** Something that whoever directs should look at, until `alarm.cleared` of the same site, department and kind (AL1, AL2). */
export const AlarmRaised = z
  .object({
    type: z.literal("alarm.raised"),
    ...envelope,
    ...alarmSubject,
    limitMs: AlarmLimitMs,
  })
  .meta(teamOnly);
export const AlarmCleared = z
  .object({ type: z.literal("alarm.cleared"), ...envelope, ...alarmSubject })
  .meta(teamOnly);

/** Every lasting event: stored, numbered, replayed. The only list of their types. */
export const LastingEvent = z.discriminatedUnion("type", [
  ConversationStarted,
  ConversationQueued,
  ConversationAssigned,
  MessagePosted,
  ConversationClosed,
  ConversationReopened,
  ConversationMessageLeft,
  RatingGiven,
  SolutionAnswered,
  FormSent,
  FormAnswered,
  RepliesOffered,
  ArticleShown,
  ArticleAnswered,
  CallbackAsked,
  CallbackCancelled,
  TurnCalled,
  TurnExtended,
  TurnAnswered,
  TurnPassed,
  CallAsked,
  CallCancelled,
  CallRecorded,
  PromiseMade,
  PromiseChanged,
  PromiseKept,
  PromiseTakenBack,
  PromiseBroken,
  GoodwillGiven,
  IncidentLinked,
  IncidentUpdated,
  NotePosted,
  PromiseReminded,
  OfferMade,
  OfferLapsed,
  TransferOffered,
  TransferLapsed,
  MailSent,
  MailFailed,
  PushSent,
  PushFailed,
  ConversationTaken,
  ConversationGiven,
  CallTaken,
  ConversationMarked,
  ConversationTagged,
  EndingWritten,
  ComplaintRaised,
  ComplaintEnded,
  QuestionAdded,
  QuestionMarked,
  CaseShelved,
  ConversationErased,
  KindWordsShared,
  FileOpened,
  WrapUpStarted,
  WrapUpEnded,
  VisitorPresenceChanged,
  WaitAnnounced,
  DefectRepaired,
  AgentAvailabilityChanged,
  AgentCapacityChanged,
  AgentPresenceChanged,
  IncidentChanged,
  GoodwillPoolChanged,
  TagChanged,
  SettingsChanged,
  ScoreNoticed,
  AlarmRaised,
  AlarmCleared,
]);
export type LastingEvent = z.infer<typeof LastingEvent>;
export type LastingEventType = LastingEvent["type"];
export type LastingEventOf<Type extends LastingEventType> = Extract<LastingEvent, { type: Type }>;

// --- Passing events: never stored in a stream, may be dropped, the latest wins (R7). --------------------------------------------------

export const QueueMoved = z
  .object({
    type: z.literal("queue.moved"),
    conversationId: ConversationId,
    /** 1 = next. */
    place: z.int().min(1),
    /** From `atMs` on; null = no range is told, `refusal` says why. Committed before as `wait.announced`. */
    range: z.nullable(WaitRange),
    refusal: z.nullable(WaitRefusal),
    /** Why the range that is told is later than the one told before it; null when it is not. */
    reason: z.nullable(WaitReason),
    basis: z.enum(["measured", "prior", "unknown"]),
    /** When the range was announced, so that a client that hears of it later still counts down to the same moment. */
    atMs: TimeMs,
    joinedAtMs: TimeMs,
  })
  .meta(passing);
export const TypingNoticed = z
  .object({
    type: z.literal("typing.noticed"),
    conversationId: ConversationId,
    by: ActorId,
    forMs: SpanMs,
  })
  .meta(passing);
/** Somebody has read further: all the marks as they are stored now, none of which ever goes back (RM1). */
export const ReadNoticed = z
  .object({
    type: z.literal("read.noticed"),
    conversationId: ConversationId,
    readMarks: ReadMarks,
  })
  .meta(passing);
/** Who of the team looks at a conversation now: all of them, in the order of their ids (CP1). */
const WatchersNoticed = z
  .object({
    type: z.literal("watchers.noticed"),
    conversationId: ConversationId,
    agentIds: z.array(AgentId),
  })
  .meta({ audience: "team", isLasting: false });
export const SiteAvailabilityNoticed = z
  .object({
    type: z.literal("site.availabilityNoticed"),
    availability: SiteAvailability,
    /** When it opens, where it is closed by its hours; null when it is open, or closed for good. */
    opensAtMs: z.nullable(TimeMs),
    /** More conversations began in the last hour than it usually brings. */
    isUnusuallyBusy: z.boolean(),
  })
  .meta(passing);

/** What the site's visitors are told of an incident now; null = nothing is out of order (any more). */
export const SiteIncidentNoticed = z
  .object({ type: z.literal("site.incidentNoticed"), incident: z.nullable(IncidentNotice) })
  .meta(passing);

/** Those that a visitor may be told (P7). */
export const PublicPassingEvent = z.discriminatedUnion("type", [
  QueueMoved,
  TypingNoticed,
  ReadNoticed,
  SiteAvailabilityNoticed,
  SiteIncidentNoticed,
]);
export type PublicPassingEvent = z.infer<typeof PublicPassingEvent>;
export const PassingEvent = z.discriminatedUnion("type", [
  ...PublicPassingEvent.options,
  WatchersNoticed,
]);
export type PassingEvent = z.infer<typeof PassingEvent>;
export type QueueMoved = z.infer<typeof QueueMoved>;
export type ReadNoticed = z.infer<typeof ReadNoticed>;

/** Whether an event type may be shown to the visitor; read from the schemas, so it is written once. */
export const audienceOf: ReadonlyMap<LastingEventType, "public" | "team"> = new Map(
  LastingEvent.options.map(
    (schema) =>
      [
        schema.shape.type.value,
        schema.meta()?.["audience"] === "public" ? "public" : "team",
      ] as const,
  ),
);
