import type { OpenSocket } from "@presently/shared/client";
import { webSocketTransport } from "@presently/shared/client";
import { browserClock } from "./browser.ts";
import type * as TalkPart from "./talk/talk.ts";

type Talk = typeof TalkPart;

/** The ways to the server in order of preference; the second is fetched when the first has failed (R20). */
export function transportsTo(
  server: string,
  siteKey: string,
  fetchTalk: () => Promise<Pick<Talk, "longPollTransport">>,
): readonly [OpenSocket, ...OpenSocket[]] {
  const query = `?site=${encodeURIComponent(siteKey)}`;
  const socketUrl = `${server.replace(/^http/, "ws")}/ws/visitor${query}`;

  const longPoll: OpenSocket = (events) => {
    let isClosed = false;
    let socket: ReturnType<OpenSocket> | undefined;
    fetchTalk().then(
      ({ longPollTransport }) => {
        if (isClosed) return;
        const open = longPollTransport({
          base: `${server}/wire/visitor`,
          query,
          fetch: (url, init) => fetch(url, init),
          newAbort: () => new AbortController(),
          clock: browserClock,
        });
        socket = open(events);
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
  return [webSocketTransport(() => new WebSocket(socketUrl), browserClock.soon), longPoll];
}
