import type { OpenSocket } from "@presently/shared/client";
import { webSocketTransport } from "@presently/shared/client";
import { browserClock } from "./browser.ts";

/** The ways to the server in order of preference; the second is fetched when the first has failed (R20). */
export function transportsTo(
  server: string,
  siteKey: string,
): readonly [OpenSocket, ...OpenSocket[]] {
  const query = `?site=${encodeURIComponent(siteKey)}`;
  const socketUrl = `${server.replace(/^http/, "ws")}/ws/visitor${query}`;

  const polling: OpenSocket = (events) => {
    let isClosed = false;
    let socket: ReturnType<OpenSocket> | undefined;
    import("./polling.ts").then(
      ({ pollingTo }) => {
        if (!isClosed) socket = pollingTo(server, query)(events);
      },
      () => events.onClose(1006, ""), // the file did not come: lost like any connection
    );
    return {
      send: (text) => socket?.send(text),
      close() {
        isClosed = true;
        socket?.close();
      },
    };
  };
  return [webSocketTransport(() => new WebSocket(socketUrl), browserClock.soon), polling];
}
