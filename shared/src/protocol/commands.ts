import * as z from "zod";
import { MAX_CAPACITY } from "./capacity-limit.ts";
import {
  ArticleHelp,
  ArticleLanguage,
  ArticleRules,
  ArticleSettings,
  ArticleText,
} from "./articles.ts";
import {
  MAX_ATTRIBUTES,
  MAX_ATTRIBUTE_CHARS,
  MAX_EMAIL_CHARS,
  MAX_NAME_CHARS,
  MAX_PHONE_CHARS,
  MAX_TITLE_CHARS,
  MAX_URL_CHARS,
} from "./clean-text.ts";
import { cannedReplyCommands, UsedReply } from "./canned-replies.ts";
import { complaintCommands } from "./complaints.ts";
import { AskedDepartment } from "./department-key.ts";
import { EscalationPath } from "./escalation-path.ts";
import { FileIds } from "./files.ts";
import { FormAnswer, FormFields, FormQuestion, OfferedReplies, PreChatForm } from "./forms.ts";
import { GoodwillCode, GoodwillRules } from "./goodwill.ts";
import {
  MAX_GOODWILL_BUDGET,
  MAX_GOODWILL_CODES_AT_ONCE,
  MAX_GOODWILL_WORDS_CHARS,
} from "./goodwill-limits.ts";
import { OpeningHours } from "./hours.ts";
import { IdentityKeyId, IdentityMode } from "./identity.ts";
import {
  AgentId,
  ArticleId,
  ConversationId,
  DepartmentId,
  FileId,
  FormId,
  SiteId,
  TopicId,
} from "./ids.ts";
import { SiteLook } from "./look.ts";
import { PushAddress } from "./push.ts";
import {
  Availability,
  CallbackWay,
  CallOutcome,
  ChosenTransferReason,
  LanguageCodes,
  LanguageTag,
  ReplyWithinHours,
  Role,
  TimeZone,
  TimeMs,
  PauseAfterMs,
  WaitLimitMs,
} from "./states.ts";
import { promiseCommands } from "./promises.ts";
import { Register } from "./register.ts";
import { SetKeepDays } from "./retention.ts";
import { questionCommands } from "./questions.ts";
import { shelfCommands } from "./shelf.ts";
import { Ending, tagCommands } from "./tags.ts";
import { TypedTopics } from "./topics.ts";
import { CommentText, HandoverNote, MessageText, NoteText, NoticeText } from "./text.ts";

const Name = z.string().max(MAX_NAME_CHARS);
const Email = z.string().max(MAX_EMAIL_CHARS);
export const Attributes = z
  .record(
    z.string().min(1).max(MAX_ATTRIBUTE_CHARS),
    z.union([z.string().max(MAX_ATTRIBUTE_CHARS), z.number(), z.boolean(), z.null()]),
  )
  .refine((attributes) => Object.keys(attributes).length <= MAX_ATTRIBUTES);
export type Attributes = z.infer<typeof Attributes>;
const Origin = z.string().max(MAX_URL_CHARS);

/** Where the visitor is and what their browser speaks; all of it hostile input (R38). */
export const PageVisit = z.object({
  url: z.string().max(MAX_URL_CHARS).exactOptional(),
  referrer: z.string().max(MAX_URL_CHARS).exactOptional(),
  title: z.string().max(MAX_TITLE_CHARS).exactOptional(),
  language: LanguageTag.exactOptional(),
  timeZone: TimeZone.exactOptional(),
});
export type PageVisit = z.infer<typeof PageVisit>;

// --- What a visitor asks. --------------------------------------------------------------------------------------------------------------

