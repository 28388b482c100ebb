import type { Clock } from "@presently/shared/clock";
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Connection, Receiver } from "./connection.ts";

/** How long a client may take to answer a close before its socket is cut. */
const CLOSE_WITHIN_MS = 2000;

/** Makes a WebSocket a connection over its `line`, and hands on what it hears to whoever takes it. */
export function connectWebSocket(
  socket: WebSocket,
  line: Duplex,
  clock: Clock,
  take: (connection: Connection) => Receiver,
): void {
  const taken = (): void => receiver.taken();
  const gather = gatherOn(line);
  const receiver = take({
    // Called back when the machine has taken it to send, or will not: what is buffered is less then.
    send(text) {
      gather();
      socket.send(text, taken);
    },
    close: (code, reason) => closeSoon(socket, clock, code, reason),
    bufferedBytes: () => socket.bufferedAmount,
    setReading(isReading) {
      if (isReading) socket.resume();
      else socket.pause();
    },
  });
  socket.on("message", (data: Buffer, isBinary: boolean) => {
    if (isBinary) receiver.binary();
    // Safe as text: ws has checked that it is UTF-8 (1007 otherwise), and hands whole messages as one buffer.
    else receiver.text(data.toString("utf8"));
  });
  socket.on("close", () => receiver.closed());
}

/** Says goodbye to a client, and cuts its socket if it does not answer. */
export function closeSoon(socket: WebSocket, clock: Clock, code: number, reason: string): void {
  socket.close(code, reason);
  const cut = clock.after(CLOSE_WITHIN_MS, () => socket.terminate());
  socket.once("close", () => cut.cancel());
}

/**
 * What is sent within one turn leaves in one write: an acknowledgement with the event it is about, say. It leaves when the turn's promises are
 * done, so nothing waits for another turn.
 */
function gatherOn(line: Duplex): () => void {
  let isGathering = false;
  const release = (): void => {
    isGathering = false;
    line.uncork();
  };
  return () => {
    if (isGathering) return;
    isGathering = true;
    line.cork();
    queueMicrotask(() => process.nextTick(release));
  };
}
