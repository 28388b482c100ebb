import type { FileId, FileLimits } from "@presently/shared/protocol";
import type { Attached } from "./attachments.ts";

/** What the composer is told of files, and asks about them. */
export interface ComposerFiles {
  readonly attached: Attached;
  /** Undefined until the server has said them. */
  readonly limits: FileLimits | undefined;
  /** Attaches files to the reply; undefined where the site takes none. */
  readonly onFiles: ((files: readonly File[]) => void) | undefined;
  readonly onRemove: (key: string) => void;
  readonly onRetry: (key: string) => void;
  /** Visitors' files of this conversation that no agent has looked at. */
  readonly unopened: ReadonlySet<FileId>;
  /** Of those, the ones this agent was not told of yet; from now on they were (M5). */
  mention(): readonly FileId[];
  nameOf(fileId: FileId): string;
}
