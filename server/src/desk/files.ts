import {
  type AgentCommand,
  type AttachedFile,
  type CommandOf,
  DeskError,
  type FileId,
} from "@presently/shared/protocol";
import type { Conversation } from "../domain/conversation.ts";
import { one, run, type Script } from "../store/script.ts";
import type { RowOf } from "../store/statement.ts";
import { fileByPublicId, markOpened, sendFile } from "../store/statements/files.ts";
import { type ActingAgent, assertRightOver, conversationFor } from "./acting-agent.ts";
import { countSending, isVisitors } from "./file-totals.ts";
import { note, type Work } from "./work.ts";

type File = RowOf<typeof fileByPublicId>;

/**
 * The files that a message names: uploaded by who writes, and in no message yet (FL4). Throws `not-found` for any other, as for one that does not
 * exist (R27). Only reads.
 */
export function* filesToSend(work: Work, named: readonly FileId[] = []): Script<readonly File[]> {
  const files: File[] = [];
  for (const publicId of new Set(named)) {
    const file = yield* one(fileByPublicId, { desk: work.desk, publicId });
    if (file === undefined || file.uploader !== work.actor || file.conversation !== null)
      throw new DeskError("not-found");
    files.push(file);
  }
  return files;
}

/** Makes files a conversation's own, on whose site they were uploaded, and says how its message is to name them. */
export function* send(
  work: Work,
  conversation: Conversation,
  files: readonly File[],
): Script<{ readonly fields: { files?: AttachedFile[] }; readonly names: FileNames }> {
  if (files.length === 0) return { fields: {}, names: {} };
  for (const file of files) {
    const { desk, id, site } = file;
    if (site !== conversation.site) throw new DeskError("not-found");
    yield* run(sendFile, { desk, id, conversation: conversation.id });
    yield* countSending(desk, file);
  }
  return {
    fields: { files: files.map(attached) },
    names: Object.fromEntries(files.map(({ publicId, name }) => [publicId, name])),
  };
}

type FileNames = Readonly<Record<string, string>>;

/** A file as an event and an answer tell of it: never its name (P11). */
export function attached({
  publicId,
  kind,
  bytes,
  width,
  height,
}: Pick<File, "publicId" | "kind" | "bytes" | "width" | "height">): AttachedFile {
  const size = width === null || height === null ? {} : { width, height };
  return { fileId: publicId, kind, bytes, ...size };
}

/** The first look that an agent takes at a visitor's file is told to the team; any later one, and one at a colleague's, changes nothing (FL6). */
export function* openFile(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "file.open">,
): Script<void> {
  const conversation = yield* conversationFor(work, agent, command.conversationId);
  assertRightOver(agent, command.type, conversation);
  const { desk, nowMs } = work;
  const file = yield* one(fileByPublicId, { desk, publicId: command.fileId });
  if (file === undefined || file.conversation !== conversation.id) throw new DeskError("not-found");
  if (!isVisitors(file)) return;
  const { changes } = yield* run(markOpened, { desk, id: file.id, openedAtMs: nowMs });
  if (changes > 0) note(work, conversation, { type: "file.opened", fileId: command.fileId });
}
