import type { JSX } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import type { CommandId, ConversationView, FileId } from "@presently/shared/protocol";
import type { PendingMessage } from "../desk/pending.ts";
import type { FilesInThread } from "../files/FileList.tsx";
import { PictureView } from "../files/PictureView.tsx";
import { isPicture } from "../files/shown-files.ts";
import { t } from "../i18n/index.ts";
import { DownIcon } from "../ui/icons.tsx";
import type { Cast } from "./lines.ts";
import { linesOf } from "./lines.ts";
import { PendingBubble } from "./PendingBubble.tsx";
import { useReadingPosition } from "./reading-position.ts";
import { ThreadItem } from "./ThreadItem.tsx";

interface ThreadLogProps {
  view: ConversationView;
  cast: Cast;
  pending: readonly PendingMessage[];
  typingName: string | undefined;
  isLoadingEarlier: boolean;
  onLoadEarlier: () => void;
  onRetry: (commandId: CommandId) => void;
  onDiscard: (commandId: CommandId) => void;
  files: Omit<FilesInThread, "onView">;
}

/**
 * The thread as a log: new lines are read out politely, what is loaded from before is not. It stays at the end while the reader is
 * there, and where they are when they read above.
 */
export function ThreadLog(props: ThreadLogProps): JSX.Element {
  const { view, cast } = props;
  const lines = useMemo(() => linesOf(view.items, cast), [view.items, cast]);
  const scroller = useRef<HTMLDivElement>(null);
  const last = lines.at(-1);
  const position = useReadingPosition(scroller, {
    firstId: view.items[0]?.id,
    lastId: last?.id,
    isLastOwn: last?.kind === "message" && last.from === "me",
    pendingIds: props.pending.map(({ commandId }) => commandId).join(" "),
  });
  const [viewed, setViewed] = useState<FileId | undefined>(undefined);
  const pictures = useMemo(
    () =>
      view.items
        .flatMap((event) => (event.type === "message.posted" ? (event.files ?? []) : []))
        .filter(isPicture),
    [view.items],
  );
  const picture = pictures.find(({ fileId }) => fileId === viewed);
  const files: FilesInThread = {
    ...props.files,
    onView(fileId) {
      props.files.onOpen(fileId);
      setViewed(fileId);
    },
  };
  const newest = lines.findLast((line) => line.kind === "message");
  const delivery =
    newest?.from !== "me"
      ? undefined
      : (newest.event.publicSeq ?? Infinity) <= view.readMarks.visitorSeq
        ? "read"
        : "sent";
  return (
    <div class="thread-frame">
      <div class="thread-scroll" ref={scroller} onScroll={position.onScroll}>
        {view.hasEarlier ? (
          <p class="thread-earlier">
            <button
              type="button"
              class="button is-small"
              disabled={props.isLoadingEarlier}
              onClick={props.onLoadEarlier}
            >
              {props.isLoadingEarlier ? t.thread.loadingEarlier : t.thread.earlier}
            </button>
          </p>
        ) : null}
        <div
          class="thread-log"
          role="log"
          aria-live={props.isLoadingEarlier ? "off" : "polite"}
          aria-label={t.thread.log(cast.visitorName)}
          tabIndex={0}
        >
          {lines.map((line) => (
            <ThreadItem
              key={line.id}
              line={line}
              cast={cast}
              delivery={line === newest ? delivery : undefined}
              files={files}
            />
          ))}
          {props.pending.map((message) => (
            <PendingBubble
              key={message.commandId}
              message={message}
              onRetry={props.onRetry}
              onDiscard={props.onDiscard}
            />
          ))}
        </div>
        <p class="typing" aria-hidden="true">
          {props.typingName !== undefined && t.thread.typing(props.typingName)}
        </p>
      </div>
      {position.isNewBelow && (
        <button type="button" class="button is-small new-below" onClick={position.toEnd}>
          <DownIcon /> {t.thread.newBelow}
        </button>
      )}
      {picture !== undefined && (
        <PictureView
          file={picture}
          among={pictures}
          nameOf={files.nameOf}
          pictures={files.pictures}
          onView={files.onView}
          onClose={() => setViewed(undefined)}
        />
      )}
    </div>
  );
}
