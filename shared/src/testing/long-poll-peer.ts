import type { Fetch } from "../client/long-poll.ts";
import type { Clock } from "../clock.ts";
import type { ServerEnd } from "./memory-network.ts";
import type { Random } from "./random.ts";

/** Misbehaviour of the road that requests and answers take. */
export interface RequestWeather {
  /** Probability that a request is lost before the server reads it. */
  loseRequest: number;
  /** Probability that the server's answer is lost. */
  loseAnswer: number;
}

export interface LongPollPeer {
  readonly fetch: Fetch<unknown>;
  readonly newAbort: () => { readonly signal: unknown; abort(): void };
  weather: RequestWeather;
  /** A refusal of `open`, with the body of the catalogue. */
  refuseOpen:
    | { readonly status: number; readonly code: string; readonly retryAfterMs?: number }
    | undefined;
  /** False: nothing is reached. */
  isUp: boolean;
  /** A new process: it knows no connection of the former one, and the polls that were open are cut. */
  restart(): void;
  /** Numbers of the sends and polls that the server read, in order. */
  readonly sends: readonly number[];
  readonly polls: readonly number[];
  /** Connections that are open now. */
  openCount(): number;
}

interface Line {
  readonly end: ServerEnd;
  sends: number;
  batch: { n: number; frames: string[] } | undefined;
  acknowledged: number;
  readonly waiting: string[];
  closed: { code: number; reason: string } | undefined;
  isCut: boolean;
  wake: () => void;
}

interface Road {
  readonly path: string;
  readonly query: string;
}
type Answer = { status: number; body: unknown };
const POLL_MS = 20_000;

/** The server's side of the long-poll, kept to P20-P24, over a road that loses requests and answers as the weather says. */
export function longPollPeer(options: {
  clock: Clock;
  random: Random;
  accept: (end: ServerEnd) => void;
}): LongPollPeer {
  const { clock, random, accept } = options;
  const lines = new Map<string, Line>();
  const sends: number[] = [];
  const polls: number[] = [];
  let opened = 0;

  const peer: LongPollPeer = {
    weather: { loseRequest: 0, loseAnswer: 0 },
    refuseOpen: undefined,
    isUp: true,
    restart() {
      const former = [...lines.values()];
      lines.clear();
      for (const line of former) {
        line.isCut = true;
        line.wake();
        line.end.onClose(1006, "");
      }
    },
    sends,
    polls,
    openCount: () => lines.size,
    newAbort() {
      const signal = { isAborted: false };
      return {
        signal,
        abort: () => {
          signal.isAborted = true;
        },
      };
    },
    async fetch(url, init) {
      if (!peer.isUp || random.chance(peer.weather.loseRequest)) return lost();
      const { status, body } = await answer(roadOf(url), init);
      if (random.chance(peer.weather.loseAnswer)) return lost();
      return { status, json: () => Promise.resolve(structured(body)) };
    },
  };
  return peer;

  async function answer(
    { path, query }: Road,
    init: Parameters<LongPollPeer["fetch"]>[1],
  ): Promise<Answer> {
    if (path === "/open") return open();
    const key = /^Bearer (\S+)\.secret$/.exec(init.headers["authorization"] ?? "")?.[1] ?? "";
    const line = lines.get(key);
    if (line === undefined) return { status: 404, body: { code: "not-found", message: "" } };
    if (path === "/connection") {
      lines.delete(key);
      line.end.onClose(1000, "");
      return { status: 204, body: null };
    }
    if (path === "/send") return take(line, JSON.parse(init.body ?? "{}"));
    return poll(line, Number(query.slice("after=".length)));
  }

  function open(): Answer {
    if (peer.refuseOpen !== undefined) {
      const { status, ...body } = peer.refuseOpen;
      return { status, body: { message: "", ...body } };
    }
    opened += 1;
    const line: Line = {
      end: {
        send(text) {
          line.waiting.push(text);
          line.wake();
        },
        close(code, reason) {
          line.closed ??= { code, reason };
          line.wake();
        },
        bufferedBytes: () => line.waiting.join("").length,
        onText: () => {},
        onTaken: () => {},
        onClose: () => {},
      },
      sends: 0,
      batch: undefined,
      acknowledged: 0,
      waiting: [],
      closed: undefined,
      isCut: false,
      wake: () => {},
    };
    lines.set(`line-${opened}`, line);
    accept(line.end);
    return { status: 200, body: { connection: `line-${opened}`, secret: "secret" } };
  }

  function take(line: Line, body: { n: number; frames: string[] }): Answer {
    if (body.n !== line.sends) {
      if (body.n !== line.sends + 1) throw new Error(`send ${body.n} after ${line.sends}`);
      sends.push(body.n);
      line.sends = body.n;
      for (const frame of body.frames) line.end.onText(frame);
    }
    return { status: 200, body: {} };
  }

  async function poll(line: Line, after: number): Promise<Answer> {
    polls.push(after);
    if (line.batch?.n === after) {
      line.batch = undefined;
      line.acknowledged = after;
    }
    if (after !== line.acknowledged) throw new Error(`poll ${after} after ${line.acknowledged}`);
    if (line.batch === undefined && line.waiting.length === 0 && line.closed === undefined) {
      await new Promise<void>((resolve) => {
        const timer = clock.after(POLL_MS, resolve);
        line.wake = () => {
          timer.cancel();
          resolve();
        };
      });
    }
    if (line.isCut) return lost();
    if (line.batch === undefined && line.waiting.length > 0) {
      line.batch = { n: after + 1, frames: line.waiting.splice(0, 64) };
    }
    const closed = line.closed === undefined ? {} : { closed: line.closed };
    return { status: 200, body: { ...(line.batch ?? { n: after, frames: [] }), ...closed } };
  }
}

/** What a URL of the wire asks for: the last step of its path, and its query. */
function roadOf(url: string): Road {
  const [path = "", query = ""] = url.split("?");
  return { path: path.slice(path.lastIndexOf("/")), query };
}

function structured(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body));
}

function lost(): Promise<never> {
  return Promise.reject(new TypeError("lost on the road"));
}
