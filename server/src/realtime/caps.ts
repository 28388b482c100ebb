import { networkOf } from "../network-of.ts";

/** How many sockets may be open (R16). */
export interface SocketLimits {
  readonly maxSockets: number;
  readonly maxSocketsPerIp: number;
}

/** A refusal is `full` (the server as a whole) or `address` (this one network). */
export type Place =
  | { readonly isFree: true; leave(): void }
  | { readonly isFree: false; readonly why: "full" | "address" };

/** Counts open sockets, in all and per network. A place is left once; leaving twice does no harm. */
export function createSocketCaps({ maxSockets, maxSocketsPerIp }: SocketLimits) {
  const perNetwork = new Map<string, number>();
  let total = 0;
  return {
    open: () => total,
    take(ip: string): Place {
      if (total >= maxSockets) return { isFree: false, why: "full" };
      const network = networkOf(ip);
      const here = perNetwork.get(network) ?? 0;
      if (here >= maxSocketsPerIp) return { isFree: false, why: "address" };
      total += 1;
      perNetwork.set(network, here + 1);
      let isTaken = true;
      return {
        isFree: true,
        leave() {
          if (!isTaken) return;
          isTaken = false;
          total -= 1;
          const left = (perNetwork.get(network) ?? 1) - 1;
          if (left === 0) perNetwork.delete(network);
          else perNetwork.set(network, left);
        },
      };
    },
  };
}
