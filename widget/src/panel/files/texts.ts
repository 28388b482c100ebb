/** What a language must say about files: fetched where the site takes them, or a message has one. */
export interface FilesTexts {
  /** For `Intl`. */
  readonly lang: string;
  /** What is taken: kinds, so many at a time, each of such a size. */
  readonly hint: string;
  /** While files are dragged over the chat. */
  readonly drop: string;
  /** Why a file is not taken. `again`: who chose it is somebody else here now, or it lay too long. */
  readonly refused: Record<Refusal | "again", string>;
  readonly uploading: string;
  readonly ready: string;
  /** Why a file has not gone up. */
  readonly failed: Record<Failure, string>;
  /** A message that was sent and waits for its files. */
  readonly held: string;
  /** Takes that message back into the box. */
  readonly edit: string;
  /** On a picture in the thread. */
  readonly open: string;
  readonly save: string;
  readonly close: string;
  /** In the place of a file that was deleted. */
  readonly deleted: string;
  readonly notLoaded: string;
}

/** Why a file is not even tried (FW2). */
export type Refusal = "many" | "large" | "kind" | "empty" | "unread";

/** Why an upload has come to nothing. */
export type Failure = "lost" | "full" | "off" | "large" | "kind" | "other";
