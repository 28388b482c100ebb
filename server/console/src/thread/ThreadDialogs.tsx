import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ConversationView, OpenPromise } from "@presently/shared/protocol";
import { ComplaintDialog } from "../complaints/ComplaintDialog.tsx";
import type { DraftKind } from "../drafts.ts";
import { EndingSheet } from "../ending/EndingSheet.tsx";
import { suggestedEnding } from "../ending/suggested-ending.ts";
import { TagSheet } from "../ending/TagSheet.tsx";
import { FormDialog } from "../forms/FormDialog.tsx";
import { PromiseDialog } from "../promises/PromiseDialog.tsx";
import { openOf, wantedOf } from "../questions/open-questions.ts";
import { AssignDialog } from "./AssignDialog.tsx";
import { CallDialog } from "./CallDialog.tsx";
import { EscalateDialog } from "./EscalateDialog.tsx";
import type { HandoverDraft } from "./HandoverFields.tsx";
import { TakeDialog } from "./TakeDialog.tsx";
import type { ThreadPaneProps } from "./thread-pane-props.ts";
import { emptyTransferDraft, type TransferDraft, TransferDialog } from "./TransferDialog.tsx";
import { asNotes, untakenNote } from "./untaken-note.ts";

/** What is asked of the agent over the thread: one thing at a time. */
export type ThreadDialog =
  | "none"
  | "transfer"
  | "escalate"
  | "take"
  | "assign"
  | "close"
  | "say"
  | "tags"
  | "disposition"
  | "complain"
  | "endComplaint"
  | "call"
  | "form"
  | "promise";

interface ThreadDialogsProps {
  dialog: ThreadDialog;
  /** What the thread knows and can do. */
  pane: ThreadPaneProps;
  visitorName: string;
  /** Who holds it, where that is a colleague. */
  agentName: string | undefined;
  /** The promise whose time is moved; undefined = a new one is made. */
  moved: OpenPromise | undefined;
  /** The question that a promise is about; undefined = none in particular. */
  promisedAbout: string | undefined;
  onMode: (mode: DraftKind) => void;
  onDone: () => void;
}

