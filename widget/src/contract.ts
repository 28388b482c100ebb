/**
 * What the loader and the panel know of each other, and the public types of `window.presently`. Types only: the two are built apart.
 */
export type Connection = "idle" | "connecting" | "online" | "offline";
export type SiteAvailability = "online" | "busy" | "away" | "offline";
export type PublicStatus = "queued" | "active" | "snoozed" | "closed";

/** A synchronous picture of the chat for the page's scripts. */
export interface State {
  readonly connection: Connection;
  readonly open: boolean;
  readonly unread: number;
  /** What the server said last; 'offline' until it has said anything. */
  readonly availability: SiteAvailability;
  readonly conversation: null | { readonly id: string; readonly status: PublicStatus };
  readonly queue: null | Queue;
}

export interface Queue {
  readonly place: number;
  readonly ahead: number;
  /** From now, in ms; null when no range is told. */
  readonly waitMs: readonly [low: number, high: number] | null;
  readonly joinedAtMs: number;
  readonly basis: "measured" | "prior" | "unknown";
  /** Whether the visitor is offered to keep the place and leave, or keeps it. */
  readonly callbackOffered: boolean;
}

export interface Events {
  ready: undefined;
  open: undefined;
  close: undefined;
  unread: number;
  connection: Connection;
  availability: SiteAvailability;
  queue: Queue | null;
  /** The visitor is called: an agent is there, or one will be for whoever comes back until `untilMs`. */
  turn: {
    readonly agent: null | { readonly id: string; readonly name: string };
    readonly untilMs: number | null;
  };
  status: { readonly id: string; readonly status: PublicStatus };
  message: {
    readonly id: string;
    readonly from: "visitor" | "agent" | "system";
    readonly text: string;
  };
  error: ErrorReport;
}
export type EventName = keyof Events;

/** What went wrong and what to do about it. */
export interface ErrorReport {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** `window.presently` once the loader has run. */
export interface Presently {
  readonly version: string;
  /** Resolved: there is no such object before the launcher stands. */
  readonly ready: Promise<void>;
  readonly state: State;
  open(options?: { readonly draft?: string }): Promise<void>;
  close(): Promise<void>;
  toggle(): Promise<void>;
  /**
   * This browser forgets the visitor, at once and in every tab, and nobody is connected to until somebody acts. Resolves when the server has
   * ended the visitor's sessions, too, or after 3 s; it is then told when it can be. Rejects when the panel can't be fetched, without which
   * nothing is forgotten.
   */
  reset(): Promise<void>;
  /** `null`: the visitor has signed out of the page; the same as `reset`. Anything else is refused: signed identity is not there yet. */
  identify(visitor: null): Promise<void>;
  /**
   * Keeps the visitor's place in line while they leave: by mail to `email`, else by a notification, for which the browser asks now, so call it
   * from a click. Resolves with the place that is kept. With a `phone` number, where the team calls by phone, the visitor leaves the line instead;
   * `note` is what it is about; resolves with by when they are called, in epoch ms. Rejects with `code` and `hint` when nobody is in line, or it cannot be had, and without
   * them when the chat's own files can't be fetched: then nothing was asked for.
   */
  callback(options: {
    readonly phone: string;
    readonly note?: string;
  }): Promise<{ readonly dueAtMs: number }>;
  callback(options: { readonly email?: string }): Promise<{ readonly place: number }>;
  /** Calls `handler` on every such event until the returned function is called. */
  on<Name extends EventName>(name: Name, handler: (detail: Events[Name]) => void): () => void;
  /** Runs at once; before the loader ran, the page's stub queue keeps it. */
  push(run: (presently: Presently) => void): void;
  /** Removes everything; the script can be loaded again. */
  destroy(): void;
}

/** What the script tag says. */
export interface Tag {
  /** Where our server answers, without a final slash, such as `https://chat.example.com`. */
  readonly server: string;
  readonly siteKey: string;
  /** The site's name, where the server wrote it into the script. */
  readonly name?: string | undefined;
  /** What the site says of an incident. */
  readonly notice?: string | undefined;
  /** Attributes of the tag, as written: `data-position` is `position`. */
  readonly data: Readonly<Record<string, string | undefined>>;
}

/** What the loader hands the panel. */
export interface LoaderHandle extends Tag {
  readonly root: ShadowRoot;
  /** Undefined on `/chat/KEY`, where the panel is the page. */
  readonly button: HTMLButtonElement | undefined;
  readonly side: "left" | "right";
  /** Tells the page's scripts. */
  emit<Name extends EventName>(name: Name, detail: Events[Name]): void;
  /** The panel writes, the page's scripts read. */
  state: State;
  /** Aborted by `destroy()`. */
  readonly signal: AbortSignal;
}

/** What `callback()` resolves with: the place that is kept, or by when the visitor is called by phone. */
export type CallbackAnswer = { readonly place: number } | { readonly dueAtMs: number };

/** What the panel gives back: the methods of `window.presently` that need it, and what a reload brings back. */
export interface Panel {
  open(options?: { readonly draft?: string }): void;
  close(): void;
  toggle(): void;
  /** Shows the panel as it was before the page changed, and leaves the focus where it is. */
  reopen(): void;
  /** Takes up a conversation in progress with the panel closed. */
  resume(): void;
  reset(): Promise<void>;
  identify(visitor: unknown): Promise<void>;
  callback(options: unknown): Promise<CallbackAnswer>;
}

/** The panel's module. */
export interface PanelModule {
  mount(handle: LoaderHandle): Panel;
}
