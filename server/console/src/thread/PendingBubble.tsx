import type { JSX } from "preact";
import type { CommandId } from "@presently/shared/protocol";
import type { PendingMessage } from "../desk/pending.ts";
import { t } from "../i18n/index.ts";
import { ClockIcon, FileIcon, NoteIcon, WarningIcon } from "../ui/icons.tsx";
import { MessageText } from "./MessageText.tsx";

interface PendingBubbleProps {
  message: PendingMessage;
  onRetry: (commandId: CommandId) => void;
  onDiscard: (commandId: CommandId) => void;
}

/** What this agent has sent and the server has not yet confirmed; it says truthfully which (G8). */
export function PendingBubble({ message, onRetry, onDiscard }: PendingBubbleProps): JSX.Element {
  const isRefused = message.state === "refused";
  return (
    <article
      class={`bubble is-first is-pending ${message.kind === "note" ? "is-note" : "is-me"}${isRefused ? " is-refused" : ""}`}
    >
      <p class={message.kind === "note" ? "bubble-head" : "only-for-readers"}>
        {message.kind === "note" ? (
          <>
            <NoteIcon /> {t.thread.noteBy(t.thread.you)}
          </>
        ) : (
          t.thread.you
        )}
      </p>
      {message.text !== "" && <MessageText text={message.text} links={[]} />}
      {message.files.length > 0 && (
        <ul class="files">
          {message.files.map(({ fileId, name }) => (
            <li key={fileId} class="file-card is-pending">
              <FileIcon />
              <bdi class="file-name">{name ?? t.files.unnamed}</bdi>
            </li>
          ))}
        </ul>
      )}
      {isRefused ? (
        <div class="delivery is-bad">
          <span>
            <WarningIcon /> {t.thread.notSent} {t.errors.desk[message.code]}
          </span>
          <Choices {...{ message, onRetry, onDiscard }} />
        </div>
      ) : (
        <div class="delivery">
          <span>
            <ClockIcon /> {message.state === "late" ? t.thread.notSentYet : t.thread.sending}
          </span>
          {message.state === "late" && <Choices {...{ message, onRetry, onDiscard }} />}
        </div>
      )}
    </article>
  );
}

function Choices({ message, onRetry, onDiscard }: PendingBubbleProps): JSX.Element {
  return (
    <>
      <button type="button" class="link-button" onClick={() => onRetry(message.commandId)}>
        {t.thread.retry}
      </button>
      <button type="button" class="link-button" onClick={() => onDiscard(message.commandId)}>
        {t.thread.discard}
      </button>
    </>
  );
}
