import type { OpenSocket, SocketEvents } from "../client/transport.ts";
import { LOST } from "../client/transport.ts";
import type { Clock } from "../clock.ts";
import type { Random } from "./random.ts";

/** How one direction of the network behaves. Absent = it behaves. */
export interface Weather {
  /** How long a text is on its way, drawn between both ends, in ms. Without `reorder` texts still arrive in the order sent. */
  delayMs?: readonly [low: number, high: number];
  /** Probability that a text is delivered twice. */
  duplicate?: number;
  /** Probability that a text is overtaken by those sent after it. A real socket never does this; a careless relay may. */
  reorder?: number;
  /** Probability that a text vanishes while the connection stays. */
  lose?: number;
  /** Probability, for each text sent, that the connection is cut at that moment, the text and all that is on its way lost. */
  cut?: number;
}

/** How the whole network behaves; a test may change it while it runs. */
export interface NetworkWeather {
  toServer: Weather;
  toClient: Weather;
  /** Probability that a connection cannot be opened. */
  refuse: number;
}

/** The server's end of one connection. The server sets the two handlers when it is given the end. */
export interface ServerEnd {
  send(text: string): void;
  close(code: number, reason: string): void;
  /** Bytes (here: UTF-16 units) on their way to the client. */
  bufferedBytes(): number;
  onText: (text: string) => void;
  /** Something that was on its way to the client has arrived. */
  onTaken: () => void;
  onClose: (code: number, reason: string) => void;
}

/** One connection as the test sees it. */
export interface Link {
  readonly server: ServerEnd;
  isOpen(): boolean;
  /** Cuts it: both ends hear 1006, what was on its way is lost. */
  cut(): void;
  /** Half-open: from now on nothing passes either way and neither end is told. */
  freeze(): void;
}

export interface MemoryNetwork {
  /** The client's way in: give it to whatever takes a transport. */
  readonly openSocket: OpenSocket;
  /** Every connection that is open now, oldest first. */
  links(): readonly Link[];
  /** How many connections were asked for since the start, refused ones included. */
  opened(): number;
  weather: NetworkWeather;
  /** False: nothing can be opened, as when the server is down. */
  isUp: boolean;
}

export function fairWeather(): NetworkWeather {
  return { toServer: {}, toClient: {}, refuse: 0 };
}

/**
 * Sockets in memory, in pairs, that misbehave as the weather says, by chance drawn from `random`. `accept` is handed the server's end of
 * each connection before the client hears that it is open.
 */
export function memoryNetwork(options: {
  clock: Clock;
  random: Random;
  accept: (end: ServerEnd) => void;
}): MemoryNetwork {
  const { clock, random, accept } = options;
  const open = new Set<Link>();
  let openedCount = 0;

  const network: MemoryNetwork = {
    openSocket,
    links: () => [...open],
    opened: () => openedCount,
    weather: fairWeather(),
    isUp: true,
  };
  return network;

  function openSocket(client: SocketEvents) {
    openedCount += 1;
    let state: "opening" | "open" | "closed" = "opening";
    let isFrozen = false;
    let isClientListening = true;
    let isServerListening = true;

    const toClient = lane(
      () => network.weather.toClient,
      (text) => {
        if (isClientListening) client.onText(text);
        server.onTaken();
      },
    );
    const toServer = lane(
      () => network.weather.toServer,
      (text) => {
        if (isServerListening) server.onText(text);
      },
    );

    const server: ServerEnd = {
      send: (text) => toClient.send(text),
      close: (code, reason) => end(code, reason, "server"),
      bufferedBytes: () => toClient.bufferedBytes(),
      onText: () => {},
      onTaken: () => {},
      onClose: () => {},
    };
    const link: Link = {
      server,
      isOpen: () => state === "open",
      cut: () => end(LOST, "", "network"),
      freeze: () => {
        isFrozen = true;
      },
    };

    clock.soon(() => {
      if (state !== "opening") return;
      if (!network.isUp || random.chance(network.weather.refuse)) {
        state = "closed";
        if (isClientListening) client.onClose(LOST, "");
        return;
      }
      state = "open";
      open.add(link);
      accept(server);
      if (isClientListening) client.onOpen();
    });

    return {
      send: (text: string) => toServer.send(text),
      close: () => {
        isClientListening = false;
        if (state === "opening") state = "closed";
        else end(1000, "", "client");
      },
    };

    /** Closes the pair. Whoever closed it hears nothing; a frozen pair tells nobody. */
    function end(code: number, reason: string, by: "server" | "client" | "network"): void {
      if (state !== "open") return;
      state = "closed";
      open.delete(link);
      if (by === "server") isServerListening = false;
      if (isFrozen) return;
      if (by === "network") {
        toClient.drop();
        toServer.drop();
      }
      if (by !== "server") toServer.whenDelivered(() => server.onClose(code, reason));
      if (by === "client") return;
      toClient.whenDelivered(() => {
        if (isClientListening) client.onClose(code, reason);
      });
    }

    /** One direction: keeps the order unless the weather breaks it. */
    function lane(weather: () => Weather, deliver: (text: string) => void) {
      let arrivesAtMs = 0;
      let inFlight = 0;
      let buffered = 0;
      let isDropped = false;
      let whenEmpty: (() => void) | undefined;

      function carry(text: string, extraMs: number): void {
        const { delayMs = [0, 0], reorder = 0 } = weather();
        const ownMs = clock.nowMs() + random.int(delayMs[0], delayMs[1]) + extraMs;
        const isOvertaken = random.chance(reorder);
        const atMs = isOvertaken ? ownMs + 1 + random.int(0, 50) : Math.max(ownMs, arrivesAtMs);
        if (!isOvertaken) arrivesAtMs = atMs;
        inFlight += 1;
        buffered += text.length;
        clock.after(atMs - clock.nowMs(), () => {
          inFlight -= 1;
          buffered -= text.length;
          if (!isDropped && !isFrozen) deliver(text);
          if (inFlight === 0) whenEmpty?.();
        });
      }

      return {
        send(text: string): void {
          if (state !== "open" || isFrozen) return;
          const { cut = 0, lose = 0, duplicate = 0 } = weather();
          if (random.chance(cut)) {
            link.cut();
            return;
          }
          if (random.chance(lose)) return;
          carry(text, 0);
          if (random.chance(duplicate)) carry(text, random.int(0, 20));
        },
        bufferedBytes: () => buffered,
        /** Runs once everything on its way has arrived. */
        whenDelivered(run: () => void): void {
          if (inFlight === 0) clock.soon(run);
          else whenEmpty = run;
        },
        /** What is on its way never arrives. */
        drop(): void {
          isDropped = true;
        },
      };
    }
  }
}
