import { webSocketTransport, type OpenSocket } from "@presently/shared/client";
import WebSocket from "ws";

/** A WebSocket as a browser would open it from a page of `origin`; `cookie` as the console's browser keeps it. */
export function realSocket(url: string, origin: string, cookie?: string): OpenSocket {
  const headers = cookie === undefined ? { origin } : { origin, cookie };
  return webSocketTransport(
    () => {
      const socket = new WebSocket(url, { headers });
      socket.on("error", ignoreUntilClose);
      return {
        send: (text) => socket.send(text),
        close: () => socket.close(),
        get readyState() {
          return socket.readyState;
        },
        addEventListener(type, run) {
          if (type === "open") socket.on("open", () => run({}));
          if (type === "message")
            socket.on("message", (data: Buffer) => run({ data: data.toString() }));
          if (type === "close")
            socket.on("close", (code, reason) => run({ code, reason: reason.toString() }));
        },
      };
    },
    (run) => void setImmediate(run),
  );
}

/** A socket that fails says so and then closes; the transport acts on the close. */
function ignoreUntilClose(): void {}
