/**
 * An event as it is stored and published. `conversation` 0 is the desk's own; `publicSeq` null is for the team only; `data` holds ids, codes
 * and numbers, and what people typed is in `text` alone.
 */
export interface StoredEvent {
  readonly desk: number;
  readonly conversation: number;
  readonly deskSeq: number;
  readonly publicId: `evt_${string}`;
  readonly publicSeq: number | null;
  readonly type: string;
  readonly actor: string;
  readonly commandId: string | null;
  readonly atMs: number;
  readonly text: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** What the files it speaks of are called, by id: never a part of the event, whose row does not have it (P32). */
  readonly names?: Readonly<Record<string, string>>;
}

/** What a command's script returns: its answer, and the events it wrote (none when it answers a repeat). */
export interface Recorded<T> {
  readonly answer: T;
  readonly events: readonly StoredEvent[];
}
