import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { FileId, Question } from "@presently/shared/protocol";
import {
  cleanText,
  MAX_MESSAGE_CHARS,
  MAX_NOTE_CHARS,
} from "@presently/shared/protocol/clean-text";
import { firstUnresolved } from "@presently/shared/protocol/variables";
import { replyOf } from "../articles/article-draft.ts";
import { ArticleSearch } from "../articles/ArticleSearch.tsx";
import { CannedList } from "../canned/CannedList.tsx";
import { pickedAfter, withReply } from "../canned/picked.ts";
import { useCannedList } from "../canned/use-canned-list.ts";
import type { Attachment } from "../files/attachments.ts";
import { AttachTray } from "../files/AttachTray.tsx";
import { Overlooked } from "../files/Overlooked.tsx";
import { RepliesEditor } from "../forms/RepliesEditor.tsx";
import { t } from "../i18n/index.ts";
import { useActions } from "../keys/actions.ts";
import { withInserted } from "../known-facts/insert.ts";
import { KnownFacts } from "../known-facts/KnownFacts.tsx";
import { PromiseOffer } from "../promises/PromiseOffer.tsx";
import { StillOpen } from "../questions/StillOpen.tsx";
import { NoteIcon } from "../ui/icons.tsx";
import { asksForArticles } from "./article-key.ts";
import type { ComposerProps } from "./composer-props.ts";
import { ComposerFoot } from "./ComposerFoot.tsx";
import { fitToText } from "./fit-to-text.ts";
import { MentionList } from "./MentionList.tsx";
import { mentionsIn, withMention } from "./mentions.ts";
import { useMentionList } from "./use-mention-list.ts";

/**
 * Writing to the visitor, or to the team. The two have different fields, drafts, colours, labels and buttons: what is written as a note
 * can't leave as a reply, since the field it stands in has no other way out.
 */
export function Composer(props: ComposerProps): JSX.Element {
  const { mode } = props;
  const isBlocked = mode === "reply" && props.cannotReply !== undefined;
  return (
    <div class={`composer is-${mode}`}>
      <fieldset class="composer-modes">
        <legend class="only-for-readers">{t.thread.compose.mode}</legend>
        {(["reply", "note"] as const).map((kind) => (
          <label key={kind} class={`composer-mode is-${kind}`}>
            <input
              type="radio"
              name="composer-mode"
              checked={mode === kind}
              onChange={() => props.onMode(kind)}
            />
            {kind === "note" && <NoteIcon />}
            {kind === "reply" ? t.thread.compose.reply : t.thread.compose.note}
          </label>
        ))}
        {mode === "note" && <span class="composer-warning">{t.thread.compose.noteLabel}</span>}
      </fieldset>
      {isBlocked ? (
        <p class="composer-blocked">{props.cannotReply}</p>
      ) : (
        <Writing key={mode} {...props} />
      )}
    </div>
  );
}

