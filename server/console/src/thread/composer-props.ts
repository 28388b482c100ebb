import type { AgentId, ConversationView, VisitorCard, Question } from "@presently/shared/protocol";
import type { FindArticles } from "../articles/ArticleSearch.tsx";
import type { CannedReplies } from "../canned/find-replies.ts";
import type { PickedReply } from "../canned/picked.ts";
import type { DraftKind } from "../drafts.ts";
import type { ComposerFiles } from "../files/composer-files.ts";
import type { Colleague } from "./mentions.ts";

/** What the composer is given: the drafts, what may be sent now, and what each of its ways out does. */
export interface ComposerProps {
  visitorName: string;
  mode: DraftKind;
  /** Why no reply can be written now; undefined: it can. */
  cannotReply: string | undefined;
  colleagues: readonly Colleague[];
  readDraft: (kind: DraftKind) => string;
  writeDraft: (kind: DraftKind, text: string) => void;
  /** Calls `run` when another tab has written a draft; returns what ends that. */
  onDrafts: (run: () => void) => () => void;
  onMode: (mode: DraftKind) => void;
  onReply: (text: string, from: PickedReply | undefined) => void;
  enterSends: boolean;
  /** Closes the conversation once what was sent is on its way; undefined where it can't be closed. */
  onSentToClose: (() => void) | undefined;
  onNote: (text: string, mentions: AgentId[]) => void;
  onTyping: () => void;
  files: ComposerFiles;
  /** What the team knows of the visitor; undefined until it has come. */
  card: VisitorCard | undefined;
  /** The short answers that go with the reply; undefined = none. */
  replies: readonly string[] | undefined;
  onReplies: (replies: readonly string[] | undefined) => void;
  /** Asks the visitor for details in a form; undefined where nobody may now. */
  onAskDetails: (() => void) | undefined;
  /** Finds answers that were written before; undefined until it is known where to look. */
  findArticles: FindArticles | undefined;
  /** The replies that are written already; undefined until it is known where to look. */
  canned: CannedReplies | undefined;
  /** What the draft was written from (CR5). */
  picked: PickedReply | undefined;
  onPicked: (picked: PickedReply | undefined) => void;
  view: ConversationView;
  /** The open questions that the agent is pointed at before a reply leaves, once; none = it leaves. */
  questionsToPointAt: () => readonly Question[];
  onShowQuestions: () => void;
  /** Has a promise made that a reassurance wants first; undefined where none can be made. */
  onPromiseFirst: (() => void) | undefined;
  /** Makes the promise that the draft speaks of; undefined where none can be made. */
  onPromise: ((dueAtMs: number) => void) | undefined;
  /** True right after the conversation was opened by its agent: the caret belongs here. */
  takesFocus: boolean;
}
