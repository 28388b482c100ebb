import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type {
  AgentId,
  CommandId,
  ConversationId,
  ConversationView,
  DeskView,
  Ending,
  LaneItem,
  TagId,
  OpenPromise,
  VisitorCard,
} from "@presently/shared/protocol";
import { mayEnd, namedFor } from "../complaints/answering.ts";
import { ComplaintBar } from "../complaints/ComplaintBar.tsx";
import { ComplaintDialog } from "../complaints/ComplaintDialog.tsx";
import { EndingSheet } from "../ending/EndingSheet.tsx";
import { suggestedEnding } from "../ending/suggested-ending.ts";
import { TagBar } from "../ending/TagBar.tsx";
import { TagSheet } from "../ending/TagSheet.tsx";
import type { FindArticles } from "../articles/ArticleSearch.tsx";
import type { PendingMessage } from "../desk/pending.ts";
import type { DraftKind } from "../drafts.ts";
import type { ComposerFiles } from "../files/composer-files.ts";
import type { FilesInThread } from "../files/FileList.tsx";
import { useFileDrop } from "../files/use-file-drop.ts";
import type { AskedForm } from "../forms/asked-form.ts";
import type { FormDraft } from "../forms/form-draft.ts";
import { FormDialog } from "../forms/FormDialog.tsx";
import { t } from "../i18n/index.ts";
import { useActions } from "../keys/actions.ts";
import { PromiseBars, type PromiseActs } from "../promises/PromiseBars.tsx";
import { PromiseDialog } from "../promises/PromiseDialog.tsx";
import { callAbout } from "./call-about.ts";
import { CallBar } from "./CallBar.tsx";
import type { CallRecord } from "./CallDialog.tsx";
import { CallDialog } from "./CallDialog.tsx";
import { Composer } from "./Composer.tsx";
import type { Cast } from "./lines.ts";
import type { Colleague } from "./mentions.ts";
import { TakeDialog } from "./TakeDialog.tsx";
import { ThreadHead } from "./ThreadHead.tsx";
import { ThreadLog } from "./ThreadLog.tsx";
import { TransferBar } from "./TransferBar.tsx";
import type { TransferDraft, TransferInput } from "./TransferDialog.tsx";
import { emptyTransferDraft, TransferDialog } from "./TransferDialog.tsx";
import type { TargetList } from "./TransferTargets.tsx";
import { VisitorCardPane } from "./VisitorCardPane.tsx";
import { threadNameOf } from "./visitor-names.ts";

export interface ThreadCallbacks {
  reply(text: string): void;
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
  cancelTransfer(): void;
  take(reason: string): Promise<void>;
  goodwill(words: string): Promise<void>;
  takeCall(): void;
  recordCall(record: CallRecord): Promise<void>;
  linkIncident(): void;
  promise: PromiseActs;
  markTest(isTest: boolean): void;
  sendForm(form: AskedForm): Promise<void>;
  offer(replies: readonly string[] | undefined): void;
}

interface ThreadPaneProps {
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
  isCardOpen: boolean;
  /** Whether Enter sends, or Mod+Enter alone. */
  enterSends: boolean;
  /** Back to the list this conversation was opened from. */
  onBack: () => void;
  onCard: (isOpen: boolean) => void;
  on: ThreadCallbacks;
}

