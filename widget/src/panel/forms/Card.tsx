/** @jsxImportSource #lent */
import type { FormAnswers, FormField, LastingEventOf } from "@presently/shared/protocol";
import type { VNode } from "preact";
import type { ExtraTools } from "../talk/extras.ts";
import { fieldsOf } from "./events.ts";
import type { FormsTexts } from "./texts.ts";
import { MOST_CHARS, type Typed } from "./typed.ts";

interface Props {
  readonly form: LastingEventOf<"form.sent">;
  readonly tools: ExtraTools;
  readonly texts: FormsTexts;
  /** Who asks; undefined = the site, before the chat. */
  readonly name: string | undefined;
  readonly typed: Typed;
  /** In words, beside the field it is about. */
  readonly faults: { readonly [Field in FormField]?: string };
  readonly isSending: boolean;
  readonly type: (field: FormField, text: string) => void;
  readonly send: () => void;
  readonly notNow: () => void;
}

/** By these names browsers fill them in, and telephones choose their keys. */
const KNOWN_AS = { name: "name", email: "email", phone: "tel" } as const;

/** What the form says above its fields. */
export function titleOf({
  form,
  tools,
  texts,
  name,
}: Pick<Props, "form" | "tools" | "texts" | "name">): string {
  if (name === undefined) return texts.before;
  const isQuestion = form.fields.every((field) => field === "question");
  return tools.fill(isQuestion ? texts.question : texts.details, { name });
}

/** A form that stands open: every field may be left empty (FO3). */
export function card(props: Props): VNode {
  const { form, tools, texts, isSending, notNow } = props;
  return (
    <form
      class="card asked"
      key="form"
      noValidate
      aria-labelledby="form-title"
      aria-describedby="form-hint"
      onSubmit={(event: Event) => {
        event.preventDefault();
        if (!isSending) props.send();
      }}
    >
      <p id="form-title" dir="auto">
        <strong>{titleOf(props)}</strong>
      </p>
      {fieldsOf(form).map((field) => fieldOf(field, props))}
      <p id="form-hint" class="form-hint" key="hint">
        {texts.hint}
      </p>
      {isSending && (
        <p role="status" key="sending">
          {tools.texts.sending}
        </p>
      )}
      <div class="choices" key="choices">
        <button type="submit" class="primary" aria-disabled={isSending}>
          {texts.send}
        </button>
        <button
          type="button"
          class="quiet"
          aria-disabled={isSending}
          onClick={() => isSending || notNow()}
        >
          {texts.notNow}
        </button>
      </div>
    </form>
  );
}

function fieldOf(field: FormField, { form, texts, typed, faults, isSending, type }: Props): VNode {
  const id = `form-${field}`;
  const fault = faults[field];
  const common = {
    id,
    dir: "auto",
    maxLength: MOST_CHARS[field],
    value: typed[field] ?? "",
    readOnly: isSending,
    "aria-invalid": fault !== undefined,
    "aria-describedby": fault && `${id}-fault`,
    onInput: ({
      currentTarget: { value },
    }: {
      readonly currentTarget: HTMLInputElement | HTMLTextAreaElement;
    }) => type(field, value),
  } as const;
  return (
    <div class="asked-field" key={field}>
      <label for={id} dir="auto">
        {field === "question" ? form.text : texts.fields[field]}
      </label>
      {field === "question" ? (
        <textarea rows={2} {...common} />
      ) : (
        <input
          type="text"
          inputmode={field === "name" ? "text" : KNOWN_AS[field]}
          autocomplete={KNOWN_AS[field]}
          {...common}
        />
      )}
      {fault && (
        <p id={`${id}-fault`} class="fault">
          {fault}
        </p>
      )}
    </div>
  );
}

/** A form that was answered: what was given stays to be read. */
export function answered(
  form: LastingEventOf<"form.sent">,
  answers: FormAnswers,
  texts: FormsTexts,
): VNode {
  const given = fieldsOf(form).filter((field) => answers[field]);
  if (given.length === 0)
    return (
      <p class="asked-note" key="form">
        {texts.nothing}
      </p>
    );
  return (
    <section class="card asked" key="form" aria-label={texts.given}>
      <dl>
        {given.map((field) => (
          <div key={field}>
            <dt dir="auto">{field === "question" ? form.text : texts.fields[field]}</dt>
            <dd dir="auto">{answers[field]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