/** The dialog that is open over a thread. What was filled in for a transfer or an escalation stays while another is open. */
export function ThreadDialogs(props: ThreadDialogsProps): JSX.Element {
  const { dialog, pane, visitorName, agentName, moved, onMode, onDone } = props;
  const { view, card } = pane;
  const [transferDraft, setTransferDraft] = useState<TransferDraft>();
  const [escalateDraft, setEscalateDraft] = useState<HandoverDraft>();
  return (
    <>
      {dialog === "transfer" && view !== undefined && (
        <TransferDialog
          visitorName={visitorName}
          targets={pane.targets}
          isAgain={view.transferCount > 0}
          draft={transferDraft ?? { ...emptyTransferDraft, wanted: wantedOf(view.questions ?? []) }}
          onDraft={setTransferDraft}
          onTransfer={async (input) => {
            await pane.on.transfer(input);
            setTransferDraft(undefined);
            onDone();
          }}
          onAskInstead={() => {
            onDone();
            onMode("note");
          }}
          onClose={onDone}
        />
      )}
      {dialog === "escalate" && view !== undefined && (
        <EscalateDialog
          visitorName={visitorName}
          isAgain={view.transferCount > 0}
          draft={
            escalateDraft ??
            untakenNote(view.items) ?? {
              wanted: wantedOf(view.questions ?? []),
              tried: "",
              promised: "",
              again: "",
            }
          }
          onDraft={setEscalateDraft}
          onEscalate={async (input) => {
            await pane.on.escalate(input);
            setEscalateDraft(undefined);
            onDone();
            focusTitle();
          }}
          onKeep={(note) => {
            for (const text of asNotes(note)) pane.on.note(text, []);
            setEscalateDraft(note);
            onDone();
            focusTitle();
          }}
          onClose={onDone}
        />
      )}
      {(dialog === "close" || dialog === "say") && view !== undefined && card !== undefined && (
        <EndingSheet
          visitorName={visitorName}
          isClosing={dialog === "close"}
          isOwed={dialog === "close" && pane.owesAnswer}
          promises={dialog === "close" ? (view.promises ?? []).length : 0}
          questions={dialog === "close" ? openOf(view.questions ?? []).length : 0}
          siteId={card.siteId}
          tags={pane.tags}
          has={view.tagIds ?? []}
          suggested={suggestedEnding(view, pane.tags)}
          needs={pane.sites.find(({ siteId }) => siteId === card.siteId)?.endingNeeds}
          onFollowUp={
            (view.promises ?? []).some(({ kind }) => kind === "followUp")
              ? undefined
              : (dueAtMs) => pane.on.promise.make("followUp", dueAtMs)
          }
          onSay={async (ending) => {
            await (dialog === "close" ? pane.on.close(ending) : pane.on.say(ending));
            onDone();
            focusTitle();
          }}
          onStay={onDone}
        />
      )}
      {(dialog === "tags" || dialog === "disposition") &&
        view !== undefined &&
        card !== undefined && (
          <TagSheet
            visitorName={visitorName}
            siteId={card.siteId}
            tags={pane.tags}
            has={view.tagIds ?? []}
            first={dialog === "tags" ? "tag" : "disposition"}
            onTag={pane.on.tag}
            onClose={onDone}
          />
        )}
      {(dialog === "complain" || dialog === "endComplaint") && (
        <ComplaintDialog
          visitorName={visitorName}
          isEnding={dialog === "endComplaint"}
          onSay={async (text) => {
            await (dialog === "complain" ? pane.on.complain(text) : pane.on.endComplaint(text));
            onDone();
            focusTitle();
          }}
          onClose={onDone}
        />
      )}
      {dialog === "promise" && (
        <PromiseDialog
          visitorName={visitorName}
          timeZone={card?.timeZone ?? null}
          open={view?.promises ?? []}
          isOver={view?.state === "closed"}
          moved={moved}
          about={props.promisedAbout}
          acts={pane.on.promise}
          onDone={onDone}
        />
      )}
      {dialog === "call" && pane.call !== null && (
        <CallDialog
          visitorName={visitorName}
          call={pane.call}
          onRecord={async (record) => {
            await pane.on.recordCall(record);
            onDone();
          }}
          onClose={onDone}
        />
      )}
      {dialog === "form" && view !== undefined && (
        <FormDialog
          visitorName={visitorName}
          card={card}
          items={view.items}
          readDraft={pane.readForm}
          writeDraft={pane.writeForm}
          onSend={async (asked) => {
            await pane.on.sendForm(asked);
            onDone();
          }}
          onClose={onDone}
        />
      )}
      {dialog === "assign" && view !== undefined && (
        <AssignDialog
          visitorName={visitorName}
          holder={isHeld(view) ? view.agentId : null}
          offeredTo={(view.offer ?? view.transfer)?.agentId ?? null}
          agents={pane.agents}
          me={pane.me}
          nameOf={pane.nameOf}
          onAssign={async (input) => {
            await pane.on.assign(input);
            onDone();
            focusTitle();
          }}
          onClose={onDone}
        />
      )}
      {dialog === "take" && (
        <TakeDialog
          visitorName={visitorName}
          agentName={agentName}
          onTake={async (reason) => {
            await pane.on.take(reason);
            onDone();
          }}
          onClose={onDone}
        />
      )}
    </>
  );
}

function isHeld({ state }: ConversationView): boolean {
  return state === "assigned" || state === "waitingOnVisitor";
}

/** The button that opened it has gone with what was ended: the keyboard goes on at the title. */
function focusTitle(): void {
  requestAnimationFrame(() => document.getElementById("thread-title")?.focus());
}