/** Without a conversation it goes to the visitor's open conversation on that site, else it starts one in the same transaction: a lost acknowledgement never makes a second one. */
const VisitorPostMessage = z.object({
  type: z.literal("message.post"),
  text: MessageText,
  conversationId: ConversationId.exactOptional(),
  /** Uploaded before, by the same visitor, and in no message yet; with them the text may be empty (R41). */
  files: FileIds.exactOptional(),
  /** By its key: where a conversation that begins with it is to wait (DK2). One that is there already stays where it is. */
  department: AskedDepartment.exactOptional(),
});
/** Leaves the line or ends the chat. */
const VisitorClose = z.object({
  type: z.literal("conversation.close"),
  conversationId: ConversationId,
});
const VisitorLeaveMessage = z.object({
  type: z.literal("conversation.leaveMessage"),
  conversationId: ConversationId.exactOptional(),
  text: MessageText.exactOptional(),
  email: Email,
  name: Name.exactOptional(),
  /** As with a message (DK2). */
  department: AskedDepartment.exactOptional(),
});
const VisitorRate = z.object({
  type: z.literal("rating.give"),
  conversationId: ConversationId,
  score: z.int().min(1).max(5),
  comment: CommentText.exactOptional(),
});
/** Whether it was solved, once it has ended; "no" opens it again (SO2). */
const AnswerSolution = z.object({
  type: z.literal("solution.answer"),
  conversationId: ConversationId,
  isSolved: z.boolean(),
});
/** Opens an article that was shown, or says whether it helped (AR7). */
const AnswerArticle = z.object({
  type: z.literal("article.answer"),
  conversationId: ConversationId,
  articleId: ArticleId,
  help: ArticleHelp.exclude(["shown"]),
});
/** What a conversation that waits is about, of what the welcome offered (TO2). */
const ChooseTopic = z.object({
  type: z.literal("topic.choose"),
  conversationId: ConversationId,
  topicId: TopicId,
});
/** Has what was said mailed to the address that the visitor gives for themselves (TS3). */
const MailTranscript = z.object({
  type: z.literal("transcript.mail"),
  conversationId: ConversationId,
  email: Email,
});
/** What the visitor answers to the form that stands open: every field may be left out, and with all left out it is "not now" (FO3). */
const AnswerForm = z.object({
  type: z.literal("form.answer"),
  conversationId: ConversationId,
  formId: FormId,
  name: Name.exactOptional(),
  email: Email.exactOptional(),
  phone: z.string().max(MAX_PHONE_CHARS).exactOptional(),
  question: FormAnswer.exactOptional(),
});
/** Keeps the place and leaves: the visitor is called when it is their turn (R12). By mail without an address, the one given before counts; by push it wants one. */
const AskCallback = z.object({
  type: z.literal("callback.ask"),
  conversationId: ConversationId,
  way: CallbackWay,
  email: Email.exactOptional(),
  push: PushAddress.exactOptional(),
});
const CancelCallback = z.object({
  type: z.literal("callback.cancel"),
  conversationId: ConversationId,
});
/** More time to come back, when the visitor was called; the only command that is no sign of being there. */
const ExtendTurn = z.object({ type: z.literal("turn.extend"), conversationId: ConversationId });
/** Leaves the line with a number to be called at; `text` is what it is about. Asked again, the number is another (PH1). */
const AskCall = z.object({
  type: z.literal("call.ask"),
  conversationId: ConversationId,
  phone: z.string().max(MAX_PHONE_CHARS),
  text: MessageText.exactOptional(),
});
/** Is not to be called any more; what was asked in writing is answered in writing. */
const CancelCall = z.object({ type: z.literal("call.cancel"), conversationId: ConversationId });
const VisitorDescribe = z.object({
  type: z.literal("visitor.describe"),
  name: Name.exactOptional(),
  email: Email.exactOptional(),
  attributes: Attributes.exactOptional(),
  page: PageVisit.exactOptional(),
});
/** What the page tells of one conversation, for the team alone; null takes a name away. */
const DescribeConversation = z.object({
  type: z.literal("conversation.describe"),
  conversationId: ConversationId,
  attributes: Attributes,
});
/** What the visitor did, as the page tells it, for the team alone. */
const TrackAct = z.object({
  type: z.literal("visitor.track"),
  name: Name.min(1),
  data: Attributes.exactOptional(),
});
/** Ends every session of this visitor, in this browser and any other; what was said stays with the team (V2). */
const VisitorForget = z.object({ type: z.literal("visitor.forget") });

export const VisitorCommand = z.discriminatedUnion("type", [
  VisitorPostMessage,
  VisitorClose,
  VisitorLeaveMessage,
  VisitorRate,
  AnswerSolution,
  AnswerForm,
  AnswerArticle,
  ChooseTopic,
  MailTranscript,
  AskCallback,
  CancelCallback,
  ExtendTurn,
  AskCall,
  CancelCall,
  VisitorDescribe,
  DescribeConversation,
  TrackAct,
  VisitorForget,
]);
export type VisitorCommand = z.infer<typeof VisitorCommand>;

// --- What an agent asks. ---------------------------------------------------------------------------------------------------------------

