import type {
  Connection,
  ConnectionState,
  KeyedStorage,
  Locks,
  OpenSocket,
} from "@presently/shared/client";
import {
  createConnection,
  followVisitor,
  isVisitorServerFrame,
  sharedToken,
} from "@presently/shared/client";
import type { Clock } from "@presently/shared/clock";
import type {
  CommandId,
  Cursor,
  EventId,
  LastingEvent,
  PageVisit,
  VisitorCommand,
  VisitorServerFrame,
} from "@presently/shared/protocol";
import { STREAM_START } from "@presently/shared/protocol/cursor";
import {
  FORGOTTEN,
  NOT_AUTHENTICATED,
  OVERLOADED,
  RATE_LIMITED,
} from "@presently/shared/protocol/close-codes";
import type { PendingMessage, Picture } from "./picture.ts";
import { threadsTo } from "./picture.ts";
import { createUnsent } from "./unsent.ts";

/** A typing signal is sent so often at most. */
const TYPING_EVERY_MS = 3_000;
/** So many former conversations are asked for again by a later page. */
const MAX_FORMER = 2;

/** What became of a command: `eventId` of the event that it made, or the `code` of its refusal. */
export type OnAnswer = (id: CommandId, eventId: EventId | undefined, code?: string) => void;

export interface SessionOptions {
  readonly siteKey: string;
  readonly siteName: string | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly newId: () => CommandId;
  readonly transports: readonly [OpenSocket, ...OpenSocket[]];
  /** Written to only once connected, so never before the visitor acts (R25). Must not throw. */
  readonly storage: KeyedStorage;
  /** Absent on a page that is not secure. */
  readonly locks?: Locks | undefined;
  readonly page: () => PageVisit & { readonly department?: string | undefined };
  readonly onChange: () => void;
  /** Something that happened while the chat was being followed, not history. */
  readonly onNews: (event: LastingEvent) => void;
  /** The server will not have us, by this close code. */
  readonly onEnded: (closeCode: number) => void;
  /** What became of a command that was given here. */
  readonly onAnswer?: OnAnswer;
  /** Has the server end every session of the visitor whose token it is. */
  readonly revoke: (token: string) => Promise<void>;
  /** The visitor is nobody here any more: what else of them is kept must go. */
  readonly onForgotten: () => void;
}

/** A command about a conversation, before it says about which. */
export type AboutConversation = About<VisitorCommand>;
type About<Command> = Command extends { conversationId?: unknown }
  ? Omit<Command, "conversationId">
  : never;

/** The visitor's side of the chat: what is shown, and what can be done. */
export interface Session {
  picture(): Picture;
  /** Connects, and keeps connected; as nobody yet where the page has cleared its storage, which is how some sign a person out. */
  connect(): void;
  /** Lets go of the connection; what waits to be sent stays. */
  disconnect(): void;
  /**
   * This browser forgets the visitor, at once and in every tab; resolves when the server has ended their sessions, too. Nobody is connected
   * to until somebody acts.
   */
  forget(): Promise<void>;
  /**
   * Who the site's server says that this is, signed (P34). Said in every hello from now on, until they are forgotten: a connection that is open, or
   * was refused, begins anew with it. Connects nobody who is not connected.
   */
  identify(signed: string): void;
  /** Something in the storage was changed by another tab: it may have had the visitor forgotten. */
  lookAround(): void;
  /** Connects, too. Who writes on in a page that cleared its storage stays who they are. */
  post(text: string): CommandId;
  /** Gives a command of whatever kind. */
  send(command: VisitorCommand): CommandId;
  retry(id: CommandId): void;
  remove(id: CommandId): void;
  /** Gives a command about the conversation that is shown; nothing where there is none. */
  give(command: AboutConversation): void;
  /** The refusal in the picture was told otherwise. */
  forgetProblem(): void;
  loadEarlier(): void;
  /** The visitor is writing; told at most every 3 s. */
  typing(): void;
  /** A passing word to the server, said only while connected. */
  say: Connection<VisitorCommand>["say"];
  visibility(isVisible: boolean): void;
  hint(): void;
  serverNowMs(): number;
}

