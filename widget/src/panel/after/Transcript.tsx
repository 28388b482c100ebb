/** @jsxImportSource #lent */
import type { VNode } from "preact";
import type { AfterProps, AfterState, Change, TranscriptForm } from "./after-state.ts";

/** What was said, to be kept (TS1): as a file, or by mail where a person of the team was there and the server sends any (TS3). */
export function transcript(
  { view, texts, save, byMail, give, underWay, addressForm }: AfterProps,
  { mail, isNotSaved, refused }: AfterState,
  change: Change,
): VNode {
  const words = texts.transcript;
  const action = (label: string, onClick: () => void) => (
    <button type="button" class="inline" onClick={onClick}>
      {label}
    </button>
  );
  const keep = (form: TranscriptForm) => () => {
    change({ isNotSaved: false });
    save(form, `chat.${form === "text" ? "txt" : form}`).catch(() => change({ isNotSaved: true }));
  };
  const isRefused = refused.includes("transcript.mail");
  // Refused, the address is asked for again; why is said beside it.
  const isAsked = mail === "asked" || (mail === "given" && isRefused);
  const isMailed = mail === "given" && !isRefused && !underWay.includes("transcript.mail");
  return (
    <div class="keep">
      {action(words.asText, keep("text"))}
      {action(words.asPage, keep("html"))}
      {byMail &&
        view.agentId &&
        mail === "no" &&
        action(words.byMail, () => change({ mail: "asked" }))}
      {isNotSaved && (
        <p class="fault" role="alert">
          {words.failed}
        </p>
      )}
      {isAsked &&
        addressForm(
          words.form,
          (email) => {
            give({ type: "transcript.mail", email });
            change({ mail: "given" });
          },
          () => change({ mail: "no" }),
        )}
      {isMailed && <p role="status">{words.mailed}</p>}
    </div>
  );
}