/** One conversation: what was said, what can be done, and who it is with. */
export function ThreadPane(props: ThreadPaneProps): JSX.Element {
  const { view, card, me, on } = props;
  const [mode, setMode] = useState<DraftKind>("reply");
  const [dialog, setDialog] = useState<
    | "none"
    | "transfer"
    | "take"
    | "close"
    | "say"
    | "tags"
    | "disposition"
    | "complain"
    | "endComplaint"
    | "call"
    | "form"
    | "promise"
  >("none");
  const [transferDraft, setTransferDraft] = useState<TransferDraft>(emptyTransferDraft);
  const visitorName = threadNameOf(card, props.laneName);
  const cast: Cast = useMemo(
    () => ({ me, visitorName, nameOf: props.nameOf, tags: props.tags }),
    [me, visitorName, props.nameOf, props.tags],
  );
  const isHeld = view?.state === "assigned" || view?.state === "waitingOnVisitor";
  const isMine = isHeld && view.agentId === me;
  const agentName =
    isHeld && view.agentId != null && !isMine ? props.nameOf(view.agentId) : undefined;
  const isInLine = view?.state === "queued" || view?.state === "offered";
  // A left message is nobody's: put away once it was answered, or unanswered by whoever runs the team.
  const mayPutAway = view?.state === "messageLeft" && (props.canTake || !props.owesAnswer);
  const takesFocus = useFineFocus(props.conversationId, isMine || view?.state === "messageLeft");
  const canClose = isMine || mayPutAway;
  const named = card && namedFor(props, card.siteId);
  const answeredBy = named && props.nameOf(named);
  const pane = useRef<HTMLElement>(null);
  const cannotReply = view && whyNoReply(view, isMine, me);
  const takesFiles = view !== undefined && mode === "reply" && cannotReply === undefined;
  const isFileOver = useFileDrop(pane, takesFiles ? props.files.onFiles : undefined);
  useEffect(() => {
    // What can't be done any more closes its dialog; what was filled in stays.
    if (!isMine)
      setDialog((before) => (before === "transfer" || before === "form" ? "none" : before));
    if (!canClose) setDialog((before) => (before === "close" ? "none" : before));
  }, [isMine, canClose]);

  const close = canClose ? () => setDialog("close") : undefined;
  const promises = view?.promises ?? [];
  const [moved, setMoved] = useState<OpenPromise>();
  const mayPromise = (isMine || view?.state === "messageLeft") && promises.length < 3;
  const promise = mayPromise
    ? () => {
        setMoved(undefined);
        setDialog("promise");
      }
    : undefined;
  const transfer = isMine && view.transfer === null ? () => setDialog("transfer") : undefined;
  /** As it is once what was sent is known to be: then no answer may be owed any more. */
  const latestClose = useRef(close);
  latestClose.current = close;
  const write = (kind: DraftKind) => (): void => {
    setMode(kind);
    requestAnimationFrame(() =>
      pane.current?.querySelector<HTMLElement>(".composer-field")?.focus(),
    );
  };
  useActions({
    "list.back": () => {
      const { activeElement } = document;
      if (activeElement?.closest(".composer") != null)
        document.getElementById("thread-title")?.focus();
      else props.onBack();
    },
    "reply.write": view !== undefined && cannotReply === undefined ? write("reply") : undefined,
    "note.write": view === undefined ? undefined : write("note"),
    "chat.transfer": transfer,
    "chat.close": close,
    "chat.tag": view === undefined ? undefined : () => setDialog("tags"),
    "chat.disposition": view === undefined ? undefined : () => setDialog("disposition"),
    "promise.make": promise,
    "card.toggle": () => props.onCard(!props.isCardOpen),
  });

  return (
    <>
      <section ref={pane} class="thread" aria-labelledby="thread-title" id="main" tabIndex={-1}>
        {isFileOver && <p class="drop-here">{t.files.drop}</p>}
        <ThreadHead
          view={view}
          visitorName={visitorName}
          agentName={agentName}
          backHref={props.backHref}
          isCardOpen={props.isCardOpen}
          onCard={() => props.onCard(!props.isCardOpen)}
          actions={{
            link: canLink(view, card, props.incidents) ? on.linkIncident : undefined,
            mark: props.canTake && view !== undefined ? () => on.markTest(!view.isTest) : undefined,
            transfer,
            promise,
            close,
            complain:
              view !== undefined && view.complaint === undefined
                ? () => setDialog("complain")
                : undefined,
            say:
              view?.state === "closed" && (view.agentId === me || props.canTake)
                ? () => setDialog("say")
                : undefined,
            take:
              props.canTake && !isMine && (isHeld || isInLine)
                ? () => setDialog("take")
                : undefined,
          }}
        />
        {view !== undefined && (
          <TagBar tags={props.tags} has={view.tagIds ?? []} onTags={() => setDialog("tags")} />
        )}
        {view?.complaint !== undefined && card !== undefined && (
          <ComplaintBar
            complaint={view.complaint}
            answeredBy={answeredBy}
            onEnd={mayEnd(props, card.siteId) ? () => setDialog("endComplaint") : undefined}
          />
        )}
        {view !== undefined && props.call !== null && (
          <CallBar
            call={props.call}
            about={callAbout(view.items)}
            me={me}
            nameOf={props.nameOf}
            onTake={on.takeCall}
            onRecord={() => setDialog("call")}
          />
        )}
        {view !== undefined && (
          <PromiseBars
            view={view}
            me={me}
            acts={on.promise}
            onMove={(open) => {
              setMoved(open);
              setDialog("promise");
            }}
          />
        )}
        {view?.transfer != null && (
          <TransferBar
            transfer={view.transfer}
            isMine={view.transfer.fromAgentId === me}
            nameOf={props.nameOf}
            onCancel={on.cancelTransfer}
          />
        )}
        {view === undefined ? (
          <p class="empty thread-loading">{t.thread.loading}</p>
        ) : (
          <ThreadLog
            key={props.conversationId}
            view={view}
            cast={cast}
            pending={props.pending}
            typingName={typingName(props.typingBy, cast)}
            isLoadingEarlier={props.isLoadingEarlier}
            onLoadEarlier={on.loadEarlier}
            onRetry={on.retry}
            onDiscard={on.discard}
            files={props.files}
          />
        )}
        {view !== undefined && (
          <Composer
            key={`${props.conversationId} ${isMine}`}
            visitorName={visitorName}
            mode={mode}
            cannotReply={cannotReply}
            colleagues={props.colleagues}
            readDraft={props.readDraft}
            writeDraft={props.writeDraft}
            onDrafts={props.onDrafts}
            onMode={setMode}
            onReply={on.reply}
            enterSends={props.enterSends}
            onSentToClose={close && (() => requestAnimationFrame(() => latestClose.current?.()))}
            onNote={on.note}
            onTyping={on.typing}
            files={props.files}
            card={card}
            replies={isMine ? props.replies : undefined}
            onReplies={on.offer}
            onAskDetails={isMine ? () => setDialog("form") : undefined}
            findArticles={props.findArticles}
            onPromise={
              mayPromise && !promises.some(({ kind }) => kind === "answer")
                ? on.promise.sayYes
                : undefined
            }
            takesFocus={takesFocus}
          />
        )}
      </section>
      {props.isCardOpen && card !== undefined && (
        <VisitorCardPane
          card={card}
          departmentName={props.departmentName}
          conversationId={props.conversationId}
          hrefOf={props.hrefOf}
          nameOf={props.nameOf}
          onGoodwill={
            isMine && card.goodwillLeft > 0 && !isGoodwillGiven(view) ? on.goodwill : undefined
          }
          tags={props.tags}
          onClose={() => props.onCard(false)}
        />
      )}
      {dialog === "transfer" && view !== undefined && (
        <TransferDialog
          visitorName={visitorName}
          targets={props.targets}
          isAgain={view.transferCount > 0}
          draft={transferDraft}
          onDraft={setTransferDraft}
          onTransfer={async (input) => {
            await on.transfer(input);
            setTransferDraft(emptyTransferDraft);
            setDialog("none");
          }}
          onAskInstead={() => {
            setDialog("none");
            setMode("note");
          }}
          onClose={() => setDialog("none")}
        />
      )}
      {(dialog === "close" || dialog === "say") && view !== undefined && card !== undefined && (
        <EndingSheet
          visitorName={visitorName}
          isClosing={dialog === "close"}
          isOwed={dialog === "close" && props.owesAnswer}
          promises={dialog === "close" ? promises.length : 0}
          siteId={card.siteId}
          tags={props.tags}
          has={view.tagIds ?? []}
          suggested={suggestedEnding(view, props.tags)}
          needs={props.sites.find(({ siteId }) => siteId === card.siteId)?.endingNeeds}
          onSay={async (ending) => {
            await (dialog === "close" ? on.close(ending) : on.say(ending));
            setDialog("none");
            // The button that opened it has gone with what it closed.
            requestAnimationFrame(() => document.getElementById("thread-title")?.focus());
          }}
          onStay={() => setDialog("none")}
        />
      )}
      {(dialog === "tags" || dialog === "disposition") &&
        view !== undefined &&
        card !== undefined && (
          <TagSheet
            visitorName={visitorName}
            siteId={card.siteId}
            tags={props.tags}
            has={view.tagIds ?? []}
            first={dialog === "tags" ? "tag" : "disposition"}
            onTag={on.tag}
            onClose={() => setDialog("none")}
          />
        )}
      {(dialog === "complain" || dialog === "endComplaint") && (
        <ComplaintDialog
          visitorName={visitorName}
          isEnding={dialog === "endComplaint"}
          onSay={async (text) => {
            await (dialog === "complain" ? on.complain(text) : on.endComplaint(text));
            setDialog("none");
            requestAnimationFrame(() => document.getElementById("thread-title")?.focus());
          }}
          onClose={() => setDialog("none")}
        />
      )}
      {dialog === "promise" && (
        <PromiseDialog
          visitorName={visitorName}
          timeZone={card?.timeZone ?? null}
          open={promises}
          moved={moved}
          acts={on.promise}
          onDone={() => setDialog("none")}
        />
      )}
      {dialog === "call" && props.call !== null && (
        <CallDialog
          visitorName={visitorName}
          call={props.call}
          onRecord={async (record) => {
            await on.recordCall(record);
            setDialog("none");
          }}
          onClose={() => setDialog("none")}
        />
      )}
      {dialog === "form" && view !== undefined && (
        <FormDialog
          visitorName={visitorName}
          card={card}
          items={view.items}
          readDraft={props.readForm}
          writeDraft={props.writeForm}
          onSend={async (asked) => {
            await on.sendForm(asked);
            setDialog("none");
          }}
          onClose={() => setDialog("none")}
        />
      )}
      {dialog === "take" && (
        <TakeDialog
          visitorName={visitorName}
          agentName={agentName}
          onTake={async (reason) => {
            await on.take(reason);
            setDialog("none");
          }}
          onClose={() => setDialog("none")}
        />
      )}
    </>
  );
}

