import type { JSX } from "preact";
import type { DraftKind } from "../drafts.ts";
import { AttachButton, limitsText } from "../files/AttachButton.tsx";
import type { ComposerFiles } from "../files/composer-files.ts";
import { t } from "../i18n/index.ts";
import { keyWords } from "../keys/Keys.tsx";
import { NoteIcon, SendIcon } from "../ui/icons.tsx";

interface ComposerFootProps {
  mode: DraftKind;
  enterSends: boolean;
  files: Pick<ComposerFiles, "limits" | "onFiles">;
  /** Characters beyond what a message may have; above 0 it can't be sent. */
  over: number;
  /** Why what is attached keeps the reply from being sent; undefined when it does not. */
  heldBack: string | undefined;
  canSend: boolean;
  onChosen: (files: readonly File[]) => void;
  /** Looks for an answer that was written before; undefined where there is nowhere to look. */
  onFind: (() => void) | undefined;
  /** Puts short answers beside the reply; undefined where they are there already. */
  onOfferReplies: (() => void) | undefined;
  /** Asks the visitor for details in a form; undefined where nobody may now. */
  onAskDetails: (() => void) | undefined;
  onAskColleague: () => void;
  /** Opens the canned replies; undefined where there is nowhere to look. */
  onCanned: (() => void) | undefined;
}

/** What stands below the field: what may go with the words, what there is to say of them, and the way out. */
export function ComposerFoot(props: ComposerFootProps): JSX.Element {
  const { mode, over, heldBack, onFind, onOfferReplies, onAskDetails } = props;
  const words = t.thread.compose;
  const { limits, onFiles } = props.files;
  const taken = mode === "reply" && onFiles !== undefined ? limits : undefined;
  const hintClass =
    over > 0 ? "field-problem" : heldBack === undefined ? "field-hint" : "held-back";
  return (
    <div class="composer-foot">
      {taken !== undefined && <AttachButton limits={taken} onFiles={props.onChosen} />}
      <div class="composer-hints">
        <p class={hintClass} id="composer-hint">
          {over > 0 ? words.tooLong(over) : (heldBack ?? hintOf(mode, props.enterSends))}
        </p>
        {taken !== undefined && (
          <p class="attach-limits" id="attach-limits">
            {limitsText(taken)}
          </p>
        )}
      </div>
      {props.onCanned !== undefined && (
        <button
          type="button"
          class="button is-small is-quiet"
          title={`${t.cannedReplies.composer.hint} (${keyWords("Mod+j")})`}
          aria-keyshortcuts="Control+J"
          onClick={props.onCanned}
        >
          {t.cannedReplies.composer.open}
        </button>
      )}
      {onFind !== undefined && (
        <button
          type="button"
          class="button is-small is-quiet"
          title={`${t.articles.search.title} (Ctrl+/)`}
          aria-keyshortcuts="Control+/"
          onClick={onFind}
        >
          {t.articles.search.open}
        </button>
      )}
      {mode === "reply" && onAskDetails !== undefined && (
        <>
          {onOfferReplies !== undefined && (
            <button type="button" class="button is-small is-quiet" onClick={onOfferReplies}>
              {t.forms.replies.open}
            </button>
          )}
          <button type="button" class="button is-small is-quiet" onClick={onAskDetails}>
            {t.forms.open}
          </button>
        </>
      )}
      {mode === "note" && (
        <button type="button" class="button is-small is-quiet" onClick={props.onAskColleague}>
          {words.ask}
        </button>
      )}
      <button
        type="submit"
        class={`button ${mode === "reply" ? "is-main" : "is-note"}`}
        disabled={!props.canSend}
      >
        {mode === "reply" ? <SendIcon /> : <NoteIcon />}
        {mode === "reply" ? words.send : words.addNote}
      </button>
    </div>
  );
}

function hintOf(mode: DraftKind, enterSends: boolean): string {
  const words = t.thread.compose;
  if (!enterSends) return words.modHint(keyWords("Mod+Enter"));
  return mode === "reply" ? words.hint : words.noteHint;
}
