import type { ReadonlySignal } from "@preact/signals";
import { computed, signal } from "@preact/signals";
import type {
  Connection,
  ConnectionOptions,
  DeskPicture,
  OpenThread,
} from "@presently/shared/client";
import type { KeyedStorage } from "@presently/shared/client";
import {
  createConnection,
  followDesk,
  isAgentServerFrame,
  memoryStorage,
} from "@presently/shared/client";
import type {
  AgentCommand,
  AgentId,
  AgentServerFrame,
  Availability,
  CommandId,
  ConversationId,
  DepartmentId,
  DeskErrorCode,
  FileId,
  FileLimits,
  LastingEvent,
  LastingEventOf,
  UploadedFile,
  UsedReply,
} from "@presently/shared/protocol";
import { Refusal } from "../refusal.ts";
import type { Lanes } from "./lanes.ts";
import { emptyLanes, sortIntoLanes } from "./lanes.ts";
import type { PendingMessage } from "./pending.ts";
import { createRefusedMessages, pendingMessageOf } from "./pending.ts";
import { createReadSignals } from "./read-signals.ts";
import { createSaidReturn } from "./said-return.ts";
import type { Setback } from "./setbacks.ts";
import { setbackOf } from "./setbacks.ts";

/** Threads kept open at once: going back to one of the last few needs no loading. */
const MAX_OPEN_THREADS = 8;

export interface DeskSessionOptions extends Pick<
  ConnectionOptions<AgentCommand, AgentServerFrame>,
  "clock" | "random" | "newId" | "transports" | "storage" | "locks"
> {
  me: AgentId;
  /** What lasts as long as the tab. */
  tabStorage?: KeyedStorage;
}

export interface ConnectionStatus {
  /** `connecting` until the first picture; `reconnecting` and `waiting` when it was lost; `ended`: sign in again. */
  phase: "connecting" | "reconnecting" | "waiting" | "online" | "ended";
  /** By the desk's clock. */
  retryAtMs: number | null;
}

/** What an action came to. */
export interface CommandAnswer {
  conversationId?: ConversationId;
}

interface ChosenAvailability {
  readonly availability: Availability;
  readonly isPending: boolean;
  /** By the desk's clock; undefined = not said, or said before this tab was opened. */
  readonly backAtMs: number | undefined;
}

export type DeskSession = ReturnType<typeof createDeskSession>;

/**
 * One agent at the desk: the state everything is drawn from, and the calls that change it. It holds the shared connection; nothing else
 * in the console talks to the socket.
 */
