import { once } from "node:events";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { manualClock } from "@presently/shared/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebSocketServer } from "ws";
import type { Connection, Receiver } from "./connection.ts";
import { connectWebSocket } from "./ws-connection.ts";

let server: WebSocketServer;
beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
});
afterEach(() => {
  for (const socket of server.clients) socket.terminate();
  server.close();
});

/** A client that has asked for a WebSocket and reads nothing yet, and the server's side of it. */
async function open(receiver: Partial<Receiver>) {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("it does not listen");
  const opened = Promise.withResolvers<{ connection: Connection; line: Duplex }>();
  server.on("connection", (socket, { socket: line }) => {
    connectWebSocket(socket, line, manualClock(), (connection) => {
      opened.resolve({ connection, line });
      return { text() {}, binary() {}, closed() {}, taken() {}, ...receiver };
    });
  });
  const client = connect(address.port, "127.0.0.1");
  client.write(
    "GET / HTTP/1.1\r\nHost: desk.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
  );
  return { client, ...(await opened.promise) };
}

test("R18: whoever waits for a slow socket is told when it has taken what it was sent, not before", async () => {
  const page = 200_000;
  let allTaken = Promise.withResolvers<void>();
  let takenCount = 0;
  let sent = 0;
  const { client, connection } = await open({
    taken() {
      takenCount += 1;
      if (takenCount === sent) allTaken.resolve();
    },
  });
  // Until more is waiting than the two machines' buffers hold.
  while (connection.bufferedBytes() < 4 * page) {
    connection.send("x".repeat(page));
    sent += 1;
    await nextTurn();
  }
  const taken = takenCount;
  expect(taken).toBeLessThan(sent);
  allTaken = Promise.withResolvers(); // the first few were taken at once
  client.resume();
  await allTaken.promise;
  expect(connection.bufferedBytes()).toBe(0);
  client.destroy();
});

test("R23: what is sent in one turn, and by the promises it settles, leaves in one write before the next", async () => {
  const { client, connection, line } = await open({});
  await nextTurn();
  const writes = vi.spyOn(line, "_writev");
  connection.send("the event");
  await Promise.resolve();
  connection.send("its acknowledgement");
  expect(writes).not.toHaveBeenCalled();
  await nextTurn();
  expect(writes).toHaveBeenCalledTimes(1);
  expect(connection.bufferedBytes()).toBe(0);
  client.destroy();
});
