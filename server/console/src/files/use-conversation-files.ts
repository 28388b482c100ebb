import type { ConversationId, FileId } from "@presently/shared/protocol";
import { useCallback, useEffect, useMemo, useReducer } from "preact/hooks";
import type { DeskSession } from "../desk/desk-session.ts";
import type { Drafts } from "../drafts.ts";
import { t } from "../i18n/index.ts";
import type { ComposerFiles } from "./composer-files.ts";
import type { FilesInThread } from "./FileList.tsx";
import type { FilesAtHand } from "./files-at-hand.ts";
import { unopenedFiles } from "./unopened.ts";

/** The files of one conversation: in its thread, and attached to its next reply. `open` tells the team that this agent looks at one. */
export function useConversationFiles(
  { attachments, pictures, reminders }: FilesAtHand,
  desk: DeskSession,
  id: ConversationId,
  drafts: Drafts,
  open: (fileId: FileId) => void,
): ComposerFiles & Omit<FilesInThread, "onView"> {
  const thread = desk.thread(id);
  const names = desk.names.value;
  const limits = desk.fileLimits.value;
  const sites = desk.desk.value?.sites;
  const takesFiles =
    sites?.find(({ siteId }) => siteId === thread?.card.siteId)?.takesFiles === true;
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  useEffect(() => drafts.onChange(() => drawAgain(undefined)), [drafts]);
  const items = thread?.view.items;
  const unopened = useMemo(() => new Set(unopenedFiles(items ?? [])), [items]);
  const onFiles = useCallback(
    (files: readonly File[]) => {
      if (limits !== undefined) void attachments.add(id, files, limits);
    },
    [attachments, id, limits],
  );
  return {
    pictures,
    unopened,
    limits,
    attached: attachments.of(id),
    nameOf: (fileId) => names[fileId] ?? t.files.unnamed,
    onOpen(fileId) {
      if (unopened.has(fileId)) open(fileId);
    },
    onFiles: takesFiles && limits !== undefined ? onFiles : undefined,
    onRemove: (key) => attachments.remove(id, key),
    onRetry: (key) => attachments.retry(id, key),
    mention: () => reminders.mention([...unopened]),
  };
}