export function createDeskSession(options: DeskSessionOptions) {
  const { me, clock } = options;
  const follow = followDesk({
    clock,
    onChange: () => {
      picture.value = follow.picture();
      reading.look(picture.value);
    },
  });
  const picture = signal<DeskPicture>(follow.picture());
  const status = signal<ConnectionStatus>({ phase: "connecting", retryAtMs: null });
  const commands = signal<ReturnType<Connection<AgentCommand>["pending"]>>([]);
  const isLanesLoaded = signal(false);
  const loadingEarlier = signal<ReadonlySet<ConversationId>>(new Set());
  /** Threads the server would not open, and why. */
  const threadProblems = signal<ReadonlyMap<ConversationId, DeskErrorCode | "erased">>(new Map());
  const fileLimits = signal<FileLimits | undefined>(undefined);
  /** What the files are called that went with messages of this page; of a message that is stored the server says it. */
  const sentNames = new Map<FileId, string>();
  const settingsChanges = signal(0);
  const setAwayBecause = signal<"offerExpired" | "declined" | undefined>(undefined);
  const setbacks = signal<readonly Setback[]>([]);
  const saidReturn = createSaidReturn(
    options.tabStorage ?? memoryStorage(),
    `presently.${me}:return`,
  );
  const scores = signal<ReadonlyMap<DepartmentId, LastingEventOf<"score.noticed">>>(new Map());
  const given = signal<ReadonlyMap<ConversationId, number>>(new Map());
  const refused = createRefusedMessages(options.storage, `presently.${me}:refused:`, () =>
    clock.nowMs(),
  );
  let stopFollowing = (): void => {};
  const waitingForAnswer = new Map<
    CommandId,
    { resolve(answer: CommandAnswer): void; reject(error: Refusal): void }
  >();
  let hasBeenOnline = false;
  let hasDeclined = false;

  const connection = createConnection<AgentCommand, AgentServerFrame>({
    ...options,
    storageKey: `presently.${me}`,
    hello: () => ({ open: follow.wanted() }),
    follow,
    isFrame: isAgentServerFrame,
    onFrame: hear,
    onPending: () => {
      commands.value = connection.pending();
    },
    onState: ({ phase, retryAtMs }) => {
      reading.forget();
      if (phase === "online") {
        hasBeenOnline = true;
        sayLooking();
        reading.look(picture.value);
      } else loadingEarlier.value = new Set();
      const aheadMs = connection.serverNowMs() - clock.nowMs();
      status.value = {
        phase:
          phase === "idle" || phase === "connecting"
            ? hasBeenOnline
              ? "reconnecting"
              : "connecting"
            : phase,
        retryAtMs: retryAtMs === null ? null : retryAtMs + aheadMs,
      };
    },
    onDone: (commandId, answer) => {
      waitingForAnswer
        .get(commandId)
        ?.resolve(
          answer.conversationId === undefined ? {} : { conversationId: answer.conversationId },
        );
      waitingForAnswer.delete(commandId);
    },
    onRefused: ({ commandId, command }, code) => {
      // A code of a later server has no words here; "internal" says that it was not done and may be tried again.
      const known = code as DeskErrorCode;
      const message = pendingMessageOf(commandId, command, "sending", sentNames);
      if (message !== undefined) refused.add({ ...message, state: "refused", code: known });
      waitingForAnswer.get(commandId)?.reject(new Refusal(known));
      waitingForAnswer.delete(commandId);
    },
  });

  /** Which thread is before the agent's eyes: colleagues who have it open too are told (CP1). */
  let shown: ConversationId | undefined;
  function sayLooking(): void {
    connection.say({ type: "signal", signal: "looking", conversationId: shown ?? null });
  }

  const reading = createReadSignals(me, (signal) => connection.say(signal));

  function hear(frame: AgentServerFrame): void {
    if (frame.type === "welcome") fileLimits.value = frame.files;
    else if (frame.type === "lanes") isLanesLoaded.value = true;
    else if (frame.type === "earlier") without(loadingEarlier, frame.conversationId);
    else if (frame.type === "error" && frame.ref === null) threadRefused(frame.code);
    else if (frame.type === "events") frame.events.forEach(hearEvent);
  }

  function hearEvent(event: LastingEvent): void {
    const setback = setbackOf(event, me);
    if (setback !== undefined)
      setbacks.value = [...setbacksWithout(setback.conversationId), setback];
    if (event.type === "conversation.erased") {
      threadProblems.value = new Map(threadProblems.value).set(event.conversationId, "erased");
    } else if (event.type === "settings.changed" || event.type === "goodwill.poolChanged")
      settingsChanges.value += 1;
    else if (event.type === "score.noticed") hearScore(event);
    else if (event.type === "offer.lapsed" && event.agentId === me)
      hasDeclined = event.reason === "declined";
    else if (event.type === "agent.availabilityChanged" && event.agentId === me) {
      setAwayBecause.value = whyAway(event);
      saidReturn.hear(event);
      hasDeclined = false;
    } else if (event.type === "conversation.assigned" && event.agentId === me && isGiven(event))
      given.value = new Map(given.value).set(event.conversationId, event.seq);
  }

  function hearScore(event: LastingEventOf<"score.noticed">): void {
    const known = new Map(scores.value);
    known.delete(event.departmentId);
    if (!event.isWithin) known.set(event.departmentId, event);
    scores.value = known;
  }

  /** Why the desk set this agent away; undefined when they chose it themselves. Declining an offer does it too (RT10). */
  function whyAway(event: LastingEventOf<"agent.availabilityChanged">) {
    if (event.reason === "offerExpired") return event.reason;
    return event.availability === "away" && hasDeclined ? "declined" : undefined;
  }

  /** What the desk assigned while carrying out a command of this agent's is still not what they asked for. */
  function isGiven(event: LastingEventOf<"conversation.assigned">): boolean {
    return event.reason === "automatic" || event.by !== me;
  }

  /** A refusal without a command answers the last thread that was asked for and has not come. */
  function threadRefused(code: DeskErrorCode): void {
    const id = follow.wanted().findLast((wanted) => picture.value.threads[wanted] === undefined);
    if (id === undefined || (code !== "not-found" && code !== "not-allowed")) return;
    threadProblems.value = new Map(threadProblems.value).set(id, code);
  }

  /** Gives a command and answers when the desk has; rejects with a Refusal. */
  function ask(command: AgentCommand): Promise<CommandAnswer> {
    const { commandId } = connection.send(command);
    return new Promise((resolve, reject) => waitingForAnswer.set(commandId, { resolve, reject }));
  }

  /** Messages are shown with their own state; nobody waits for their answer. */
  function post(command: Extract<AgentCommand, { type: "message.post" | "note.post" }>): void {
    connection.send(command);
  }

  const desk = computed(() => picture.value.desk ?? undefined);
  const laneItems = computed(() => picture.value.lanes);
  const lanes: ReadonlySignal<Lanes> = computed(() =>
    laneItems.value.size === 0
      ? emptyLanes
      : sortIntoLanes(laneItems.value.values(), me, (id) =>
          desk.value?.agents.find(({ agentId }) => agentId === id),
        ),
  );
  const pending: ReadonlySignal<readonly PendingMessage[]> = computed(() => {
    const states = { waiting: "sending", late: "late", sent: "sent" } as const;
    const onTheirWay = commands.value.flatMap(
      ({ commandId, command, state }) =>
        pendingMessageOf(commandId, command, states[state], sentNames) ?? [],
    );
    return [...refused.list.value, ...onTheirWay];
  });
  /** What was chosen last and when they mean to be back, also when the server does not know yet. */
  const chosenAvailability: ReadonlySignal<ChosenAvailability> = computed(() => {
    const last = commands.value.findLast(
      ({ command, state }) => command.type === "agent.setAvailability" && state !== "sent",
    );
    if (last?.command.type === "agent.setAvailability") {
      const { availability, backAtMs } = last.command;
      return { availability, isPending: true, backAtMs: backAtMs ?? undefined };
    }
    const own = desk.value?.agents.find((agent) => agent.agentId === me);
    const availability = own?.availability ?? "away";
    const said = saidReturn.value.value;
    const backAtMs = said?.availability === availability ? said.backAtMs : undefined;
    return { availability, isPending: false, backAtMs };
  });

  return {
    me,
    desk,
    lanes,
    laneItems,
    isLanesLoaded: isLanesLoaded as ReadonlySignal<boolean>,
    status: status as ReadonlySignal<ConnectionStatus>,
    pending,
    chosenAvailability,
    loadingEarlier: loadingEarlier as ReadonlySignal<ReadonlySet<ConversationId>>,
    threadProblems: threadProblems as ReadonlySignal<
      ReadonlyMap<ConversationId, DeskErrorCode | "erased">
    >,
    /** Counts the changes of settings by anybody; who shows settings asks for them again. */
    settingsChanges: settingsChanges as ReadonlySignal<number>,
    /** An offer lapsed unanswered or was declined, and no choice has been made since (R14, RT10). */
    setAwayBecause: setAwayBecause as ReadonlySignal<typeof setAwayBecause.value>,
    /** What others did to this agent's conversations and they have not seen yet; the latest of each conversation. */
    setbacks: setbacks as ReadonlySignal<readonly Setback[]>,
    dismissSetback(id: ConversationId): void {
      const left = setbacksWithout(id);
      if (left.length < setbacks.value.length) setbacks.value = left;
    },
    /** Departments whose waits no longer hold as often as promised, and whose notice nobody has dismissed here (W16). */
    scores: scores as ReadonlySignal<typeof scores.value>,
    dismissScore(department: DepartmentId): void {
      const left = new Map(scores.value);
      if (left.delete(department)) scores.value = left;
    },
    /** Conversations that came to this agent by somebody else's act, with the number of the event that gave them. */
    given: given as ReadonlySignal<ReadonlyMap<ConversationId, number>>,
    /** What is taken of files, where a site takes any; undefined before the server has said so. */
    fileLimits: fileLimits as ReadonlySignal<FileLimits | undefined>,
    names: computed(() => picture.value.names),
    typing: computed(() => picture.value.typing),
    watchers: computed(() => picture.value.watchers),
    nowMs: () => connection.serverNowMs(),

    start(): void {
      stopFollowing();
      stopFollowing = refused.follow();
      connection.connect();
    },
    stop(): void {
      stopFollowing();
      connection.close();
    },
    /** The network is back, or the page is seen again. */
    hint: () => connection.hint(),
    tryNow(): void {
      connection.close();
      connection.connect();
    },
    /** Throws away what was not sent; for signing out. */
    forgetUnsent(): void {
      connection.clearOutbox();
      refused.clear();
    },

    thread: (id: ConversationId): OpenThread | undefined => picture.value.threads[id],
    openThread(id: ConversationId): void {
      const wanted = follow.wanted();
      if (wanted.includes(id) && picture.value.threads[id] !== undefined) return;
      for (const old of wanted.slice(0, Math.max(0, wanted.length + 1 - MAX_OPEN_THREADS))) {
        if (old === id) continue;
        follow.shut(old);
        connection.say({ type: "closeThread", conversationId: old });
      }
      threadProblems.value = new Map([...threadProblems.value].filter(([other]) => other !== id));
      follow.open(id);
      connection.say({ type: "openThread", conversationId: id });
    },
    loadEarlier(id: ConversationId): void {
      const first = picture.value.threads[id]?.view.items[0];
      if (first === undefined || status.value.phase !== "online") return;
      loadingEarlier.value = new Set(loadingEarlier.value).add(id);
      connection.say({ type: "loadEarlier", conversationId: id, before: first.seq });
    },

    reply(
      conversationId: ConversationId,
      text: string,
      files: readonly UploadedFile[] = [],
      replies: readonly string[] = [],
      cannedReply?: UsedReply,
    ): void {
      for (const { fileId, name } of files) sentNames.set(fileId, name);
      const goesWith = { ...named(files), ...offering(replies), ...writtenFrom(cannedReply) };
      post({ type: "message.post", conversationId, text, ...goesWith });
    },
    note: (conversationId: ConversationId, text: string, mentions: AgentId[]) =>
      post({ type: "note.post", conversationId, text, mentions }),
    /** Which thread is before the agent's eyes: its messages count as read (RM1). */
    show(id: ConversationId | undefined): void {
      reading.show(id);
      if (id !== shown) {
        shown = id;
        sayLooking();
      }
      reading.look(picture.value);
    },
    typingIn: (conversationId: ConversationId) =>
      connection.say({ type: "signal", signal: "typing", conversationId }),
    /** A person asks again for what was refused, or is late. */
    retry(commandId: CommandId): void {
      const message = refused.take(commandId);
      if (message === undefined) return connection.retry(commandId);
      const { conversationId, text, mentions, files, replies, cannedReply } = message;
      for (const { fileId, name } of files) if (name !== undefined) sentNames.set(fileId, name);
      if (message.kind === "reply")
        post({
          type: "message.post",
          conversationId,
          text,
          ...named(files),
          ...offering(replies),
          ...writtenFrom(cannedReply),
        });
      else post({ type: "note.post", conversationId, text, mentions: [...mentions] });
    },
    /** Lets go of it; a late one may have been stored all the same, and then the thread shows it. */
    discard(commandId: CommandId): void {
      if (refused.take(commandId) === undefined) connection.cancel(commandId);
    },

    ask,
    accept: (conversationId?: ConversationId) =>
      ask(
        conversationId === undefined
          ? { type: "conversation.accept" }
          : { type: "conversation.accept", conversationId },
      ),
    setAvailability: (availability: Availability) =>
      ask({ type: "agent.setAvailability", availability }),
    /** Says in how many minutes this agent, who is away, means to be back; null = not known. */
    setBackIn: (availability: Availability, minutes: number | null) =>
      ask({
        type: "agent.setAvailability",
        availability,
        backAtMs: minutes === null ? null : connection.serverNowMs() + minutes * 60_000,
      }),
  };

  function named(files: readonly { readonly fileId: FileId }[]): { files?: FileId[] } {
    return files.length === 0 ? {} : { files: files.map(({ fileId }) => fileId) };
  }

  function offering(replies: readonly string[]): { replies?: string[] } {
    return replies.length === 0 ? {} : { replies: [...replies] };
  }

  function writtenFrom(cannedReply: UsedReply | undefined): { cannedReply?: UsedReply } {
    return cannedReply === undefined ? {} : { cannedReply };
  }

  function setbacksWithout(id: ConversationId): readonly Setback[] {
    return setbacks.value.filter((setback) => setback.conversationId !== id);
  }

  function without(ids: typeof loadingEarlier, id: ConversationId): void {
    ids.value = new Set([...ids.value].filter((other) => other !== id));
  }
}
