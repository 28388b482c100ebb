import { fairWeather } from "@presently/shared/testing";
import type { Log } from "../judge/log.ts";
import { doSomething } from "./acts.ts";
import type { PlantedFaults } from "./server-process.ts";
import { type Cast, openWorld, type World } from "./world.ts";

/**
 * After the last fault: longer than the minute in which a lost agent's chats come back or a wrap-up ends and the offer that may follow, and
 * than a client needs to notice a half-open connection and to try again.
 */
const QUIET_MS = 100_000;

export interface Outcome {
  readonly log: Log;
  /** What the server logged as errors; the judge never sees it, but there should be none. */
  readonly errors: readonly string[];
}

/** Lives one schedule from its seed: the same seed, the same schedule, to the last frame. */
export async function runSchedule(seed: number, faults?: PlantedFaults): Promise<Outcome> {
  const world = openWorld(seed, castOf(seed), faults);
  try {
    await world.startServer();
    world.observer.open();
    for (const agent of world.agents) agent.open();
    await world.clock.advanceAndSettle(1_000);
    const steps = world.random.int(25, 60);
    for (let step = 0; step < steps; step += 1) {
      await doSomething(world);
      await world.clock.advanceAndSettle(pause(world));
    }
    await calmDown(world);
    return { log: world.recorder, errors: world.errors };
  } finally {
    world.close();
  }
}

/** From two visitors with one agent to six with three. */
function castOf(seed: number): Cast {
  return { visitors: 2 + (seed % 5), agents: 1 + (seed % 3) };
}

/** Often nothing passes between two things that happen, now and then many minutes. */
function pause({ random }: World): number {
  const kind = random.next();
  if (kind < 0.4) return 0;
  if (kind < 0.65) return random.int(1, 300);
  if (kind < 0.96) return random.int(300, 3_000);
  return random.int(3_000, 40_000);
}

/** Everybody's network is well again, everybody is there, and nobody acts. */
async function calmDown(world: World): Promise<void> {
  const { clock, visitors, agents, observer, recorder } = world;
  world.weather(fairWeather());
  for (const { network } of [...visitors, ...agents]) {
    network.isReachable = true;
    network.repeat = 0;
  }
  await clock.advanceAndSettle(1);
  world.server?.dieAt(undefined);
  world.fillDisk(false);
  await world.startServer();
  for (const agent of agents) {
    agent.open();
  }
  for (const visitor of visitors) {
    if (visitor.tabs.length === 0) visitor.openTab();
    for (const { connection } of visitor.tabs) {
      connection.visibility(true);
      connection.hint();
    }
  }
  recorder.happened({ type: "calm" });
  for (let waitedMs = 0; waitedMs < QUIET_MS; waitedMs += QUIET_MS / 10) {
    // Whoever is told only now that the session is over signs in again.
    for (const agent of [...agents, observer])
      if (agent.window?.connection.state().phase === "ended") await agent.signIn();
    await clock.advanceAndSettle(QUIET_MS / 10);
  }
  for (const person of [...visitors, ...agents]) person.unsent();
  recorder.happened({ type: "end" });
}