const AgentPostMessage = z.object({
  type: z.literal("message.post"),
  conversationId: ConversationId,
  text: MessageText,
  files: FileIds.exactOptional(),
  /** Short answers that the visitor can give with one press (QR1). */
  replies: OfferedReplies.exactOptional(),
  /** Written from a canned reply (CR5). */
  cannedReply: UsedReply.exactOptional(),
});
/** Asks the visitor for a few things at once, in the thread; `text` is the question in own words, where `fields` has it (FO1). */
const SendForm = z.object({
  type: z.literal("form.send"),
  conversationId: ConversationId,
  fields: FormFields,
  text: FormQuestion.exactOptional(),
});
/** The agent has looked at a visitor's file: it is not one that everybody overlooked any more (M5). */
const OpenFile = z.object({
  type: z.literal("file.open"),
  conversationId: ConversationId,
  fileId: FileId,
});
const PostNote = z.object({
  type: z.literal("note.post"),
  conversationId: ConversationId,
  text: NoteText,
  mentions: z.array(AgentId).max(20),
});
/** The chat offered to the agent; without an id also the first in queue order that they can take (R14). */
const Accept = z.object({
  type: z.literal("conversation.accept"),
  conversationId: ConversationId.exactOptional(),
});
const DeclineOffer = z.object({ type: z.literal("offer.decline"), conversationId: ConversationId });
/** A supervisor takes a chat out of its turn, or from another agent, and says why. */
const Take = z.object({
  type: z.literal("conversation.take"),
  conversationId: ConversationId,
  reason: NoteText,
});
/** A supervisor gives a chat to an agent who is online, at once and without asking them (AS1). */
const Assign = z.object({
  type: z.literal("conversation.assign"),
  conversationId: ConversationId,
  agentId: AgentId,
  /** Who has it as far as the supervisor saw; null = nobody, it waits. Where that is over, nothing is done (AS5). */
  fromAgentId: z.nullable(AgentId),
  /** Also when every slot of the agent is in use (AS3). */
  isBeyondCapacity: z.literal(true).exactOptional(),
  /** Why, for the team. */
  reason: NoteText.exactOptional(),
});
const Transfer = z.object({
  type: z.literal("conversation.transfer"),
  conversationId: ConversationId,
  to: z.union([z.object({ agentId: AgentId }), z.object({ departmentId: DepartmentId })]),
  note: HandoverNote,
  reason: ChosenTransferReason,
  /** Required from the second transfer of a conversation on. */
  again: NoteText.exactOptional(),
});
/** One key along the owner's path: the desk knows whom to ask (ES2). */
const Escalate = z.object({
  type: z.literal("conversation.escalate"),
  conversationId: ConversationId,
  note: HandoverNote,
  /** Required from the second transfer of a conversation on, as there. */
  again: NoteText.exactOptional(),
});
const CancelTransfer = z.object({
  type: z.literal("transfer.cancel"),
  conversationId: ConversationId,
});
const AgentClose = z.object({
  type: z.literal("conversation.close"),
  conversationId: ConversationId,
  /** What is said of it (EN1); without it nothing is said, and what was tagged stays. */
  ending: Ending.exactOptional(),
});
/** Takes back an end of one's own, within UNDO_MS of it (UD1). */
const UndoClose = z.object({
  type: z.literal("conversation.undoClose"),
  conversationId: ConversationId,
});
const EndWrapUp = z.object({ type: z.literal("wrapUp.end"), conversationId: ConversationId });
const SetAvailability = z.object({
  type: z.literal("agent.setAvailability"),
  availability: Availability,
  /** When going, or while gone: when the agent means to be back, within a day; null = they cannot say. */
  backAtMs: z.nullable(TimeMs).exactOptional(),
});
const SetCapacity = z.object({
  type: z.literal("agent.setCapacity"),
  capacity: z.int().min(0).max(MAX_CAPACITY),
  agentId: AgentId.exactOptional(),
  /** They begin with one chat at once and rise to `capacity` with what they end (LP1). */
  isNewcomer: z.boolean().exactOptional(),
});

/** The agent makes the call that is owed: colleagues see who does (PH2). */
const TakeCall = z.object({ type: z.literal("call.take"), conversationId: ConversationId });
/** How the call to that number went; `conversation.wrong-state` where the visitor has given another meanwhile. After no answer it is due again in so many hours, two when none are named (PH3). */
const RecordCall = z.object({
  type: z.literal("call.record"),
  conversationId: ConversationId,
  phone: z.string().max(MAX_PHONE_CHARS),
  outcome: CallOutcome,
  againInHours: z.int().min(1).max(168).exactOptional(),
});

