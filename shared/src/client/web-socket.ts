import type { OpenSocket } from "./transport.ts";
import { LOST } from "./transport.ts";

/** What we use of a browser's WebSocket. */
export interface BrowserSocket {
  send(text: string): void;
  close(): void;
  readonly readyState: number;
  addEventListener(type: string, run: (event: BrowserEvent) => void): void;
}

/** What we read of its events; a browser's own have what belongs to their type. */
interface BrowserEvent {
  readonly data?: unknown;
  readonly code?: number;
  readonly reason?: string;
}

const OPEN = 1;

/**
 * WebSocket as a transport. `make` is `() => new WebSocket(url)`; where even making one throws (a forbidden port, a page's policy), the
 * connection is lost like any other, one turn later by `soon`. Where a page's policy refuses it, Chromium tells an error and for long no
 * close; so an error is the end too.
 */
export function webSocketTransport(
  make: () => BrowserSocket,
  soon: (run: () => void) => void,
): OpenSocket {
  return (events) => {
    let socket: BrowserSocket;
    try {
      socket = make();
    } catch {
      soon(() => events.onClose(LOST, ""));
      return { send() {}, close() {} };
    }
    let isLetGo = false;
    const end = (code: number, reason: string) => {
      if (isLetGo) return;
      isLetGo = true;
      events.onClose(code, reason);
    };
    socket.addEventListener("open", () => {
      if (!isLetGo) events.onOpen();
    });
    socket.addEventListener("message", ({ data }) => {
      if (!isLetGo && typeof data === "string") events.onText(data);
    });
    socket.addEventListener("close", ({ code = LOST, reason = "" }) => end(code, reason));
    socket.addEventListener("error", () => end(LOST, ""));
    return {
      send(text) {
        if (socket.readyState === OPEN) socket.send(text);
      },
      close() {
        isLetGo = true;
        socket.close();
      },
    };
  };
}