export function createSession(options: SessionOptions): Session {
  const { siteKey, clock, storage, onChange } = options;
  const prefix = `presently:${siteKey}:`;
  const tokenKey = `${prefix}token`;
  const token = sharedToken(storage, tokenKey);
  const threadsKey = `${prefix}threads`;
  const unsent = createUnsent(storage, `${prefix}unsent:`);
  const follow = followVisitor({ clock, onChange });
  const connection: Connection<VisitorCommand> = createConnection({
    clock,
    random: options.random,
    newId: options.newId,
    transports: options.transports,
    hello: () => ({ site: siteKey, page: options.page(), identity, ...token.say() }),
    follow: { ...follow, cursors: () => ({ ...formerCursors(), ...follow.cursors() }) },
    isFrame: isVisitorServerFrame,
    storage,
    storageKey: `presently:${siteKey}`,
    locks: options.locks,
    onFrame: heard,
    onState: changedState,
    onPending() {
      unsent.lookAgain();
      onChange();
    },
    onDone: (id, { eventId }) => options.onAnswer?.(id, eventId),
    onRefused({ atMs, commandId, command }, code) {
      options.onAnswer?.(commandId, undefined, code);
      if (command.type === "message.post") unsent.add(atMs, commandId, command.text);
      else problem = code;
      onChange();
    },
  });

  let problem: Picture["problem"] = null;
  let siteName = options.siteName;
  let hasTriedAnew = false;
  /** The connection was lost, or never came to be; so it stays until it is whole, lest the words flicker with every try. */
  let isLost = false;
  let typedAtMs = -Infinity;
  let visitorId: string | undefined;
  /** As it came from the page; an absent one is left out of the hello. */
  let identity: string | undefined;
  /** How far each conversation has been told of; undefined until the first time the picture is whole. */
  let toldSeq: Map<string, number> | undefined;

  /** From the beginning: the server leaves a conversation out unless it is asked for, when another has begun since. */
  function formerCursors(): Record<string, Cursor> {
    const ids = storage.get(threadsKey)?.split(" ") ?? [];
    return Object.fromEntries(ids.map((id) => [id, STREAM_START]));
  }

  /** Begins anew as whom the storage names now. */
  function beginAnew(): void {
    follow.clear();
    connection.close();
    connection.connect();
  }

  /** The visitor who was here is shown no more, and nobody has come in their place yet. */
  function becomeNobody(): void {
    connection.disown();
    connection.close();
    follow.clear();
    token.unsay();
    identity = undefined;
    toldSeq = undefined;
    visitorId = undefined;
    problem = null;
    options.onForgotten();
    onChange();
  }

  function wipe(): void {
    storage.remove(tokenKey); // first: other tabs see one change after another, and write marks for as long as they show a chat
    for (const key of storage.keys()) if (key.startsWith(prefix)) storage.remove(key);
  }

  function lookAround(): void {
    if (token.isLost()) becomeNobody();
  }

  function heard(frame: VisitorServerFrame): void {
    if (frame.type === "welcome") {
      if (frame.token !== undefined && !token.keep(frame.token)) return beginAnew();
      const isAnother = visitorId !== undefined && visitorId !== frame.visitorId;
      visitorId = frame.visitorId;
      // The one whose chat is shown is forgotten, or their token has run out.
      if (isAnother) return beginAnew();
      siteName = frame.site.name;
      hasTriedAnew = false;
      onChange();
    }
    tellNews(frame.type === "synced");
  }

  /** Tells of what was not there before; what the first whole picture holds is history. */
  function tellNews(isWhole: boolean): void {
    const isHistory = toldSeq === undefined;
    if (isHistory && !isWhole) return;
    toldSeq ??= new Map();
    for (const { conversationId, items } of Object.values(follow.picture().conversations)) {
      const told = toldSeq.get(conversationId) ?? 0;
      toldSeq.set(conversationId, Math.max(told, items.at(-1)?.seq ?? 0));
      if (isHistory) continue;
      for (const event of items) {
        if (event.seq > told) options.onNews(event);
      }
    }
    const { currentId } = follow.picture();
    const former = [...toldSeq.keys()].filter((id) => id !== currentId);
    const ids = former.slice(-MAX_FORMER).join(" ");
    if (ids !== "" && ids !== storage.get(threadsKey)) storage.set(threadsKey, ids);
  }

  function changedState(state: ConnectionState): void {
    if (state.phase === "waiting") isLost = true;
    if (state.phase === "online" || state.phase === "idle") isLost = false;
    if (state.phase === "ended" && state.code !== null) {
      // A token that is no longer good: begin anew, once, as a visitor nobody knows.
      if (state.code === NOT_AUTHENTICATED && !hasTriedAnew) {
        hasTriedAnew = true;
        token.forget();
        return beginAnew();
      }
      if (state.code === FORGOTTEN) {
        if (token.isStill()) wipe();
        return becomeNobody();
      }
      options.onEnded(state.code);
    }
    onChange();
  }

  /** Made anew for each look: the connection tells of a change before it is through with it. */
  function picture(): Picture {
    const seen = follow.picture();
    const { phase, code } = connection.state();
    const given = connection.pending();
    const id = seen.currentId;
    const view = id === null ? null : (seen.conversations[id] ?? null);
    return {
      ...seen,
      connection: isLost || phase === "waiting" || phase === "ended" ? "offline" : phase,
      isTooBusy: code === RATE_LIMITED || code === OVERLOADED,
      isRefused: phase === "ended",
      siteName,
      availability: seen.availability ?? "offline",
      isKnown: seen.availability !== null,
      view,
      threads: threadsTo(view, Object.values(seen.conversations)),
      pending: [...given.flatMap(pendingMessage), ...unsent.list()],
      underWay: given.map(({ command: { type } }) => type),
      queue: (id === null ? undefined : seen.queue[id]) ?? null,
      typing: typingAgent(id === null ? undefined : seen.typing[id]),
      problem,
    };
  }

  /** Names the conversation that is shown. */
  function here() {
    const { view } = picture();
    return view && { conversationId: view.conversationId };
  }

  function command(given: VisitorCommand): CommandId {
    problem = null;
    const { commandId } = connection.send(given);
    onChange();
    return commandId;
  }

  function connect(): void {
    lookAround(); // a page that slept has heard of nothing, and one that cleared its storage tells nobody
    connection.connect();
  }

  function post(text: string): CommandId {
    // While we are connected we hear of a tab that forgets the visitor: it was the page that cleared its storage, and the visitor chats on.
    if (connection.state().phase === "online") token.restore();
    connect(); // who was forgotten is connected again by what they write
    // Named, a conversation that was closed is opened again (C9).
    // The department counts where a conversation begins, and is named here since another tab may send it; an absent one is left out of what is sent.
    const department = options.page().department as string;
    return command({ type: "message.post", text, department, ...here() });
  }

  return {
    picture,
    connect,
    disconnect: connection.close,
    async forget() {
      const ended = storage.get(tokenKey);
      connection.clearOutbox();
      wipe();
      becomeNobody();
      if (ended !== null) await options.revoke(ended);
    },
    identify(signed) {
      identity = signed;
      if (connection.state().phase === "idle") return;
      connection.close();
      connection.connect();
    },
    lookAround,
    post,
    send: command,
    retry(id) {
      const text = unsent.take(id);
      if (text === null) connection.retry(id);
      else post(text);
    },
    remove(id) {
      unsent.take(id);
      connection.cancel(id);
      onChange();
    },
    give(given) {
      const where = here();
      if (where) command({ ...given, ...where });
    },
    forgetProblem() {
      problem = null;
      onChange();
    },
    loadEarlier() {
      const [oldest] = picture().threads;
      const first = oldest?.items[0];
      if (!first) return;
      const { conversationId } = oldest;
      connection.say({ type: "loadEarlier", conversationId, before: first.seq });
    },
    typing() {
      const nowMs = clock.nowMs();
      const where = here();
      if (!where || nowMs - typedAtMs < TYPING_EVERY_MS) return;
      typedAtMs = nowMs;
      connection.say({ type: "signal", signal: "typing", ...where });
    },
    say: connection.say,
    visibility: connection.visibility,
    hint: connection.hint,
    serverNowMs: connection.serverNowMs,
  };
}

/** The agent who is writing; the visitor's own signal from another tab is not news. */
function typingAgent(by: string | undefined): string | null {
  return by?.startsWith("agt_") ? by : null;
}

function pendingMessage({
  commandId,
  command,
  state,
}: ReturnType<Connection<VisitorCommand>["pending"]>[number]): PendingMessage[] {
  if (command.type !== "message.post") return [];
  return [{ commandId, text: command.text, state: state === "waiting" ? "sending" : state }];
}
