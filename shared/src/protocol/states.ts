import * as z from "zod";

/** The life of a conversation (server/DOMAIN.md C1). To the visitor *offered* looks like *queued*: an offer is the team's affair. */
export const ConversationState = z.enum([
  "queued",
  "offered",
  "assigned",
  "waitingOnVisitor",
  "closed",
  "messageLeft",
]);
export type ConversationState = z.infer<typeof ConversationState>;

/** What an agent chooses; wrap-up belongs to a slot and *reconnecting* to presence. */
export const Availability = z.enum(["online", "away", "break"]);
export type Availability = z.infer<typeof Availability>;

/** What the connection of an agent says (R13). */
export const AgentPresence = z.enum(["connected", "reconnecting", "offline"]);
export type AgentPresence = z.infer<typeof AgentPresence>;

/** What the connection of a visitor in line says (R12): absent = no socket; silent = page hidden and no sign of life. */
export const VisitorPresence = z.enum(["present", "silent", "absent"]);
export type VisitorPresence = z.infer<typeof VisitorPresence>;

/** Whether somebody can answer on a site now: online = a free slot, busy = a line, away = the team is signed in but not taking chats, offline = nobody. */
export const SiteAvailability = z.enum(["online", "busy", "away", "offline"]);
export type SiteAvailability = z.infer<typeof SiteAvailability>;

/** Owner and admin hold for the whole installation, supervisor and agent per site. */
export const Role = z.enum(["owner", "admin", "supervisor", "agent"]);
export type Role = z.infer<typeof Role>;

/** Why a conversation went to somebody else; the visitor is told it in their language. */
export const TransferReason = z.enum([
  "expertise",
  "language",
  "availability",
  "request",
  "other",
  "escalated",
]);
export type TransferReason = z.infer<typeof TransferReason>;
/** Those an agent chooses from; `escalated` is said by the desk alone (ES4). */
export const ChosenTransferReason = TransferReason.exclude(["escalated"]);
export type ChosenTransferReason = z.infer<typeof ChosenTransferReason>;

/** How a visitor who keeps the place and leaves is called back (R12): by mail, by a notification while their tab lives, or by Web Push. */
export const CallbackWay = z.enum(["email", "notice", "push"]);
export type CallbackWay = z.infer<typeof CallbackWay>;

/** How a call to a visitor who left a number went (PH3). */
export const CallOutcome = z.enum(["reached", "noAnswer", "wrongNumber"]);
export type CallOutcome = z.infer<typeof CallOutcome>;

/** What the server mails to visitors: a left message is confirmed, a reply nobody was there to read is sent on, who is called back is called. */
export const MailKind = z.enum(["leftMessage", "unreadReply", "turn", "transcript"]);
export type MailKind = z.infer<typeof MailKind>;

export const ClosedBy = z.enum(["visitor", "agent", "silence", "system"]);
export type ClosedBy = z.infer<typeof ClosedBy>;

/** A language tag such as `en` or `pt-BR`: a code, not text that somebody wrote. */
export const LanguageTag = z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/);
/** A language without region or script, as agents speak it and lines have it: `bg`, `fil`. */
export const LanguageCode = z.string().regex(/^[a-z]{2,3}$/);
export type LanguageCode = z.infer<typeof LanguageCode>;
/** How many an agent can speak, and can have lines of their own in a department. */
export const MAX_LANGUAGES = 20;
export const LanguageCodes = z.array(LanguageCode).max(MAX_LANGUAGES);
/** An IANA time-zone name such as `Europe/Vilnius`. */
export const TimeZone = z.string().regex(/^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+){0,2}$/);

/** How soon an owner lets a left message be answered: an hour to two weeks. */
export const ReplyWithinHours = z.int().min(1).max(336);

/** From which wait on a way out is offered: a minute to four hours. */
export const WaitLimitMs = z.int().min(60_000).max(14_400_000);

/** After how long at work an agent is reminded of a pause: up to eight hours; 0 = never (LP2). */
export const PauseAfterMs = z.int().min(0).max(28_800_000);

/** Milliseconds since the epoch. */
export const TimeMs = z.int().min(0);
/** A span of milliseconds. */
export const SpanMs = z.int().min(0);

/** A range in which a wait will end, from now: `lowMs <= expectedMs <= highMs`; the upper end is meant to hold for nine of ten (W1). */
export const WaitRange = z
  .object({ lowMs: SpanMs, expectedMs: SpanMs, highMs: SpanMs })
  .refine((range) => range.lowMs <= range.expectedMs && range.expectedMs <= range.highMs);
export type WaitRange = z.infer<typeof WaitRange>;

/** Why no range is told. */
export const WaitRefusal = z.enum(["tooLittleHistory", "nobodyAvailable", "tooLong"]);
export type WaitRefusal = z.infer<typeof WaitRefusal>;

/** Why a bound is later than the one that was shown: fewer agents take chats, somebody came to stand ahead, or chats last longer. */
export const WaitReason = z.enum(["fewerAgents", "cameAhead", "longChats"]);
export type WaitReason = z.infer<typeof WaitReason>;
