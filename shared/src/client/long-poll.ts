import type { Clock, Timer } from "../clock.ts";
import {
  NOT_ALLOWED,
  NOT_AUTHENTICATED,
  OVERLOADED,
  RATE_LIMITED,
  RESTARTING,
  UNKNOWN_SITE,
} from "../protocol/close-codes.ts";
import { isNumber, isObject, isText, listOf } from "./check.ts";
import type { OpenSocket, SocketEvents } from "./transport.ts";
import { LOST } from "./transport.ts";

/** A request that did not reach the server, or whose answer was lost, is repeated as it was after this long. */
const REPEAT_AFTER_MS = 1_000;
/** What one `send` may carry (P21), with room for the numbers around it. */
const MAX_FRAMES = 64;
const MAX_BODY_CHARS = 20_000;

/** What we use of `fetch`. `Signal` is the browser's AbortSignal. */
export type Fetch<Signal> = (
  url: string,
  init: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: string;
    readonly keepalive?: boolean;
    readonly cache: "no-store";
    readonly signal?: Signal;
  },
) => Promise<{ readonly status: number; json(): Promise<unknown> }>;

export interface LongPollOptions<Signal> {
  /** Such as `https://chat.example.com/wire/visitor`. */
  readonly base: string;
  /** What `open` names in its URL: `?site=KEY`, or nothing for agents (P25). */
  readonly query: string;
  readonly fetch: Fetch<Signal>;
  /** `() => new AbortController()`. */
  readonly newAbort: () => { readonly signal: Signal; abort(): void };
  readonly clock: Clock;
}

/** HTTP long-poll as a transport (P20-P25): the same frames where WebSocket does not pass, none lost or read twice. */
export function longPollTransport<Signal>(options: LongPollOptions<Signal>): OpenSocket {
  return (events) => openLongPoll(options, events);
}

function openLongPoll<Signal>(
  { base, query, fetch, newAbort, clock }: LongPollOptions<Signal>,
  events: SocketEvents,
) {
  const abort = newAbort();
  const waiting: string[] = [];
  const headers: { "content-type": string; authorization?: string } = {
    "content-type": "application/json",
  };
  const pauses = new Set<Timer>();
  let isOpen = false;
  let isOver = false;
  let isSending = false;
  let sends = 0;
  let received = 0;

  function stop(): void {
    isOver = true;
    abort.abort();
    for (const pause of pauses) pause.cancel();
  }

  function end(code: number, reason = ""): void {
    if (isOver) return;
    stop();
    events.onClose(code, reason);
  }

  /** Asks until there is an answer; undefined once the connection is over. A refusal ends the connection. */
  async function ask(
    method: string,
    path: string,
    body: string | undefined,
    isRepeated: boolean,
  ): Promise<Readonly<Record<string, unknown>> | undefined> {
    while (!isOver) {
      const answer = await tryOnce(method, path, body);
      if (isOver) return undefined;
      if (answer?.status === 200) {
        if (isObject(answer.body)) return answer.body;
        end(LOST);
      } else if (!isRepeated || (answer !== undefined && answer.status < 500)) {
        refused(answer?.body);
      } else {
        await new Promise<void>((resolve) => pauses.add(clock.after(REPEAT_AFTER_MS, resolve)));
      }
    }
    return undefined;
  }

  async function tryOnce(method: string, path: string, body: string | undefined) {
    try {
      const sent = body === undefined ? {} : { body };
      const init = { method, headers, cache: "no-store", signal: abort.signal, ...sent } as const;
      const answer = await fetch(base + path, init);
      return { status: answer.status, body: await answer.json() };
    } catch {
      return undefined; // not reached, cut on the way, or not an answer of ours: as if lost
    }
  }

  /**
   * A refusal over HTTP, told the way a socket would have told it. By its code, not its status: a 404 is also how a server that has begun
   * anew says that it does not know this connection, and what a relay says of a server that is away.
   */
  function refused(body: unknown): void {
    const { code = "not-found" } = isObject(body) ? body : {};
    if (code !== "not-found") {
      events.onText(JSON.stringify({ ...(body as object), type: "error", ref: null })); // an object: it has a code
    }
    end(closeCodeOf[String(code)] ?? LOST);
  }

  async function open(): Promise<void> {
    const answer = await ask("POST", `/open${query}`, "{}", false);
    if (answer === undefined) return;
    headers.authorization = `Bearer ${String(answer["connection"])}.${String(answer["secret"])}`;
    isOpen = true;
    events.onOpen();
    void flush();
    await poll();
  }

  async function poll(): Promise<void> {
    while (!isOver) {
      const answer = await ask("GET", `/poll?after=${received}`, undefined, true);
      if (answer === undefined) return;
      const { n, frames } = answer;
      if (!isNumber(n) || !isTexts(frames)) return end(LOST);
      if (n === received + 1) {
        received = n;
        for (const frame of frames) if (!isOver) events.onText(frame);
      }
      endIfClosed(answer);
    }
  }

  async function flush(): Promise<void> {
    if (isSending || !isOpen) return;
    isSending = true;
    while (waiting.length > 0 && !isOver) {
      sends += 1;
      const body = JSON.stringify({ n: sends, frames: nextFrames() });
      const answer = await ask("POST", "/send", body, true);
      if (answer !== undefined) endIfClosed(answer);
    }
    isSending = false;
  }

  function nextFrames(): string[] {
    let chars = 0;
    const fits = waiting.findIndex((frame, at) => {
      chars += frame.length;
      return at > 0 && (at >= MAX_FRAMES || chars > MAX_BODY_CHARS);
    });
    return waiting.splice(0, fits === -1 ? waiting.length : fits);
  }

  function endIfClosed({ closed }: Readonly<Record<string, unknown>>): void {
    if (!isObject(closed) || isOver) return;
    end(typeof closed["code"] === "number" ? closed["code"] : LOST, String(closed["reason"]));
  }

  void open();
  return {
    send(text: string): void {
      if (isOver) return;
      waiting.push(text);
      void flush();
    },
    close(): void {
      if (isOver) return;
      stop();
      if (!isOpen) return;
      // Without a body no type of one: the server refuses an empty one of that type.
      const { authorization = "" } = headers;
      const init = {
        method: "DELETE",
        headers: { authorization },
        keepalive: true,
        cache: "no-store",
      } as const;
      // Only a courtesy, often from a page that is leaving: the server notices by itself (P23).
      fetch(`${base}/connection`, init).catch(() => undefined);
    },
  };
}

const isTexts = (value: unknown): value is string[] => listOf(isText)(value);

/** What the code of a refusal means as a close code (P24); any other is a connection lost. */
const closeCodeOf: Readonly<Record<string, number>> = {
  "session.not-authenticated": NOT_AUTHENTICATED,
  "origin.not-allowed": NOT_ALLOWED,
  "site.unknown": UNKNOWN_SITE,
  "rate.limited": RATE_LIMITED,
  overloaded: OVERLOADED,
  "server.restarting": RESTARTING,
};
