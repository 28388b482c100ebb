import type {
  AgentId,
  CommandId,
  ConversationId,
  ConversationView,
  DeskView,
  Ending,
  LaneItem,
  Question,
  TagId,
  VisitorCard,
} from "@presently/shared/protocol";
import type { FindArticles } from "../articles/ArticleSearch.tsx";
import type { CannedReplies } from "../canned/find-replies.ts";
import type { PickedReply } from "../canned/picked.ts";
import type { PendingMessage } from "../desk/pending.ts";
import type { DraftKind } from "../drafts.ts";
import type { ComposerFiles } from "../files/composer-files.ts";
import type { FilesInThread } from "../files/FileList.tsx";
import type { AskedForm } from "../forms/asked-form.ts";
import type { FormDraft } from "../forms/form-draft.ts";
import type { VisitorDataActs } from "../privacy/VisitorDataSection.tsx";
import type { PromiseActs } from "../promises/PromiseBars.tsx";
import type { QuestionActs } from "../questions/question-acts.ts";
import type { AssignInput } from "./AssignDialog.tsx";
import type { CallRecord } from "./CallDialog.tsx";
import type { EscalateInput } from "./EscalateDialog.tsx";
import type { Colleague } from "./mentions.ts";
import type { TransferInput } from "./TransferDialog.tsx";
import type { TargetList } from "./TransferTargets.tsx";

/** What an agent can do in a conversation. */
export interface ThreadCallbacks {
  reply(text: string, from: PickedReply | undefined): void;
  note(text: string, mentions: AgentId[]): void;
  typing(): void;
  loadEarlier(): void;
  retry(commandId: CommandId): void;
  discard(commandId: CommandId): void;
  close(ending: Ending): Promise<void>;
  /** Says how it ended, when it has ended. */
  say(ending: Ending): Promise<void>;
  tag(tagId: TagId, isTagged: boolean): void;
  complain(text: string): Promise<void>;
  endComplaint(text: string): Promise<void>;
  transfer(input: TransferInput): Promise<void>;
  escalate(input: EscalateInput): Promise<void>;
  cancelTransfer(): void;
  take(reason: string): Promise<void>;
  assign(input: AssignInput): Promise<void>;
  goodwill(words: string): Promise<void>;
  addressing(addressing: string): Promise<void>;
  shelve(why: string): Promise<void>;
  takeCall(): void;
  recordCall(record: CallRecord): Promise<void>;
  linkIncident(): void;
  promise: PromiseActs;
  question: QuestionActs;
  visitorData: VisitorDataActs;
  markTest(isTest: boolean): void;
  sendForm(form: AskedForm): Promise<void>;
  offer(replies: readonly string[] | undefined): void;
}

export interface ThreadPaneProps {
  conversationId: ConversationId;
  me: AgentId;
  /** Whether this agent may take conversations out of their turn, and say which are tests. */
  canTake: boolean;
  /** Whether the visitor is still owed an answer. */
  owesAnswer: boolean;
  /** The call that the visitor is owed. */
  call: LaneItem["call"];
  incidents: DeskView["incidents"];
  /** The owner's lists, and what their site wants said at close. */
  tags: DeskView["tags"];
  sites: DeskView["sites"];
  agents: DeskView["agents"];
  role: DeskView["role"];
  /** Undefined while it is being loaded. */
  view: ConversationView | undefined;
  card: VisitorCard | undefined;
  /** The name the lane knows, until the card has come. */
  laneName: string | null;
  departmentName: string | undefined;
  /** Who is writing now: the visitor or a colleague. */
  typingBy: string | undefined;
  /** Who of the team looks at it now, oneself too (CP1). */
  watchers: readonly AgentId[];
  isLoadingEarlier: boolean;
  pending: readonly PendingMessage[];
  colleagues: readonly Colleague[];
  targets: TargetList;
  nameOf: (agentId: string) => string;
  backHref: string;
  hrefOf: (id: ConversationId) => string;
  readDraft: (kind: DraftKind) => string;
  writeDraft: (kind: DraftKind, text: string) => void;
  onDrafts: (run: () => void) => () => void;
  readForm: () => FormDraft;
  writeForm: (draft: FormDraft) => void;
  files: ComposerFiles & Omit<FilesInThread, "onView">;
  /** The short answers that go with the next reply; undefined = none. */
  replies: readonly string[] | undefined;
  findArticles: FindArticles | undefined;
  canned: CannedReplies | undefined;
  /** What the reply's draft was written from (CR5). */
  picked: PickedReply | undefined;
  onPicked: (picked: PickedReply | undefined) => void;
  /** Of some open questions those that this agent was not pointed at yet; from now on they were (M6). */
  mentionQuestions: (open: readonly Question[]) => readonly Question[];
  isCardOpen: boolean;
  /** Whether Enter sends, or Mod+Enter alone. */
  enterSends: boolean;
  /** Back to the list this conversation was opened from. */
  onBack: () => void;
  onCard: (isOpen: boolean) => void;
  on: ThreadCallbacks;
}
