import type { Clock } from "@presently/shared/clock";
import type { OpenSocket } from "@presently/shared/client";
import { memoryNetwork, type MemoryNetwork, type Random } from "@presently/shared/testing";
import type { Connection, Receiver } from "@presently/server/src/realtime/connection.ts";
import type { ServerProcess } from "./server-process.ts";

interface NetworkOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly server: () => ServerProcess | undefined;
  /** Hands the server's end to the gateway, as its maker of connections does. */
  readonly accept: (process: ServerProcess, connection: Connection) => Receiver;
  readonly onHeard: () => void;
}

export interface ActorNetwork {
  readonly links: MemoryNetwork;
  readonly openSocket: OpenSocket;
  /** False: this person has no network at all. */
  isReachable: boolean;
  /** Probability that a command is sent again later, over whichever connection of theirs is open then. */
  repeat: number;
}

/** The road between one person's pages and the server: it delays, cuts, goes half-open, and repeats commands over other sockets. */
export function createNetwork(options: NetworkOptions): ActorNetwork {
  const { clock, random, server, accept, onHeard } = options;
  const open = new Set<(text: string) => void>();
  const links = memoryNetwork({
    clock,
    random,
    accept(end) {
      const process = server();
      if (process === undefined || !process.isUp() || !network.isReachable)
        return end.close(1006, "");
      const connection = process.connection({
        send: (text) => end.send(text),
        close(code, reason) {
          end.close(code, reason);
          // As a socket does: its own end is told in a later turn.
          clock.soon(() => receiver.closed());
        },
        bufferedBytes: () => end.bufferedBytes(),
      });
      const receiver = accept(process, connection);
      end.onText = (text) => {
        if (process.isDead()) return;
        onHeard();
        receiver.text(text);
      };
      end.onClose = () => {
        if (!process.isDead()) receiver.closed();
      };
    },
  });

  const network: ActorNetwork = { links, isReachable: true, repeat: 0, openSocket };
  return network;

  function openSocket(...[events]: Parameters<OpenSocket>): ReturnType<OpenSocket> {
    const socket = links.openSocket({
      ...events,
      onClose(code, reason) {
        open.delete(socket.send);
        events.onClose(code, reason);
      },
    });
    return {
      send(text) {
        open.add(socket.send);
        socket.send(text);
        if (text.startsWith('{"type":"command"') && random.chance(network.repeat)) sendAgain(text);
      },
      close() {
        open.delete(socket.send);
        socket.close();
      },
    };
  }

  function sendAgain(text: string): void {
    for (let copies = random.int(1, 3); copies > 0; copies -= 1) {
      clock.after(random.pick([0, 0, random.int(1, 500), random.int(1_000, 20_000)]), () => {
        if (open.size > 0) random.pick([...open])(text);
      });
    }
  }
}
