import type {
  ConversationId,
  ConversationView,
  DeskView,
  LastingEvent,
} from "@presently/shared/protocol";

/**
 * What the clients of one schedule were told and showed, in the order in which it happened: all the judge ever sees. Nothing in it was
 * read from the database or from the server's memory.
 */
export interface Log {
  readonly entries: readonly Entry[];
}

/** A browser tab, a console window, or the observer: a supervisor's console that takes no chats and opens every thread. */
export type ClientKind = "visitor" | "agent" | "observer";

interface AtClient {
  readonly atMs: number;
  /** The name of the tab or window; one that was loaded anew has another. */
  readonly client: string;
  readonly kind: ClientKind;
  /** Who sits there: `vis_…`, `agt_…`, or empty while the server has not said. */
  readonly actor: string;
}

export type Entry =
  /** A person gave a command. */
  | (AtClient & {
      readonly type: "given";
      readonly commandId: string;
      readonly command: string;
      readonly text?: string;
    })
  /** An acknowledgement arrived. */
  | (AtClient & {
      readonly type: "acknowledged";
      readonly commandId: string;
      readonly eventId?: string;
      readonly conversationId?: string;
    })
  | (AtClient & {
      readonly type: "refused";
      readonly commandId: string | null;
      readonly code: string;
    })
  /** A hello was sent: what is shown when it is answered cannot be older than this. */
  | (AtClient & { readonly type: "hello" })
  | (AtClient & { readonly type: "synced" })
  /** The picture of a conversation, whenever it changed. */
  | (AtClient & { readonly type: "shown"; readonly view: ConversationView })
  /** Texts a visitor reads: the thread, then the bubbles of what is on its way. */
  | (AtClient & { readonly type: "screen"; readonly texts: readonly string[] })
  /** Events of the desk's stream, as an agent or the observer was told them. */
  | (AtClient & { readonly type: "told"; readonly events: readonly LastingEvent[] })
  /** A whole picture of the desk at a number of its stream. */
  | (AtClient & { readonly type: "desk"; readonly seq: number; readonly view: DeskView })
  | (AtClient & {
      readonly type: "place";
      readonly conversationId: ConversationId;
      readonly place: number;
    })
  /** A frame of this client reached the server. */
  | (AtClient & { readonly type: "heard" })
  /** The page was closed or loaded anew: what it showed counts no more. */
  | (AtClient & { readonly type: "gone" })
  /** What still stands in the outbox when all is quiet. */
  | (AtClient & { readonly type: "unsent"; readonly texts: readonly string[] })
  | { readonly type: "crashed"; readonly atMs: number }
  | { readonly type: "started"; readonly atMs: number }
  /** The disk takes no more, or takes again. */
  | { readonly type: "disk"; readonly atMs: number; readonly isFull: boolean }
  /** Anything else that was done to the clients, for whoever reads the log. */
  | { readonly type: "note"; readonly atMs: number; readonly what: string }
  /** From here on nothing goes wrong and nobody acts. */
  | { readonly type: "calm"; readonly atMs: number }
  /** The schedule is over. */
  | { readonly type: "end"; readonly atMs: number };

export type EntryOf<Type extends Entry["type"]> = Extract<Entry, { type: Type }>;

export type Guarantee = "G1" | "G2" | "G3" | "G4" | "G5" | "G6" | "G7";

/** A promise that was broken: which, how, and at which entry of the log it can be seen. */
export interface Violation {
  readonly guarantee: Guarantee;
  readonly what: string;
  readonly at: number;
}
