import { once } from "node:events";
import { connect } from "node:net";
import fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadConfig } from "../config.ts";
import { createAdmission } from "./admission.ts";
import { type House, openHouse } from "./testing/house.ts";
import { addWebSocketRoutes } from "./ws-routes.ts";

let house: House;
let app: FastifyInstance;
beforeEach(async () => {
  house = await openHouse();
  app = fastify();
});
afterEach(async () => {
  await app.close();
  await house.close();
});

test("R16: whoever resets the connection while the door is still asking leaves no place taken", async () => {
  const asked = Promise.withResolvers<void>();
  const mayAnswer = Promise.withResolvers<undefined>();
  const answered = Promise.withResolvers<void>();
  const admission = createAdmission({
    store: house.core.flush,
    limits: { maxSockets: 2, maxSocketsPerIp: 2 },
    notReady: () => undefined,
  });
  app.addHook("onError", async () => answered.resolve());
  await addWebSocketRoutes(app, {
    config: loadConfig({}, "/nowhere"),
    clock: house.clock,
    gateway: house.core.gateway,
    admission,
    isOwnOrigin: () => true,
    async identify(request) {
      request.raw.socket.once("close", () => mayAnswer.resolve(undefined));
      asked.resolve();
      await mayAnswer.promise;
      // The listeners of the close have all been called before the door hears the answer.
      setImmediate(() => answered.resolve());
      return undefined;
    },
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  const address = app.server.address();
  if (address === null || typeof address === "string") throw new Error("it does not listen");
  const client = connect(address.port, "127.0.0.1");
  await once(client, "connect");
  client.write(
    "GET /ws/agent HTTP/1.1\r\nHost: desk.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
  );
  await asked.promise;
  client.resetAndDestroy();
  await answered.promise;
  expect(admission.open()).toBe(0);
});