/** Something is out of order, on one site or all (null): what the visitors are told; null = it is over (M21). */
const SetIncident = z.object({
  type: z.literal("incident.set"),
  siteId: z.nullable(SiteId),
  text: z.nullable(NoticeText),
});
/** The conversation is about the incident: it is told what is new, and that it is over. */
const LinkIncident = z.object({
  type: z.literal("incident.link"),
  conversationId: ConversationId,
});
/** The conversation is a test, or is none after all: a test stays out of the wait model and of every figure (TC1). */
const MarkTest = z.object({
  type: z.literal("conversation.markTest"),
  conversationId: ConversationId,
  isTest: z.boolean(),
});

/** How the conversation's visitor wishes to be addressed, in the team's words and for the team alone; empty = nothing is known (RE2). */
const SetAddressing = z.object({
  type: z.literal("visitor.setAddressing"),
  conversationId: ConversationId,
  text: z.string().max(MAX_NAME_CHARS),
});

/** Everything that is kept of the conversation's visitor is to go, in all their conversations (ER1). There is no way back. */
const EraseVisitor = z.object({
  type: z.literal("visitor.erase"),
  conversationId: ConversationId,
});

// --- What the settings pages ask. ------------------------------------------------------------------------------------------------------

const siteSettings = {
  name: Name,
  origins: z.array(Origin).max(50),
  isAutoAccept: z.boolean(),
};
const CreateSite = z.object({
  type: z.literal("site.create"),
  name: Name,
  origins: siteSettings.origins,
});
const UpdateSite = z.object({
  type: z.literal("site.update"),
  siteId: SiteId,
  ...siteSettings,
  /** How soon a left message is answered: what its visitor is promised. As it was when left out. */
  replyWithinHours: ReplyWithinHours.exactOptional(),
  /** From which wait on a way out is offered (M3). As it was when left out. */
  waitLimitMs: WaitLimitMs.exactOptional(),
  /** Whether the team calls visitors by phone (PH1). As it was when left out. */
  callsByPhone: z.boolean().exactOptional(),
  /** Whether files can be sent, by visitors and agents (R41). As it was when left out. */
  takesFiles: z.boolean().exactOptional(),
  /** After how long at work its agents are reminded of a pause (LP2). As it was when left out. */
  pauseAfterMs: PauseAfterMs.exactOptional(),
  /** How its visitors are addressed (RE1). As it was when left out. */
  register: Register.exactOptional(),
});
/** How the chat looks on a site, where the tag on a page says nothing else (LK1). */
const SetLook = z.object({ type: z.literal("site.setLook"), siteId: SiteId, look: SiteLook });
/** What a site asks right after a visitor's first message, while they wait; no field = nothing (FO6). */
const SetPreChat = z.object({
  type: z.literal("site.setPreChat"),
  siteId: SiteId,
  form: PreChatForm,
});
/** What a site's conversations can be about, all of it; none = nothing is asked (TO1). */
const SetTopics = z.object({
  type: z.literal("site.setTopics"),
  siteId: SiteId,
  topics: TypedTopics,
});
/** Whether the site's pages say who a visitor is, signed (ID1). Anything but `off` wants a key. */
const SetIdentityMode = z.object({
  type: z.literal("identity.setMode"),
  siteId: SiteId,
  mode: IdentityMode,
});
/** One more key for the site to sign with; what it is, is asked once over HTTP (ID2). */
const AddIdentityKey = z.object({ type: z.literal("identity.addKey"), siteId: SiteId });
/** What was signed with the key is taken no more. The last one stays while identities are asked for. */
const RemoveIdentityKey = z.object({
  type: z.literal("identity.removeKey"),
  siteId: SiteId,
  keyId: IdentityKeyId,
});
/** The owner's goodwill for who waits too long on a site (M3). */
const SetGoodwill = z.object({
  type: z.literal("goodwill.set"),
  siteId: SiteId,
  ...GoodwillRules.shape,
});
/** Codes for the site's pool. Those that were in any pool before are left out. */
const AddGoodwillCodes = z.object({
  type: z.literal("goodwill.addCodes"),
  siteId: SiteId,
  codes: z.array(GoodwillCode).min(1).max(MAX_GOODWILL_CODES_AT_ONCE),
});
/** How many codes an agent may give in thirty days by their own judgement (GB1). */
const SetGoodwillBudget = z.object({
  type: z.literal("goodwill.setBudget"),
  agentId: AgentId,
  codes: z.int().min(0).max(MAX_GOODWILL_BUDGET),
});
/** The agent gives the visitor a code of the owner's, with words of their own (GB2). */
const GiveGoodwill = z.object({
  type: z.literal("goodwill.give"),
  conversationId: ConversationId,
  words: z.string().max(MAX_GOODWILL_WORDS_CHARS * 2),
});
/** Takes the codes that nobody was given out of the site's pool. */
const DropGoodwillCodes = z.object({ type: z.literal("goodwill.dropCodes"), siteId: SiteId });
/** A help article with all its texts; without an id it is a new one. What is written now counts as checked (AR2). */
const SaveArticle = z.object({
  type: z.literal("article.save"),
  siteId: SiteId,
  articleId: ArticleId.exactOptional(),
  ...ArticleRules.shape,
  texts: z.array(ArticleText).min(1).max(ArticleLanguage.options.length),
});
const DeleteArticle = z.object({ type: z.literal("article.delete"), articleId: ArticleId });
/** The agent has read it, and it is still true. */
const CheckArticle = z.object({ type: z.literal("article.check"), articleId: ArticleId });
/** Whether a site's articles are offered to who waits, and when one counts as old. */
const SetArticles = z.object({
  type: z.literal("article.set"),
  siteId: SiteId,
  ...ArticleSettings.shape,
});
const CreateDepartment = z.object({ type: z.literal("department.create"), name: Name });
const UpdateDepartment = z.object({
  type: z.literal("department.update"),
  departmentId: DepartmentId,
  name: Name,
  agentIds: z.array(AgentId).max(500),
  /** What pages name it by (DK1). As it was when left out. */
  key: z.string().max(MAX_NAME_CHARS).exactOptional(),
  /** Those that have a line of their own, answered by the members who speak them (LG1). As it was when left out. */
  languages: LanguageCodes.exactOptional(),
});
/** When the department answers; null = always (H1). */
const SetHours = z.object({
  type: z.literal("department.setHours"),
  departmentId: DepartmentId,
  hours: z.nullable(OpeningHours),
});
/** Whom to ask when a conversation of the department is escalated, the first one first; the owner is always asked last (ES1). */
const SetPath = z.object({
  type: z.literal("department.setPath"),
  departmentId: DepartmentId,
  path: EscalationPath,
});
/** When an agent works: their slots are counted on until then; null = nobody says (W7). */
const SetAgentHours = z.object({
  type: z.literal("agent.setHours"),
  agentId: AgentId,
  hours: z.nullable(OpeningHours),
});
/** What an agent speaks with visitors (LG1). */
const SetAgentLanguages = z.object({
  type: z.literal("agent.setLanguages"),
  agentId: AgentId,
  languages: LanguageCodes,
});
const UpdateAgent = z.object({
  type: z.literal("agent.update"),
  agentId: AgentId,
  name: Name.exactOptional(),
  role: Role.exactOptional(),
  isDisabled: z.boolean().exactOptional(),
});

