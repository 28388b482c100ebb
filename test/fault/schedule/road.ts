import { createPollRoad } from "./poll-road.ts";
import { createSocketRoad, type NetworkOptions, type Road } from "./socket-road.ts";

/** How many people are behind a proxy that lets no WebSocket pass. */
const POLLING = 0.2;

/** A person's road to the server: sockets, or for some of them requests that come one after the other (R20). */
export function createRoad(options: NetworkOptions): Road {
  return options.random.chance(POLLING) ? createPollRoad(options) : createSocketRoad(options);
}
