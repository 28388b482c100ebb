import type { JSX } from "preact";
import type { ConversationId } from "@presently/shared/protocol";
import type { Setback } from "../desk/setbacks.ts";
import { t } from "../i18n/index.ts";
import { CloseIcon, WarningIcon } from "../ui/icons.tsx";

interface SetbackBarsProps {
  setbacks: readonly Setback[];
  visitorNameOf: (id: ConversationId) => string;
  nameOf: (agentId: string) => string;
  hrefOf: (setback: Setback) => string;
  onDismiss: (id: ConversationId) => void;
}

/** What others did to this agent's conversations while they looked elsewhere, with the way there; it stays until it was seen. */
export function SetbackBars(props: SetbackBarsProps): JSX.Element {
  return (
    <div role="alert" class="notices">
      {props.setbacks.map((setback) => (
        <p key={setback.conversationId} class="notice is-news" tabIndex={-1}>
          <WarningIcon />
          <span>
            <a href={props.hrefOf(setback)}>
              <bdi>{props.visitorNameOf(setback.conversationId)}</bdi>
            </a>
            : {wordsOf(setback, props.nameOf)}
          </span>
          <button
            type="button"
            class="icon-button"
            aria-label={t.inbox.dismiss}
            onClick={() => props.onDismiss(setback.conversationId)}
          >
            <CloseIcon />
          </button>
        </p>
      ))}
    </div>
  );
}

function wordsOf(setback: Setback, nameOf: (agentId: string) => string): string {
  const words = t.inbox.setbacks;
  const name = nameOf(setback.agentId);
  switch (setback.kind) {
    case "taken":
      return words.taken(name);
    case "passedOn":
      return words.passedOn(nameOf(setback.by), name);
    case "given":
      return setback.why === null ? words.given(name) : words.givenBecause(name, setback.why);
    case "transferEnded":
      return words.transferEnded(t.thread.system.transferEnded[setback.reason](name));
  }
}
