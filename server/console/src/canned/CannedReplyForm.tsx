import type { JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import type { ArticleList, CannedReplyText } from "@presently/shared/protocol";
import { ARTICLE_LANGUAGES } from "@presently/shared/protocol/article-limits";
import {
  CANNED_REPLY_KINDS,
  MAX_CANNED_REPLY_NAME_CHARS,
  MAX_VARIANTS,
  STARTER_KINDS,
} from "@presently/shared/protocol/canned-reply-limits";
import { VARIABLES } from "@presently/shared/protocol/variables";
import { keeperOf } from "../articles/article-draft.ts";
import { t } from "../i18n/index.ts";
import { KeeperChoice } from "../kept/KeeperChoice.tsx";
import { LanguageChoice } from "../kept/LanguageChoice.tsx";
import { SaveBar } from "../settings/SaveBar.tsx";
import { Check } from "../ui/Check.tsx";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import {
  type CannedDraft,
  draftProblems,
  withAnother,
  withoutWording,
  withWording,
  wordingProblem,
} from "./canned-draft.ts";

interface CannedReplyFormProps {
  heading: string;
  initial: CannedDraft;
  keepers: ArticleList["keepers"];
  /** Who edits. */
  me: string;
  /** Whether they may write for all sites. */
  mayForAll: boolean;
  onSave: (draft: CannedDraft) => Promise<void>;
  onClose: () => void;
}

/** A canned reply is written, in one language or several (CR1). The focus comes to its first field. */
export function CannedReplyForm(props: CannedReplyFormProps): JSX.Element {
  const words = t.cannedReplies.form;
  const keeperIn = ({ keeperId }: CannedDraft) => keeperOf(keeperId, props.keepers, props.me);
  const form = useForm<CannedDraft>({
    initial: props.initial,
    check: draftProblems,
    send: (draft) => props.onSave({ ...draft, keeperId: keeperIn(draft) }),
    words: { "value.invalid": words.refused },
  });
  const { values, problems, set } = form;
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => element.current?.querySelector("input")?.focus(), []);
  const { texts } = values;
  // What is still wrong stays marked while it is mended.
  const isChecked = useRef(false);
  isChecked.current ||= problems.texts !== undefined;
  const missing = ARTICLE_LANGUAGES.filter(
    (language) => !texts.some((text) => text.language === language),
  );
  return (
    <form ref={element} class="form panel" noValidate onSubmit={form.submit}>
      <h2>{props.heading}</h2>
      <FormProblem text={problems.form ?? problems.texts} />
      <Field
        label={words.name}
        hint={words.nameHint}
        value={values.name}
        maxLength={MAX_CANNED_REPLY_NAME_CHARS}
        problem={problems.name}
        onValue={(name) => set("name", name)}
      />
      <KindChoice value={values.kind} onKind={(kind) => set("kind", kind)} />
      {texts.map((text) => (
        <Wordings
          key={text.language}
          text={text}
          isChecked={isChecked.current}
          canDrop={texts.length > 1 || text.variants.length > 1}
          onType={(variant, typed) =>
            set("texts", withWording(texts, text.language, variant, typed))
          }
          onDrop={(variant) => set("texts", withoutWording(texts, text.language, variant))}
          onAnother={() => set("texts", withAnother(texts, text.language))}
        />
      ))}
      {missing.length > 0 && (
        <LanguageChoice
          missing={missing}
          onAdd={(language) => set("texts", [...texts, { language, variants: [""] }])}
        />
      )}
      <KeeperChoice
        keepers={props.keepers}
        value={keeperIn(values)}
        onKeeper={(keeperId) => set("keeperId", keeperId)}
      />
      {props.mayForAll && (
        <Check
          label={words.forAll}
          isChecked={values.isForAll}
          onCheck={(isForAll) => set("isForAll", isForAll)}
        />
      )}
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} onCancel={props.onClose} />
    </form>
  );
}

function KindChoice(props: {
  value: CannedDraft["kind"];
  onKind: (kind: CannedDraft["kind"]) => void;
}): JSX.Element {
  const id = useId();
  const { kind: label, kindHint } = t.cannedReplies.form;
  const isStarter = STARTER_KINDS.some((kind) => kind === props.value);
  const { value } = props;
  const hint =
    value === "reply" || value === "offer" || value === "dataList" || value === "reassurance"
      ? kindHint[value]
      : isStarter
        ? kindHint.starter
        : "";
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="input"
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => {
          const chosen = CANNED_REPLY_KINDS.find((kind) => kind === currentTarget.value);
          if (chosen !== undefined) props.onKind(chosen);
        }}
      >
        {CANNED_REPLY_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t.cannedReplies.kinds[kind]}
          </option>
        ))}
      </select>
      <p class="field-hint" id={`${id}-hint`} role="status">
        {hint}
      </p>
    </div>
  );
}

interface WordingsProps {
  text: CannedReplyText;
  /** Whether what is wrong is marked. */
  isChecked: boolean;
  canDrop: boolean;
  onType: (variant: number, typed: string) => void;
  onDrop: (variant: number) => void;
  onAnother: () => void;
}

function Wordings({ text, isChecked, canDrop, ...on }: WordingsProps): JSX.Element {
  const words = t.cannedReplies.form;
  const language = t.articles.languages[text.language];
  return (
    <fieldset class="article-text">
      <legend class="field-label">{language}</legend>
      {text.variants.map((typed, variant) => (
        // A wording is its place: nothing else tells one from another while it is typed.
        <div key={variant} lang={text.language} class="canned-wording">
          <Field
            label={words.wording(variant + 1)}
            hint={variant === 0 ? words.wordingHint(VARIABLES) : undefined}
            isMultiline
            value={typed}
            problem={isChecked ? wordingProblem(typed) : undefined}
            onValue={(value) => on.onType(variant, value)}
          />
          {canDrop && (
            <button type="button" class="link-button" onClick={() => on.onDrop(variant)}>
              {words.dropWording(variant + 1, language)}
            </button>
          )}
        </div>
      ))}
      {text.variants.length < MAX_VARIANTS && (
        <button
          type="button"
          class="button is-small"
          aria-label={`${words.addWording}: ${language}`}
          onClick={on.onAnother}
        >
          {words.addWording}
        </button>
      )}
    </fieldset>
  );
}
