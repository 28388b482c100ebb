import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DeskError } from "@presently/shared/protocol";
import {
  manualClock,
  type ManualClock,
  type NetworkWeather,
  type Random,
  randomOf,
} from "@presently/shared/testing";
import { type Agent, createAgent } from "./agent.ts";
import { mailSettings, openPost, openPushServices, pushSettings } from "./post.ts";
import { createRecorder, type Recorder } from "./recorder.ts";
import {
  type Death,
  openProcess,
  type PlantedFaults,
  type ServerProcess,
} from "./server-process.ts";
import { copyTemplate, observer, scratch, shops, START_MS, team } from "./template.ts";
import { createVisitor, type Visitor } from "./visitor.ts";

/** Everything one schedule has: the clock, the server's run, the people, and the log. */
export interface World {
  readonly clock: ManualClock;
  readonly random: Random;
  readonly recorder: Recorder;
  readonly visitors: Visitor[];
  readonly agents: Agent[];
  readonly observer: Agent;
  /** The run that is up, booting or just dead; undefined while there is none. */
  readonly server: ServerProcess | undefined;
  /** Errors that any run logged. */
  readonly errors: string[];
  startServer(): Promise<void>;
  crash(death?: Death): void;
  fillDisk(isFull: boolean): void;
  /** Lets the clock's turns pass until a promise of the server settles; undefined when the server died over it. */
  answer<T>(promise: Promise<T> | undefined): Promise<T | undefined>;
  weather(weather: NetworkWeather): void;
  close(): void;
}

export interface Cast {
  readonly visitors: number;
  readonly agents: number;
}

/** A world of one seed; every draw of every part of it comes from the seed. */
export function openWorld(seed: number, cast: Cast, faults?: PlantedFaults): World {
  const home = scratch();
  const clock = inWholeMs(manualClock(START_MS));
  const recorder = createRecorder(() => clock.nowMs());
  const errors: string[] = [];
  let parts = 0;
  const nextRandom = () => randomOf(seed * 64 + (parts += 1));
  const serverRandom = nextRandom();
  const postRandom = nextRandom();
  let folder = join(home.path, "first");
  let server: ServerProcess | undefined;
  const visitors: Visitor[] = [];
  const agents: Agent[] = [];
  mkdirSync(folder);
  copyTemplate(folder);

  const world: Omit<World, "observer"> = {
    clock,
    random: nextRandom(),
    recorder,
    visitors,
    agents,
    get server() {
      return server;
    },
    errors,
    async startServer() {
      if (server !== undefined && !server.isDead()) return;
      release();
      // No event of one run has the same moment as an event of the next.
      await clock.advanceAndSettle(1);
      const process = openProcess({
        folder,
        clock,
        random: serverRandom,
        settings: mailSettings,
        post: (clock) => openPost(clock, postRandom),
        push: pushSettings,
        pushServices: (clock) => openPushServices(clock, postRandom),
        faults,
        onDeath,
      });
      server = process;
      recorder.happened({ type: "started" });
      await world.answer(process.start());
    },
    crash(death) {
      if (death === undefined) server?.die();
      else server?.dieAt(death);
    },
    fillDisk(isFull) {
      if (server === undefined || server.isDiskFull() === isFull) return;
      server.fillDisk(isFull);
      recorder.happened({ type: "disk", isFull });
    },
    async answer(promise) {
      const settled = promise?.then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
      await clock.settle();
      const outcome = await Promise.race([settled, Promise.resolve(undefined)]);
      if (outcome === undefined) return undefined;
      if ("value" in outcome) return outcome.value;
      // A refusal is an answer like another: a full disk, a restart.
      if (server?.isDead() === true || outcome.error instanceof DeskError) return undefined;
      throw outcome.error;
    },
    weather(weather) {
      for (const { network } of [...visitors, ...agents]) network.weather(weather);
    },
    close() {
      for (const visitor of visitors) visitor.closeAll();
      for (const agent of [...agents, whole.observer]) agent.close();
      release();
      home[Symbol.dispose]();
    },
  };

  function onDeath(survived: string): void {
    recorder.happened({ type: "crashed" });
    folder = survived;
    for (const { network } of [...visitors, ...agents, whole.observer]) network.serverDied();
  }

  function release(): void {
    if (server === undefined) return;
    errors.push(...server.errors);
    server.release();
    server = undefined;
  }

  // Safe: the observer is made with the world it watches, before anybody looks at it.
  const whole = world as World & { observer: Agent };
  whole.observer = createAgent(whole, observer, nextRandom());
  for (const member of team.slice(0, cast.agents))
    agents.push(createAgent(whole, member, nextRandom()));
  for (let n = 1; n <= cast.visitors; n += 1) {
    const shop = world.random.pick(shops);
    visitors.push(createVisitor(whole, `v${n}`, shop.key, nextRandom()));
  }
  return whole;
}

/** Timers of a real machine fall due in whole milliseconds. */
function inWholeMs(clock: ManualClock): ManualClock {
  return { ...clock, after: (ms, run) => clock.after(Math.ceil(ms), run) };
}
