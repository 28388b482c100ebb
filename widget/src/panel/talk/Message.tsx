import type { CommandId } from "@presently/shared/protocol";
import type { Texts } from "../i18n/texts.ts";
import type { ThreadItem } from "./thread.ts";
import { Linked } from "./Linked.tsx";

/** The time of day, as the visitor's language writes it. */
export function timeOfDay(atMs: number, lang: string): string {
  return new Intl.DateTimeFormat(lang, { hour: "numeric", minute: "2-digit" }).format(atMs);
}

/** A stored message. Its text begins, for those who hear it, with who wrote it and when. */
export function Message({
  item,
  texts,
}: {
  readonly item: Extract<ThreadItem, { kind: "message" }>;
  readonly texts: Texts;
}) {
  const time = timeOfDay(item.atMs, texts.lang);
  return (
    <li class={`message ${item.isOwn ? "own" : "theirs"} ${item.isFirst ? "first" : ""}`}>
      <span class={item.isFirst && !item.isOwn ? "author" : "unseen"}>
        <bdi>{item.author}</bdi>
        <span class="unseen">, {time}: </span>
      </span>
      {item.text && (
        <div class="bubble" dir="auto">
          <Linked text={item.text} links={item.links} marks={item.marks} texts={texts} />
        </div>
      )}
      {item.extras}
      {(item.isLast || item.delivery) && (
        <span class="stamp">
          <time aria-hidden="true" dir="auto">
            {time}
          </time>
          {item.delivery && <span class="state">{texts[item.delivery]}</span>}
        </span>
      )}
    </li>
  );
}

/** A message on its way, or one that was refused. */
export function Pending({
  item: { message },
  texts,
  onRetry,
  onRemove,
}: {
  readonly item: Extract<ThreadItem, { kind: "pending" }>;
  readonly texts: Texts;
  readonly onRetry: (id: CommandId) => void;
  readonly onRemove: (id: CommandId) => void;
}) {
  const words = {
    sending: texts.sending,
    late: texts.stillSending,
    sent: texts.sent,
    failed: texts.notSent,
  }[message.state];
  const canAct = message.state === "failed" || message.state === "late";
  return (
    <li class={`message own ${message.state}`}>
      <span class="unseen">{texts.you}: </span>
      {message.text && (
        <p class="bubble" dir="auto">
          {message.text}
        </p>
      )}
      <span class="stamp">
        <span class="state">{words}</span>
        {canAct && (
          <>
            <button type="button" class="inline" onClick={() => onRetry(message.commandId)}>
              {texts.retry}
            </button>
            <button type="button" class="inline" onClick={() => onRemove(message.commandId)}>
              {texts.remove}
            </button>
          </>
        )}
      </span>
    </li>
  );
}