function Writing(props: ComposerProps): JSX.Element {
  const { mode } = props;
  const [text, setText] = useState(() => props.readDraft(mode));
  const [caret, setCaret] = useState(0);
  const [isFinding, setFinding] = useState(false);
  const [mentioned, setMentioned] = useState<readonly FileId[]>([]);
  const [pointedAt, setPointedAt] = useState<readonly Question[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  const caretToSet = useRef<number | readonly [number, number] | undefined>(undefined);
  /** Why the reply could not leave as it is. */
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const isAddingReply = useRef(false);

  const words = t.thread.compose;
  const maxChars = mode === "reply" ? MAX_MESSAGE_CHARS : MAX_NOTE_CHARS;
  const clean = cleanText(text);
  const over = clean.length - maxChars;

  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    fitToText(element);
    if (caretToSet.current !== undefined) {
      const { current } = caretToSet;
      const [from, to] = typeof current === "number" ? [current, current] : current;
      element.setSelectionRange(from, to);
      caretToSet.current = undefined;
    }
  }, [text]);
  // One draft in every tab: what was sent in another one must not stand here, to be sent again.
  const { readDraft, onDrafts } = props;
  useEffect(() => onDrafts(() => setText(readDraft(mode))), [onDrafts, readDraft, mode]);
  const { takesFocus } = props;
  useEffect(() => {
    if (takesFocus) field.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  const change = (next: string): void => {
    setText(next);
    props.writeDraft(mode, next);
    setProblem(undefined);
    if (mode === "reply" && next.trim() === "") props.onPicked(undefined);
    if (mode === "reply" && next.trim() !== "") props.onTyping();
  };
  const { files } = props;
  const attached = mode === "reply" ? files.attached.files : [];
  const heldBack = whyHeldBack(attached);
  const isEmpty = clean === "" && attached.length === 0;
  const cannotSend = isEmpty || over > 0 || heldBack !== undefined;
  /** What a canned reply in the draft wants before it leaves (CR3, CR7); a blank is where the caret goes then. */
  const whyNotYet = (): string | undefined => {
    const { picked: from, view, onPromiseFirst } = props;
    if (from === undefined) return undefined;
    const open = firstUnresolved(text);
    if (open !== undefined) {
      field.current?.focus();
      field.current?.setSelectionRange(open.start, open.end);
      return t.cannedReplies.composer.unresolved(open.name);
    }
    if (from.kind !== "reassurance" || (view.promises ?? []).length > 0) return undefined;
    onPromiseFirst?.();
    return t.cannedReplies.composer.needsPromise;
  };
  const send = (): boolean => {
    if (cannotSend) return false;
    if (mode === "reply") {
      const reason = whyNotYet();
      setProblem(reason);
      if (reason !== undefined) return false;
      const fresh = files.mention();
      setMentioned(fresh);
      const asked = props.questionsToPointAt();
      setPointedAt(asked);
      if (fresh.length > 0 || asked.length > 0) return false;
    }
    if (mode === "reply") props.onReply(clean, props.picked);
    else props.onNote(clean, mentionsIn(clean, props.colleagues));
    change("");
    field.current?.focus();
    return true;
  };
  const { enterSends, onSentToClose } = props;
  const canned = mode === "reply" ? props.canned : undefined;
  const list = useCannedList({
    text,
    caret,
    find: canned?.find,
    view: props.view,
    onReply: (reply, range, isAsked) => {
      const next = withReply(text, range, reply.text, canned?.values ?? {});
      props.onPicked(pickedAfter(props.picked, reply, isAsked));
      caretToSet.current = next.select;
      setCaret(next.select[1]);
      change(next.text);
      field.current?.focus();
    },
  });
  /** Begins the list as the "/" does, for who has no such key. */
  const openReplies = (): void => {
    list.typed();
    begin("/");
  };
  useActions({
    "reply.canned": canned && openReplies,
    "message.send": cannotSend ? undefined : () => void send(),
    "message.sendAndClose":
      cannotSend || mode === "note" || onSentToClose === undefined
        ? undefined
        : () => {
            if (send()) onSentToClose();
          },
  });
  const mentions = useMentionList({
    text,
    caret,
    colleagues: mode === "note" ? props.colleagues : undefined,
    onColleague: (colleague, at) => {
      const next = withMention(text, at, caret, colleague.name);
      caretToSet.current = next.caret;
      setCaret(next.caret);
      change(next.text);
      field.current?.focus();
    },
  });
  const begin = (sign: "@" | "/"): void => {
    const next = text === "" || /\s$/.test(text) ? text + sign : `${text} ${sign}`;
    caretToSet.current = next.length;
    setCaret(next.length);
    mentions.typed();
    change(next);
    field.current?.focus();
  };
  const insert = (value: string): void => {
    const next = withInserted(text, field.current?.selectionEnd ?? text.length, value);
    caretToSet.current = next.caret;
    setCaret(next.caret);
    change(next.text);
    field.current?.focus();
  };
  const offerReplies = (): void => {
    isAddingReply.current = true;
    props.onReplies([""]);
  };
  const findArticles = mode === "reply" ? props.findArticles : undefined;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return; // an input method is at work: its keys are not ours
    if (asksForArticles(event) && findArticles !== undefined) {
      event.preventDefault();
      setFinding(true);
      return;
    }
    if (list.takes(event) || mentions.takes(event)) return;
    const isMod = event.ctrlKey || event.metaKey;
    const isSend =
      event.key === "Enter" && !event.shiftKey && !event.altKey && (enterSends || isMod);
    if (!isSend) return;
    event.preventDefault();
    if (!event.repeat) send(); // a key that is held down is no second yes
  };
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData;
    if (mode === "note" || files.onFiles === undefined || pasted === null) return;
    // What an office program copies is text with its picture beside it: the text is meant.
    if (pasted.files.length === 0 || pasted.types.includes("text/plain")) return;
    event.preventDefault();
    files.onFiles([...pasted.files]);
  };

  return (
    <form
      class="composer-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {mode === "reply" && (
        <Overlooked
          files={mentioned.filter((file) => files.unopened.has(file))}
          visitorName={props.visitorName}
          nameOf={files.nameOf}
        />
      )}
      {mode === "reply" && (
        <StillOpen
          pointedAt={pointedAt}
          questions={props.view.questions ?? []}
          onShow={props.onShowQuestions}
        />
      )}
      {mode === "reply" && props.card !== undefined && (
        <KnownFacts draft={text} card={props.card} onInsert={insert} />
      )}
      {mode === "reply" && props.onPromise !== undefined && (
        <PromiseOffer
          draft={text}
          onYes={(dueAtMs) => {
            props.onPromise?.(dueAtMs);
            field.current?.focus();
          }}
        />
      )}
      {mode === "reply" && files.limits !== undefined && (
        <AttachTray
          attached={files.attached}
          limits={files.limits}
          onRemove={(key) => {
            files.onRemove(key);
            field.current?.focus();
          }}
          onRetry={files.onRetry}
        />
      )}
      {mode === "reply" && props.replies !== undefined && (
        <RepliesEditor
          replies={props.replies}
          onReplies={(replies) => {
            props.onReplies(replies);
            if (replies === undefined) field.current?.focus();
          }}
          isAdding={isAddingReply}
        />
      )}
      {problem !== undefined && (
        <p class="callout is-warn" role="alert">
          {problem}
        </p>
      )}
      {list.isOpen && (
        <CannedList
          lines={list.lines}
          picked={list.picked}
          values={canned?.values ?? {}}
          status={list.status}
          onPick={list.pick}
          onKey={list.takes}
        />
      )}
      {mentions.found.length > 0 && (
        <MentionList colleagues={mentions.found} picked={mentions.picked} onPick={mentions.pick} />
      )}
      <textarea
        ref={field}
        class="composer-field"
        rows={1}
        dir="auto"
        aria-label={mode === "reply" ? words.reply : words.note}
        aria-describedby="composer-hint"
        aria-invalid={over > 0 ? "true" : "false"}
        aria-autocomplete="list"
        aria-controls={
          list.isOpen ? "canned-list" : mentions.found.length > 0 ? "mention-list" : undefined
        }
        aria-activedescendant={
          list.lines.length > 0
            ? `canned-${list.picked}`
            : mentions.found.length > 0
              ? `mention-${mentions.picked}`
              : undefined
        }
        placeholder={mode === "reply" ? words.replyTo(props.visitorName) : words.notePlaceholder}
        value={text}
        enterkeyhint="send"
        onInput={(event) => {
          mentions.typed();
          list.typed();
          setCaret(event.currentTarget.selectionStart);
          change(event.currentTarget.value);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {isFinding && findArticles !== undefined && (
        <ArticleSearch
          find={findArticles}
          onPick={(article) => {
            setFinding(false);
            const begun = text.trim() === "" ? "" : `${text.trimEnd()}\n\n`;
            change(begun + replyOf(article.text, article.page));
            // Once the dialog has given the focus back to where it was.
            requestAnimationFrame(() => field.current?.focus());
          }}
          onClose={() => setFinding(false)}
        />
      )}
      <ComposerFoot
        mode={mode}
        enterSends={enterSends}
        files={files}
        over={over}
        heldBack={heldBack}
        canSend={!cannotSend}
        onChosen={(chosen) => {
          files.onFiles?.(chosen);
          field.current?.focus();
        }}
        onFind={findArticles && (() => setFinding(true))}
        onOfferReplies={props.replies === undefined ? offerReplies : undefined}
        onAskDetails={props.onAskDetails}
        onAskColleague={() => begin("@")}
        onCanned={canned && openReplies}
      />
    </form>
  );
}

/** Why what is attached keeps a reply from being sent; undefined when it does not. */
function whyHeldBack(attached: readonly Attachment[]): string | undefined {
  if (attached.some(({ state }) => state === "failed")) return t.files.oneFailed;
  return attached.some(({ state }) => state === "uploading") ? t.files.stillUploading : undefined;
}