/** Whether the conversation's site has an incident that it is not linked to yet; its own goes before that of all (I1). */
function canLink(
  view: ConversationView | undefined,
  card: VisitorCard | undefined,
  incidents: DeskView["incidents"],
): boolean {
  if (view === undefined || card === undefined || view.state === "closed") return false;
  const incident =
    incidents.find(({ siteId }) => siteId === card.siteId) ??
    incidents.find(({ siteId }) => siteId === null);
  return (
    incident !== undefined &&
    !view.items.some(
      (event) => event.type === "incident.linked" && event.incidentId === incident.incidentId,
    )
  );
}

/** Why this agent can't write to the visitor now, in words; undefined when they can. */
function whyNoReply(view: ConversationView, isMine: boolean, me: AgentId): string | undefined {
  if (isMine) return undefined;
  const words = t.thread.compose;
  switch (view.state) {
    case "queued":
      return words.waiting;
    case "offered":
      return view.offer?.agentId === me ? words.offered : words.waiting;
    case "closed": // what is promised may be kept after the end (PM7)
      return (view.promises ?? []).length > 0 ? undefined : words.closed;
    case "messageLeft": // anybody of the site's team may answer it
      return undefined;
    case "assigned":
    case "waitingOnVisitor":
      return view.transfer?.agentId === me ? words.offered : words.notYours;
  }
}

/**
 * Whether the caret goes into the composer when a conversation is opened: yes for a pointer and a keyboard; on a touch screen the
 * keyboard would cover what is to be read, so the focus goes to the title.
 */
function useFineFocus(conversationId: ConversationId, canReply: boolean): boolean {
  const isFine = useMemo(() => matchMedia("(pointer: fine)").matches, []);
  const takes = isFine && canReply;
  useEffect(() => {
    if (!takes) document.getElementById("thread-title")?.focus({ preventScroll: true });
  }, [conversationId, takes]);
  return takes;
}

function typingName(by: string | undefined, cast: Cast): string | undefined {
  if (by === undefined || by === cast.me) return undefined;
  return by.startsWith("agt_") ? cast.nameOf(by) : cast.visitorName;
}

/** A conversation has its code once (GB2); the card tells of the moment at which the thread was opened. */
function isGoodwillGiven({ items }: ConversationView): boolean {
  return items.some(({ type }) => type === "goodwill.given");
}
