import type { JSX } from "preact";
import { FileList, type FilesInThread } from "../files/FileList.tsx";
import { AnswerCard } from "../forms/AnswerCard.tsx";
import { locale, t } from "../i18n/index.ts";
import { calm } from "@presently/shared/view/calm";
import { CheckIcon, NoteIcon } from "../ui/icons.tsx";
import { HandoverCard } from "./HandoverCard.tsx";
import type { Cast, ThreadLine } from "./lines.ts";
import { MessageText } from "./MessageText.tsx";

interface ThreadItemProps {
  line: ThreadLine;
  cast: Cast;
  /** What the newest message of all says, where it is this agent's: whether the visitor has seen it. */
  delivery: "sent" | "read" | undefined;
  files: FilesInThread;
}

export function ThreadItem({ line, cast, delivery, files }: ThreadItemProps): JSX.Element {
  switch (line.kind) {
    case "day":
      return <p class="day">{dayOf(line.atMs)}</p>;
    case "system":
      return (
        <p class="system-line">
          <span>{line.text}</span> <Time atMs={line.atMs} />
          {line.comment !== null && line.comment !== "" && (
            <q class="system-comment" dir="auto">
              {calm(line.comment)}
            </q>
          )}
        </p>
      );
    case "answers":
      return (
        <article class="bubble is-visitor is-first" aria-label={t.forms.line.answered(line.author)}>
          <p class="bubble-head">
            <bdi>{t.forms.line.answered(line.author)}</bdi> <Time atMs={line.atMs} />
          </p>
          <AnswerCard event={line.event} />
        </article>
      );
    case "handover":
      return <HandoverCard event={line.event} nameOf={cast.nameOf} />;
    case "note":
      return (
        <article class="bubble is-note" aria-label={line.title}>
          <p class="bubble-head">
            <NoteIcon /> <bdi>{line.title}</bdi> <Time atMs={line.atMs} />
          </p>
          <MessageText text={line.text} links={[]} />
        </article>
      );
    case "message":
      return (
        <article class={`bubble is-${line.from}${line.isFirst ? " is-first" : ""}`}>
          <p class={line.isFirst ? "bubble-head" : "only-for-readers"}>
            <bdi>{line.from === "me" ? t.thread.you : line.author}</bdi> <Time atMs={line.atMs} />
          </p>
          {line.event.text !== "" && (
            <MessageText text={line.event.text} links={line.event.links} marks={line.event.marks} />
          )}
          {line.event.files !== undefined && <FileList files={line.event.files} inThread={files} />}
          {delivery !== undefined && (
            <p class="delivery">
              <CheckIcon /> {t.thread[delivery]}
            </p>
          )}
        </article>
      );
  }
}

function Time({ atMs }: { atMs: number }): JSX.Element {
  const date = new Date(atMs);
  return (
    <time class="time" dateTime={date.toISOString()} title={date.toLocaleString(locale)}>
      {date.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" })}
    </time>
  );
}

function dayOf(atMs: number): string {
  const day = new Date(atMs);
  const today = new Date();
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (day.toDateString() === today.toDateString()) return t.thread.today;
  if (day.toDateString() === yesterday.toDateString()) return t.thread.yesterday;
  return day.toLocaleDateString(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
}
