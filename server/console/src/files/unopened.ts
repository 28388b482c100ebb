import type { FileId, LastingEvent } from "@presently/shared/protocol";

/** The files of some events that no agent has looked at: visitors' own, without a look that was told of (FL6, M5). The oldest first. */
export function unopenedFiles(events: readonly LastingEvent[]): readonly FileId[] {
  const opened = new Set(
    events.flatMap((event) => (event.type === "file.opened" ? [event.fileId] : [])),
  );
  return events.flatMap((event) =>
    event.type === "message.posted" && event.by.startsWith("vis_")
      ? (event.files ?? []).flatMap(({ fileId }) => (opened.has(fileId) ? [] : [fileId]))
      : [],
  );
}

/** What has been said to this agent, so that nothing is said twice. */
export interface Reminders {
  /** Of some files those that no mention was made of yet; from now on it was. */
  mention(files: readonly FileId[]): readonly FileId[];
}

/** An overlooked file is mentioned once (M5): a hint that comes back at every message is a hint that nobody reads. */
export function createReminders(): Reminders {
  const mentioned = new Set<FileId>();
  return {
    mention(files) {
      const fresh = files.filter((file) => !mentioned.has(file));
      for (const file of fresh) mentioned.add(file);
      return fresh;
    },
  };
}
