import type { AgentCommand, DeskView, SiteId } from "@presently/shared/protocol";
import { MAX_NOTICE_CHARS } from "@presently/shared/protocol/clean-text";
import type { JSX } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { neededProblem } from "../ui/checks.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Field, FormProblem } from "../ui/Field.tsx";
import { type FormState, useForm } from "../ui/form.ts";
import { scopeName } from "./scope-name.ts";

interface IncidentDialogProps {
  view: DeskView;
  send: (command: AgentCommand) => Promise<unknown>;
  onClose: () => void;
}

interface Values {
  readonly siteId: SiteId | null;
  readonly text: string;
  /** What is asked to be confirmed: every visitor sees it at once. */
  readonly asks: "nothing" | "tell" | "end";
}

/** Says what is out of order, what is new about it, or that it is over; each is confirmed once (M21). */
export function IncidentDialog({ view, send, onClose }: IncidentDialogProps): JSX.Element {
  const words = t.incidents;
  const textOf = (siteId: SiteId | null): string =>
    view.incidents.find((incident) => incident.siteId === siteId)?.text ?? "";
  const start = startOf(view);
  const [done, setDone] = useState("");
  const form: FormState<Values> = useForm<Values>({
    initial: { siteId: start, text: textOf(start), asks: "nothing" },
    check: ({ text, asks }) => ({ text: asks === "end" ? undefined : neededProblem(text) }),
    send: async ({ siteId, text, asks }) => {
      if (asks === "nothing") return form.set("asks", "tell");
      await send({ type: "incident.set", siteId, text: asks === "end" ? null : text });
      setDone(asks === "end" ? words.ended : words.told);
      form.reset({ siteId, text: asks === "end" ? "" : text, asks: "nothing" });
    },
    refused: { "message.empty": "text", "message.too-long": "text" },
  });
  const { siteId, asks } = form.values;
  const isOn = view.incidents.some((incident) => incident.siteId === siteId);
  const question = useRef<HTMLDivElement>(null);
  const leave = useRef<HTMLButtonElement>(null);
  const hasAsked = useRef(false);
  // What held the focus is gone after each step: it goes to what is asked, and back to the way out.
  useEffect(() => {
    if (asks !== "nothing") question.current?.focus();
    else if (hasAsked.current) leave.current?.focus();
    hasAsked.current = asks !== "nothing";
  }, [asks]);
  return (
    <Dialog labelledBy="incident-title" onClose={onClose}>
      <h2 id="incident-title">{words.title}</h2>
      <p>{words.intro}</p>
      <form class="form" noValidate onSubmit={form.submit}>
        <FormProblem text={form.problems.form} />
        {asks === "nothing" ? (
          <>
            <ScopeSelect
              view={view}
              value={siteId}
              onChange={(next) => {
                // What was typed stays; what stands there already goes with its place.
                const isTyped = form.values.text !== textOf(siteId);
                const text = isTyped ? form.values.text : textOf(next);
                form.reset({ siteId: next, text, asks: "nothing" });
                setDone("");
              }}
            />
            <Field
              label={words.text}
              hint={words.textHint}
              isMultiline
              isRequired
              hasFocus
              maxLength={MAX_NOTICE_CHARS}
              value={form.values.text}
              problem={form.problems.text}
              onValue={(value) => {
                form.set("text", value);
                setDone("");
              }}
            />
          </>
        ) : (
          <div class="form" ref={question} tabIndex={-1}>
            <Confirmation form={form} scope={scopeName(view, siteId)} />
          </div>
        )}
        <p role="status" class="field-hint">
          {done}
        </p>
        <div class="form-actions is-end">
          <button
            ref={leave}
            type="button"
            class="button"
            onClick={() => (asks === "nothing" ? onClose() : form.set("asks", "nothing"))}
          >
            {asks === "nothing" ? words.close : words.back}
          </button>
          {asks === "nothing" && isOn && (
            <button type="button" class="button" onClick={() => form.set("asks", "end")}>
              {words.end}
            </button>
          )}
          <button type="submit" class="button is-main" disabled={form.isBusy}>
            {asks === "nothing" ? (isOn ? words.change : words.tell) : words.confirm}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Where it begins: at an incident of their own sites or of all, else at the only site there is, and for whoever speaks for all at all of them. */
function startOf({ incidents, sites, role }: DeskView): SiteId | null {
  const own = new Set<SiteId | null>([null, ...sites.map(({ siteId }) => siteId)]);
  const theirs = incidents.find(({ siteId }) => own.has(siteId));
  if (theirs !== undefined) return theirs.siteId;
  const [first] = sites;
  const isForAll = sites.length > 1 && (role === "owner" || role === "admin");
  return isForAll ? null : (first?.siteId ?? null);
}

function ScopeSelect(props: {
  view: DeskView;
  value: SiteId | null;
  onChange: (siteId: SiteId | null) => void;
}): JSX.Element {
  const { view, value } = props;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t.incidents.where}</label>
      <select
        id={id}
        class="input"
        value={value ?? ""}
        onChange={(event) => {
          const chosen = view.sites.find((site) => site.siteId === event.currentTarget.value);
          props.onChange(chosen?.siteId ?? null);
        }}
      >
        <option value="">{t.incidents.all}</option>
        {view.sites.map(({ siteId, name }) => (
          <option key={siteId} value={siteId}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What will be seen, by whom, once more before it is. */
function Confirmation({ form, scope }: { form: FormState<Values>; scope: string }): JSX.Element {
  const { text, asks } = form.values;
  if (asks === "end") return <p>{t.incidents.endMeans(scope)}</p>;
  return (
    <>
      <p>{t.incidents.tellMeans(scope)}</p>
      <blockquote class="callout" dir="auto">
        {text}
      </blockquote>
    </>
  );
}
