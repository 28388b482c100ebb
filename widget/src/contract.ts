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

export interface Agent {
  readonly id: string;
  readonly name: string;
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
    readonly agent: Agent | null;
    readonly untilMs: number | null;
  };
  status: { readonly id: string; readonly status: PublicStatus };
  /** Who answers now; null when nobody does any more. */
  agent: Agent | null;
  message: {
    readonly id: string;
    readonly from: "visitor" | "agent" | "system";
    readonly text: string;
  };
  /** The visitor has rated the conversation, or rated it anew. */
  rated: { readonly score: number; readonly comment?: string };
  error: ErrorReport;
}
export type EventName = keyof Events;

/** What went wrong and what to do about it. */
export interface ErrorReport {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** What methods reject with. */
export type PresentlyError = Error & ErrorReport;

/** What a page says of a visitor; null takes it back. */
export type Attrs = Record<string, string | number | boolean | null>;

/** Whom the page takes the visitor for: shown to the team as not verified, but for what the token says. */
export interface Visitor {
  /** Signed by the site's own server, or what fetches it. */
  readonly token?: string | (() => Promise<string>);
  readonly id?: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly attributes?: Attrs;
}

/** What can be changed at run time: what the tag says of the look, by the names of its attributes, and what no attribute says. */
export interface Settings {
  readonly theme: "auto" | "light" | "dark";
  readonly color: string;
  readonly position: "right" | "left";
  /** From the side and from the bottom, in px: "20 20". */
  readonly offset: string;
  /** Of the open chat's corners, in px. */
  readonly radius: number | string;
  /** What the chat speaks from now on: it is drawn anew. Not while consent is awaited. */
  readonly lang: "bg" | "en" | "fi" | "lt" | "nl" | "ru";
  /** In place of the chat's own words, in the language that it speaks then; what is empty is said in the chat's own again. */
  readonly texts: {
    /** Above an empty chat. */
    readonly welcome?: string;
    /** What the button is called. */
    readonly launcher?: string;
    /** Below the site's name while somebody is there, and while nobody is. */
    readonly online?: string;
    readonly offline?: string;
    /** In the box that is written in. */
    readonly placeholder?: string;
  };
  /** The system's font, or that of the page's body. */
  readonly font: "system" | "page";
  /** Of the open chat, in percent: 90 to 125. */
  readonly scale: number;
  readonly density: "roomy" | "compact";
  /** Whether the button and the open chat have one. */
  readonly shadow: boolean;
  /** Whether the agent who answers is shown, by their picture or their initials. */
  readonly faces: boolean;
  /** Of the button: its icon alone, or with its name beside it. */
  readonly shape: "round" | "square" | "pill";
  /** What the button shows. */
  readonly icon: "bubble" | "bubbles" | "question" | "hand";
  /** Of the button where the chat takes the whole screen: from the side and from the bottom, in px; "" as elsewhere. */
  readonly phoneOffset: string;
  /** What the open chat is drawn on and the words on it while it is light: "#ffffff #17211f"; "" for the usual ones. The rest follows from them. */
  readonly light: string;
  /** The same while it is dark. */
  readonly dark: string;
  /** What names the site's logo; "" for none. */
  readonly logo: string;
}

/** `window.presently` once the loader has run. */
export interface Presently {
  readonly version: string;
  /**
   * Resolved, since there is no such object before the launcher stands. Once the server has refused this page or its site for good, which it says
   * with the first connection, it is one that rejects with what `error` told.
   */
  readonly ready: Promise<void>;
  readonly state: State;
  /** `department`: by its key, where conversations that begin from now on are to wait. */
  open(options?: { readonly draft?: string; readonly department?: string }): Promise<void>;
  close(): Promise<void>;
  toggle(): Promise<void>;
  /**
   * This browser forgets the visitor, at once and in every tab, and nobody is connected to until somebody acts. Resolves when the server has
   * ended the visitor's sessions, too, or after 3 s; it is then told when it can be. Rejects when the panel can't be fetched, without which
   * nothing is forgotten.
   */
  reset(): Promise<void>;
  /**
   * `null`: the visitor has signed out of the page; the same as `reset`. Else who they are: what the page says is kept as `set` keeps it, and a
   * token goes with the next connection.
   */
  identify(visitor: Visitor | null): Promise<void>;
  /**
   * What the team sees beside the chat; `null` takes a value back. It fetches nothing and connects nobody: until the visitor is connected it is
   * kept, and the promise resolves at once; later it resolves when the server has it.
   */
  set(attributes: Attrs, scope?: "visitor" | "conversation"): Promise<void>;
  /** What the visitor did, such as "added to cart", shown to the team. Kept as `set` keeps it, the latest 50. */
  track(name: string, data?: Attrs): Promise<void>;
  /** Where the visitor is, where the page's address and title do not say so; a changed address is noticed without it. Kept as `set` keeps it. */
  page(page?: { readonly url?: string; readonly title?: string }): Promise<void>;
  /** Looks otherwise from now on. */
  configure(settings: Partial<Settings>): Promise<void>;
  /** Shows or hides the launcher; what is open stays open. */
  launcher(isVisible: boolean): void;
  /** With `data-consent="wait"`: the visitor has agreed. With false they agree no more: this browser forgets them, and asks before the next chat. */
  consent(isGranted: boolean): void;
  /**
   * Sends a message as if the visitor had written it; resolves when the server has stored it. `attributes` are told of its conversation, as
   * `set(attributes, "conversation")` does it. Rejects where the server will not have this page.
   */
  send(text: string, options?: { readonly attributes?: Attrs }): Promise<{ readonly id: string }>;
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

/** What the loader hands over. */
export interface LoaderHandle {
  /** The site's name, where the server wrote it into the script. */
  readonly name?: string | undefined;
  /** What the site said of an incident when the page was loaded. */
  readonly notice?: string | undefined;
  /**
   * Attributes of the tag, as written, before what the site's owner set: `data-position` is `position`; `site` is the site's key, wherever it
   * was said. The page's scripts change them (`configure`, `consent`).
   */
  readonly data: Record<string, string | undefined>;
  readonly root: ShadowRoot;
  /** Undefined on `/chat/KEY`, where the panel is the page. */
  readonly button: HTMLButtonElement | undefined;
  /** The panel writes, the page's scripts read. */
  state: State;
  /** What was called before anything fetched the panel: each method's name, and what it was given. */
  readonly kept: [method: string, given: readonly unknown[]][];
  /** The panel's: tells what happens in the chat again inside it, where the page does not hear it. */
  retell?: (event: Event, path: readonly EventTarget[]) => void;
  /** Aborted by `destroy()`. */
  readonly signal: AbortSignal;
}

/** What `callback()` resolves with: the place that is kept, or by when the visitor is called by phone. */
export type CallbackAnswer = { readonly place: number } | { readonly dueAtMs: number };

/** What the panel gives back: the methods of `window.presently` that it has itself, and what the loader tells it. */
export interface Panel {
  open(options?: { readonly draft?: string; readonly department?: string }): void;
  close(): void;
  toggle(): void;
  reset(): Promise<void>;
  /** What opens the chat was clicked, at `atMs` by the page's clock. */
  press(trigger: Element, atMs: number): void;
  /** Goes on where an earlier page was: shows the panel again, and leaves the focus where it is, or takes up a conversation with the panel closed. */
  takeUp(): void;
  /** The launcher is about to be used: it is enough that the panel is here. */
  hover(): void;
}

/** Calls a method of the panel's by its name; what is not the panel's own is fetched. */
export type CallPanel = (method: string, given: readonly unknown[]) => Promise<unknown>;

/** The panel's module. */
export interface PanelModule {
  mount(handle: LoaderHandle): Promise<CallPanel>;
}
