import type { OpenSocket } from "@presently/shared/client";
import { longPollTransport } from "@presently/shared/client";
import { browserClock } from "./browser.ts";

/** The way to the server where a network lets no WebSocket through: a file of its own, since most visitors never need it (R20). */
export function pollingTo(server: string, query: string): OpenSocket {
  return longPollTransport({
    base: `${server}/wire/visitor`,
    query,
    fetch: (url, init) => fetch(url, init),
    newAbort: () => new AbortController(),
    clock: browserClock,
  });
}
