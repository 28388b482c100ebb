import { type Fetch, longPollTransport } from "@presently/shared/client";
import { fairWeather, type Weather } from "@presently/shared/testing";
import { LongPollConnection } from "@presently/server/src/realtime/long-poll-connection.ts";
import type { ServerProcess } from "./server-process.ts";
import type { NetworkOptions, Road } from "./socket-road.ts";

/** A request that is lost is given up by the browser within this. */
const GIVEN_UP_WITHIN_MS = 5_000;
/** A request loses as much as a connection that is cut does in some frames. */
const LOST_PER_CUT = 3;

interface Abort {
  run: () => void;
}
type Answer = { readonly status: number; readonly body: unknown };

/** A road of requests (P20-P24): each may be lost before it arrives or with its answer, so the client repeats it and the server is asked twice. */
export function createPollRoad(options: NetworkOptions): Road {
  const { clock, random, server, accept, onHeard } = options;
  const open = new Map<string, { process: ServerProcess; connection: LongPollConnection }>();
  const underWay = new Set<() => void>();
  let weather = fairWeather();

  const fetch: Fetch<Abort> = (url, { body = "{}", headers, signal }) =>
    new Promise((resolve, reject) => {
      const fail = (): void => {
        underWay.delete(fail);
        reject(new Error("the request was lost"));
      };
      underWay.add(fail);
      if (signal !== undefined) signal.run = fail;
      const lose = () => void clock.after(random.int(1, GIVEN_UP_WITHIN_MS), fail);
      travel(weather.toServer, lose, () => {
        const id = headers["authorization"]?.slice("Bearer ".length).split(".")[0] ?? "";
        serve(new URL(url), body, id, (answer) => {
          travel(weather.toClient, lose, () => {
            underWay.delete(fail);
            resolve({ status: answer.status, json: () => Promise.resolve(answer.body) });
          });
        });
      });
    });

  const road: Road = {
    openSocket: longPollTransport<Abort>({
      base: "http://chat.test/wire",
      query: "",
      fetch,
      newAbort() {
        const signal: Abort = { run() {} };
        return { signal, abort: () => signal.run() };
      },
      clock,
    }),
    isReachable: true,
    repeat: 0,
    weather(now) {
      weather = now;
    },
    cut: loseWhatIsUnderWay,
    freeze: loseWhatIsUnderWay,
    serverDied: () => loseWhatIsUnderWay("all"),
  };
  return road;

  function travel(
    { delayMs = [0, 0], cut = 0 }: Weather,
    lose: () => void,
    arrive: () => void,
  ): void {
    const isLost =
      !road.isReachable || random.chance(Math.max(cut * LOST_PER_CUT, weather.refuse / 2));
    if (isLost) lose();
    else clock.after(random.int(delayMs[0], delayMs[1]), arrive);
  }

  function loseWhatIsUnderWay(which: "one" | "all"): void {
    for (const fail of [...underWay].slice(0, which === "one" ? 1 : Infinity)) fail();
  }

  /** What the routes do, without HTTP around it. */
  function serve(url: URL, body: string, id: string, answer: (answer: Answer) => void): void {
    const process = server();
    if (process === undefined || !process.isUp())
      return answer({ status: 503, body: { code: "server.restarting", message: "" } });
    if (url.pathname.endsWith("/open")) return answer(openFor(process));
    const found = open.get(id);
    if (found === undefined || found.process !== process)
      return answer({ status: 404, body: { code: "not-found", message: "" } });
    const { connection } = found;
    if (url.pathname.endsWith("/send")) {
      // Safe: our own client wrote it.
      const { n, frames } = JSON.parse(body) as { n: number; frames: string[] };
      connection.take(n, frames);
      return answer({ status: 200, body: {} });
    }
    if (url.pathname.endsWith("/connection")) {
      connection.leave();
      return answer({ status: 204, body: undefined });
    }
    connection.poll(Number(url.searchParams.get("after")), {
      space() {},
      end(text) {
        if (!process.isDead()) answer({ status: 200, body: JSON.parse(text) as unknown });
      },
    });
  }

  function openFor(process: ServerProcess): Answer {
    const id = random.characters(21);
    const connection = new LongPollConnection(process.clock, () => open.delete(id));
    open.set(id, { process, connection });
    const receiver = accept(process, process.connection(connection));
    connection.hear({
      ...receiver,
      text(frame) {
        onHeard();
        receiver.text(frame);
      },
      binary: () => receiver.binary(),
      taken: () => receiver.taken(),
      closed: () => receiver.closed(),
    });
    return { status: 200, body: { connection: id, secret: "secret" } };
  }
}
