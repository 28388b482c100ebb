import { once } from "node:events";
import { connect } from "node:net";
import { manualClock } from "@presently/shared/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import type { Connection } from "./connection.ts";
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

test("R18: whoever waits for a slow socket is told when it has taken what it was sent, not before", async () => {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("it does not listen");
  const page = 200_000;
  const opened = Promise.withResolvers<Connection>();
  const emptied = Promise.withResolvers<void>();
  let takenCount = 0;
  server.on("connection", (socket) => {
    connectWebSocket(socket, manualClock(), (connection) => {
      opened.resolve(connection);
      return {
        text() {},
        binary() {},
        closed() {},
        taken() {
          takenCount += 1;
          if (connection.bufferedBytes() === 0) emptied.resolve();
        },
      };
    });
  });
  const client = connect(address.port, "127.0.0.1");
  client.write(
    "GET / HTTP/1.1\r\nHost: desk.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
  );
  const connection = await opened.promise;
  // Until more is waiting than the two machines' buffers hold.
  let sent = 0;
  while (connection.bufferedBytes() < 4 * page) {
    connection.send("x".repeat(page));
    sent += 1;
  }
  const taken = takenCount;
  expect(taken).toBeLessThan(sent);
  client.resume();
  await emptied.promise;
  expect(takenCount).toBe(sent);
  client.destroy();
});
