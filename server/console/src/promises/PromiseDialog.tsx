import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import {
  MAX_PROMISE_MS,
  MAX_PROMISE_REASON_CHARS,
} from "@presently/shared/protocol/promise-limits";
import type { OpenPromise, PromiseKind } from "@presently/shared/protocol";
import { locale, t } from "../i18n/index.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { DialogFoot } from "../ui/DialogFoot.tsx";
import { Field, FieldProblem, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { momentOf } from "../ui/moment.ts";
import { useNowMs } from "../ui/now.ts";
import { type OfferedTime, offeredTimes, ownTimeMs } from "./offered-times.ts";
import type { PromiseActs } from "./PromiseBars.tsx";

const allKinds = [
  "answer",
  "update",
  "solution",
  "followUp",
] as const satisfies readonly PromiseKind[];

interface PromiseDialogProps {
  visitorName: string;
  /** The visitor's time zone, as their browser told it; null = unknown. */
  timeZone: string | null;
  open: readonly OpenPromise[];
  /** Whether the conversation has ended: a follow-up is all that is promised then (PM11). */
  isOver: boolean;
  /** The one that is moved; undefined = a new one. */
  moved: OpenPromise | undefined;
  /** The question that an answer is promised to; undefined = none in particular. */
  about: string | undefined;
  acts: PromiseActs;
  onDone: () => void;
}

/** Makes a promise, or moves one: what, and by when, in the agent's hours and in the visitor's (M7, M8). */
export function PromiseDialog(props: PromiseDialogProps): JSX.Element {
  const { moved, acts } = props;
  const words = t.promises.dialog;
  const nowMs = useNowMs(60_000);
  const kinds = allKinds.filter(
    (kind) =>
      !props.open.some((promise) => promise.kind === kind) &&
      (!props.isOver || kind === "followUp"),
  );
  const first = moved?.kind ?? kinds[0] ?? "answer";
  const dueOf = (kind: PromiseKind, time: OfferedTime["name"] | "own", own: string) =>
    time === "own"
      ? ownTimeMs(own)
      : offeredTimes(nowMs, kind).find(({ name }) => name === time)?.atMs;
  const form = useForm<{
    kind: PromiseKind;
    time: OfferedTime["name"] | "own";
    own: string;
    why: string;
  }>({
    initial: { kind: first, time: usualTime(first), own: "", why: "" },
    check: ({ kind, time, own }) => {
      const dueAtMs = dueOf(kind, time, own);
      const isRight = dueAtMs !== undefined && dueAtMs > nowMs && dueAtMs - nowMs <= MAX_PROMISE_MS;
      return { own: isRight ? undefined : words.needsTime };
    },
    send: async ({ kind, time, own, why }) => {
      const dueAtMs = dueOf(kind, time, own);
      if (dueAtMs === undefined) return;
      if (moved === undefined) await acts.make(kind, dueAtMs);
      else await acts.move(kind, dueAtMs, why);
      props.onDone();
    },
    words: { "conversation.wrong-state": words.changed, "value.invalid": words.needsTime },
  });
  const { kind, time, own } = form.values;
  const times = useMemo(() => offeredTimes(nowMs, kind), [nowMs, kind]);
  const dueAtMs = dueOf(kind, time, own);
  const theirs = dueAtMs === undefined ? undefined : theirMoment(dueAtMs, props.timeZone);
  return (
    <Dialog labelledBy="promise-title" onClose={props.onDone}>
      <h2 id="promise-title">
        {(moved === undefined ? words.title : words.titleMove)(props.visitorName)}
      </h2>
      {props.about !== undefined && (
        <p class="callout" dir="auto">
          {t.questions.about(props.about)}
        </p>
      )}
      <form class="form" noValidate onSubmit={form.submit}>
        <FormProblem text={form.problems.form} />
        {moved === undefined && (
          <fieldset class="field">
            <legend class="field-label">{words.what}</legend>
            {kinds.map((each) => (
              <label class="check" key={each}>
                <input
                  type="radio"
                  name="promise-kind"
                  checked={kind === each}
                  onChange={() => {
                    form.set("kind", each);
                    // A time that is not offered for this one is none that was chosen for it.
                    if (time !== "own" && dueOf(each, time, own) === undefined)
                      form.set("time", usualTime(each));
                  }}
                />
                <span>{words.kinds[each]}</span>
              </label>
            ))}
          </fieldset>
        )}
        <fieldset class="field">
          <legend class="field-label">{words.when}</legend>
          {times.map(({ name, atMs }) => (
            <label class="check" key={name}>
              <input
                type="radio"
                name="promise-time"
                checked={time === name}
                onChange={() => form.set("time", name)}
              />
              <span>
                {words.times[name]} <span class="field-hint">{momentOf(atMs, nowMs)}</span>
              </span>
            </label>
          ))}
          <label class="check">
            <input
              type="radio"
              name="promise-time"
              checked={time === "own"}
              onChange={() => form.set("time", "own")}
            />
            <span>{words.times.own}</span>
          </label>
          {time === "own" && (
            <input
              type="datetime-local"
              class="input"
              aria-label={words.own}
              aria-invalid={form.problems.own === undefined ? "false" : "true"}
              aria-describedby="promise-own-problem"
              value={own}
              onInput={(event) => form.set("own", event.currentTarget.value)}
            />
          )}
          {form.problems.own !== undefined && (
            <FieldProblem id="promise-own-problem" text={form.problems.own} />
          )}
          <p class="field-hint" role="status">
            {theirs === undefined ? "" : words.forVisitor(theirs)}
          </p>
        </fieldset>
        {moved !== undefined && (
          <Field
            label={words.why}
            hint={words.whyHint}
            value={form.values.why}
            maxLength={MAX_PROMISE_REASON_CHARS}
            onValue={(why) => form.set("why", why)}
          />
        )}
        <DialogFoot
          cancel={words.cancel}
          submit={moved === undefined ? words.make : words.move}
          isBusy={form.isBusy}
          onCancel={props.onDone}
        />
      </form>
    </Dialog>
  );
}

/** What stands chosen before anything is. */
function usualTime(kind: PromiseKind): OfferedTime["name"] {
  return kind === "followUp" ? "twoDays" : "hour";
}

/** The moment by the visitor's clock, where that shows another hour than the agent's; undefined where it doesn't, or none is known. */
function theirMoment(atMs: number, timeZone: string | null): string | undefined {
  if (timeZone === null) return undefined;
  const format = { weekday: "short", hour: "2-digit", minute: "2-digit" } as const;
  try {
    const theirs = new Date(atMs).toLocaleString(locale, { ...format, timeZone });
    return theirs === new Date(atMs).toLocaleString(locale, format) ? undefined : theirs;
  } catch {
    return undefined; // a zone that this browser does not know says nothing
  }
}
