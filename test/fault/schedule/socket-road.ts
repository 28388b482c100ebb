import type { Clock } from "@presently/shared/clock";
import type { OpenSocket } from "@presently/shared/client";
import { memoryNetwork, type NetworkWeather, type Random } from "@presently/shared/testing";
import type { Connection, Receiver } from "@presently/server/src/realtime/connection.ts";
import type { ServerProcess } from "./server-process.ts";

export interface NetworkOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly server: () => ServerProcess | undefined;
  /** Hands the server's end to the gateway, as its maker of connections does. */
  readonly accept: (process: ServerProcess, connection: Connection) => Receiver;
  readonly onHeard: () => void;
}

/** One person's road to the server, whatever carries the frames. */
export interface Road {
  readonly openSocket: OpenSocket;
  /** False: this person has no network at all. */
  isReachable: boolean;
  /** Probability that a command is sent again later, over whichever connection of theirs is open then. */
  repeat: number;
  weather(weather: NetworkWeather): void;
  /** Cuts a connection, or all of them; what was on its way is lost. */
  cut(which: "one" | "all"): void;
  /** From now on nothing passes over it, and neither end is told. */
  freeze(which: "one" | "all"): void;
  /** The process at the other end is gone. */
  serverDied(): void;
}

/** A road of sockets like WebSocket's: they delay, are cut, go half-open, and commands are repeated over other ones. */
export function createSocketRoad(options: NetworkOptions): Road {
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
      end.onTaken = () => {
        if (!process.isDead()) receiver.taken();
      };
      end.onClose = () => {
        if (!process.isDead()) receiver.closed();
      };
    },
  });

  const network: Road = {
    openSocket,
    isReachable: true,
    repeat: 0,
    weather(weather) {
      links.weather = weather;
    },
    cut: (which) => some(which).forEach((link) => link.cut()),
    freeze: (which) => some(which).forEach((link) => link.freeze()),
    serverDied() {
      for (const link of links.links()) {
        // What the dead had handed to the network may still arrive, or be lost with it.
        if (random.chance(0.5)) link.cut();
        else link.server.close(1006, "");
      }
    },
  };
  return network;

  function some(which: "one" | "all") {
    const all = links.links();
    return which === "all" || all.length === 0 ? all : [random.pick(all)];
  }

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
