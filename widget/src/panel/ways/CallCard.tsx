/** @jsxImportSource #lent */
import type { ConversationView } from "@presently/shared/protocol";
import type { TargetedSubmitEvent, VNode } from "preact";
import type { TalkProps } from "../talk/Talk.tsx";
import type { WaysTexts } from "./texts.ts";

/** As the protocol has it; its module would become a file of its own. */
const MAX_PHONE_CHARS = 40;
const MAX_NOTE_CHARS = 300;

/** What the cards are drawn from: what the conversation itself is. */
type Given = Pick<TalkProps, "picture" | "acts" | "serverNowMs" | "extras">;

/**
 * The form for a number, while the visitor has turned to it; else below the thread by when somebody calls, and what became of it (PH1, PH3).
 * `fault` is what to say of a refusal that is not about the number.
 */
export function callCard(
  given: Given,
  texts: WaysTexts,
  view: ConversationView,
  isAsked: boolean,
  fault: string | undefined,
  onCancel: () => void,
): VNode {
  const said = isAsked ? undefined : standing(given, texts, view);
  return (
    <div>
      {isAsked && form(given, texts, fault, onCancel)}
      {/* It stands there empty before it says anything: then what it says is read aloud. */}
      <div aria-live="polite" class={said && "card"}>
        {said}
      </div>
    </div>
  );
}

function form(
  { picture, acts, extras: { before } }: Given,
  texts: WaysTexts,
  refused: string | undefined,
  onCancel: () => void,
): VNode {
  const { call } = texts;
  const isSending = picture.underWay.includes("call.ask");
  const fault = picture.problem === "contact.invalid" ? call.wrong : refused;
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    const typed = new FormData(event.currentTarget);
    const read = (name: string) => {
      const value = typed.get(name);
      return typeof value === "string" ? value.trim() : "";
    };
    const text = read("note");
    const phone = read("phone");
    before.keep("phone", phone);
    acts.give({ type: "call.ask", phone, ...(text && { text }) });
  };
  return (
    <form class="card" noValidate onSubmit={submit}>
      <p>
        <strong>{call.title}</strong> {call.hint}
      </p>
      <input
        ref={focus}
        onFocus={({ currentTarget: field }) => (field.value ||= before.of("phone"))}
        name="phone"
        type="tel"
        dir="ltr"
        autocomplete="tel"
        maxLength={MAX_PHONE_CHARS}
        aria-label={call.phone}
        placeholder={call.phone}
        aria-invalid={fault !== undefined}
        aria-describedby={fault && "phone-fault"}
      />
      {fault && (
        <p id="phone-fault" class="fault" role="alert">
          {fault}
        </p>
      )}
      <div class="choices">
        <input
          name="note"
          dir="auto"
          maxLength={MAX_NOTE_CHARS}
          aria-label={call.note}
          placeholder={call.note}
        />
      </div>
      <div class="choices">
        <button type="submit" class="primary" aria-disabled={isSending}>
          {call.submit}
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          {texts.form.cancel}
        </button>
      </div>
    </form>
  );
}

/** By when somebody calls, with the way back; once nobody does any more, why. */
function standing(
  { acts, serverNowMs }: Given,
  texts: WaysTexts,
  view: ConversationView,
): VNode | undefined {
  const { call } = texts;
  const { callDueAtMs } = view;
  const last = lastTry(view);
  if (callDueAtMs === null) {
    if (last === undefined || last.outcome === "reached") return undefined;
    return <p>{last.outcome === "noAnswer" ? call.gaveUp : call.wrongNumber}</p>;
  }
  const words = last === undefined ? call.due : call.again;
  return (
    <div>
      <p>{words.replace("{time}", momentOf(callDueAtMs, serverNowMs, texts))}</p>
      <button type="button" class="secondary" onClick={() => acts.give({ type: "call.cancel" })}>
        {call.cancel}
      </button>
    </div>
  );
}

/** How the latest try went, while nothing else has happened since: nobody has asked again, taken it back, or written. */
export function lastTry({ items }: Pick<ConversationView, "items">) {
  const last = items.findLast(({ type }) =>
    /^(?:call\.(?:asked|recorded|cancelled)|message\.posted)$/.test(type),
  );
  return last?.type === "call.recorded" ? last : undefined;
}

/** The time of day, with the day where it is another. */
function momentOf(atMs: number, nowMs: number, { lang }: WaysTexts): string {
  const isToday = new Date(atMs).toDateString() === new Date(nowMs).toDateString();
  const day = isToday ? {} : ({ weekday: "long", day: "numeric", month: "long" } as const);
  const form = new Intl.DateTimeFormat(lang, { ...day, hour: "numeric", minute: "2-digit" });
  return form.format(atMs);
}

/** Once, when it comes: the same function, so it is not called again. */
function focus(field: HTMLElement | null): void {
  field?.focus();
}
