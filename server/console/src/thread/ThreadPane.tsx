import type { JSX } from "preact";
import { useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import type { ConversationView, OpenPromise } from "@presently/shared/protocol";
import { mayEnd, namedFor } from "../complaints/answering.ts";
import { ComplaintBar } from "../complaints/ComplaintBar.tsx";
import type { DraftKind } from "../drafts.ts";
import { TagBar } from "../ending/TagBar.tsx";
import { useFileDrop } from "../files/use-file-drop.ts";
import { t } from "../i18n/index.ts";
import { useActions } from "../keys/actions.ts";
import { PromiseBars } from "../promises/PromiseBars.tsx";
import { toPointAt } from "../questions/open-questions.ts";
import { QuestionList } from "../questions/QuestionList.tsx";
import { callAbout } from "./call-about.ts";
import { CallBar } from "./CallBar.tsx";
import { canLink } from "./can-link.ts";
import { Composer } from "./Composer.tsx";
import type { Cast } from "./lines.ts";
import type { ThreadPaneProps } from "./thread-pane-props.ts";
import { type ThreadDialog, ThreadDialogs } from "./ThreadDialogs.tsx";
import { ThreadHead } from "./ThreadHead.tsx";
import { ThreadLog } from "./ThreadLog.tsx";
import { TransferBar } from "./TransferBar.tsx";
import { useFineFocus } from "./use-fine-focus.ts";
import { VisitorCardPane } from "./VisitorCardPane.tsx";
import { threadNameOf } from "./visitor-names.ts";
import { whyNoReply } from "./why-no-reply.ts";

/** One conversation: what was said, what can be done, and who it is with. */
export function ThreadPane(props: ThreadPaneProps): JSX.Element {
  const { view, card, me, on } = props;
  const [mode, setMode] = useState<DraftKind>("reply");
  const [dialog, setDialog] = useState<ThreadDialog>("none");
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
    if (!isMine) setDialog((before) => (handsOver(before) || before === "form" ? "none" : before));
    if (!canClose) setDialog((before) => (before === "close" ? "none" : before));
  }, [isMine, canClose]);

  const close = canClose ? () => setDialog("close") : undefined;
  const promises = view?.promises ?? [];
  const [moved, setMoved] = useState<OpenPromise>();
  const mayPromise = (isMine || view?.state === "messageLeft") && promises.length < 4;
  const mayFollowUp = view?.state === "closed" && !promises.some(({ kind }) => kind === "followUp");
  const [promisedAbout, setPromisedAbout] = useState<string>();
  const promise =
    mayPromise || mayFollowUp
      ? () => {
          setMoved(undefined);
          setPromisedAbout(undefined);
          setDialog("promise");
        }
      : undefined;
  const mayPromiseAnswer = mayPromise && !promises.some(({ kind }) => kind === "answer");
  const [questionsAskedFor, askForQuestions] = useReducer((times: number) => times + 1, 0);
  const showQuestions = (): void => askForQuestions(undefined);
  const mayDirect = props.canTake && (isHeld || isInLine);
  const take = mayDirect && !isMine ? () => setDialog("take") : undefined;
  const assign = mayDirect ? () => setDialog("assign") : undefined;
  const canHandOver = isMine && view.transfer === null;
  const transfer = canHandOver ? () => setDialog("transfer") : undefined;
  const escalate = canHandOver ? () => setDialog("escalate") : undefined;
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
    "chat.escalate": escalate,
    "chat.assign": assign,
    "chat.close": close,
    "chat.tag": view === undefined ? undefined : () => setDialog("tags"),
    "chat.disposition": view === undefined ? undefined : () => setDialog("disposition"),
    "promise.make": promise,
    "questions.show": view === undefined ? undefined : showQuestions,
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
          watching={watching(props)}
          backHref={props.backHref}
          isCardOpen={props.isCardOpen}
          onCard={() => props.onCard(!props.isCardOpen)}
          actions={{
            link: canLink(view, card, props.incidents) ? on.linkIncident : undefined,
            mark: props.canTake && view !== undefined ? () => on.markTest(!view.isTest) : undefined,
            transfer,
            escalate,
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
            take,
            assign,
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
              setPromisedAbout(undefined);
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
          <QuestionList
            key={`questions ${props.conversationId}`}
            questions={view.questions ?? []}
            askedFor={questionsAskedFor}
            acts={on.question}
            onCheck={
              mayPromiseAnswer
                ? ({ text }) => {
                    setMoved(undefined);
                    setPromisedAbout(text);
                    setDialog("promise");
                  }
                : undefined
            }
          />
        )}
        {view !== undefined && cannotReply === undefined && (
          <p class="composer-colleague" role="status">
            {isColleague(props.typingBy, me) && t.thread.alsoWrites(props.nameOf(props.typingBy))}
          </p>
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
            canned={props.canned}
            picked={props.picked}
            onPicked={props.onPicked}
            view={view}
            questionsToPointAt={() => props.mentionQuestions(toPointAt(view.questions ?? []))}
            onShowQuestions={showQuestions}
            onPromiseFirst={promise}
            onPromise={mayPromiseAnswer ? on.promise.sayYes : undefined}
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
          onAddressing={on.addressing}
          onShelve={view?.state === "closed" && !view.isTest ? on.shelve : undefined}
          tags={props.tags}
          data={props.role === "owner" || props.role === "admin" ? on.visitorData : undefined}
          onClose={() => props.onCard(false)}
        />
      )}
      <ThreadDialogs
        dialog={dialog}
        pane={props}
        visitorName={visitorName}
        agentName={agentName}
        moved={moved}
        promisedAbout={promisedAbout}
        onMode={setMode}
        onDone={() => setDialog("none")}
      />
    </>
  );
}

function handsOver(dialog: ThreadDialog): boolean {
  return dialog === "transfer" || dialog === "escalate";
}

/** Who else looks on, by name, and whether they do so for the team (CP1). */
function watching({ watchers, me, agents, nameOf }: ThreadPaneProps): string[] {
  return watchers
    .filter((id) => id !== me)
    .map((id) => {
      const role = agents.find(({ agentId }) => agentId === id)?.role;
      const isOfTeam = role === undefined || role === "agent";
      return isOfTeam ? nameOf(id) : t.thread.withRole(nameOf(id), t.settings.team.roles[role]);
    })
    .toSorted((a, b) => a.localeCompare(b));
}

/** A colleague who writes here at the same moment: said, and nothing is held back (CP4). */
function isColleague(by: string | undefined, me: string): by is string {
  return by !== undefined && by !== me && by.startsWith("agt_");
}

function typingName(by: string | undefined, cast: Cast): string | undefined {
  if (by === undefined || by === cast.me) return undefined;
  return by.startsWith("agt_") ? cast.nameOf(by) : cast.visitorName;
}

/** A conversation has its code once (GB2); the card tells of the moment at which the thread was opened. */
function isGoodwillGiven({ items }: ConversationView): boolean {
  return items.some(({ type }) => type === "goodwill.given");
}