export const AgentCommand = z.discriminatedUnion("type", [
  AgentPostMessage,
  SendForm,
  OpenFile,
  PostNote,
  Accept,
  DeclineOffer,
  Take,
  Assign,
  Transfer,
  Escalate,
  CancelTransfer,
  AgentClose,
  UndoClose,
  EndWrapUp,
  SetAvailability,
  SetCapacity,
  TakeCall,
  RecordCall,
  SetIncident,
  LinkIncident,
  MarkTest,
  SetAddressing,
  EraseVisitor,
  CreateSite,
  UpdateSite,
  SetLook,
  SetPreChat,
  SetTopics,
  SetIdentityMode,
  AddIdentityKey,
  RemoveIdentityKey,
  SetGoodwill,
  AddGoodwillCodes,
  DropGoodwillCodes,
  SetGoodwillBudget,
  GiveGoodwill,
  SaveArticle,
  DeleteArticle,
  CheckArticle,
  SetArticles,
  CreateDepartment,
  UpdateDepartment,
  SetHours,
  SetPath,
  SetAgentHours,
  SetAgentLanguages,
  UpdateAgent,
  ...tagCommands,
  ...promiseCommands,
  ...complaintCommands,
  SetKeepDays,
  ...cannedReplyCommands,
  ...questionCommands,
  ...shelfCommands,
]);
export type AgentCommand = z.infer<typeof AgentCommand>;
export type CommandOf<Command extends { type: string }, Type extends Command["type"]> = Extract<
  Command,
  { type: Type }
>;
