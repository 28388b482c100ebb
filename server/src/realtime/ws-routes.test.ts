import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { closeCodes } from "@presently/shared/protocol";
import fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadConfig } from "../config.ts";
import { createInstallWatch } from "../install/install-watch.ts";
import { type Admission, createAdmission } from "./admission.ts";
import { type House, openHouse } from "./testing/house.ts";
import { addWebSocketRoutes, type WireRoutesOptions } from "./ws-routes.ts";

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

/** Serves the routes on a free port, and answers how to ask for a socket there without ever answering on it. */
async function serve(admission: Admission, identify: WireRoutesOptions["identify"]) {
  await addWebSocketRoutes(app, {
    config: loadConfig({}, "/nowhere"),
    clock: house.clock,
    gateway: house.core.gateway,
    admission,
    isOwnOrigin: () => true,
    identify,
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  const address = app.server.address();
  if (address === null || typeof address === "string") throw new Error("it does not listen");
  return async (path: string): Promise<Socket> => {
    const client = connect({ port: address.port, host: "127.0.0.1", allowHalfOpen: true });
    await once(client, "connect");
    client.write(
      `GET ${path} HTTP/1.1\r\nHost: desk.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
    );
    return client;
  };
}

test("R16: whoever resets the connection while the door is still asking leaves no place taken", async () => {
  const asked = Promise.withResolvers<void>();
  const mayAnswer = Promise.withResolvers<undefined>();
  const answered = Promise.withResolvers<void>();
  const admission = createAdmission({
    store: house.core.flush,
    limits: { maxSockets: 2, maxSocketsPerIp: 2 },
    install: createInstallWatch(house.clock),
    notReady: () => undefined,
  });
  app.addHook("onError", async () => answered.resolve());
  const ask = await serve(admission, async (request) => {
    request.raw.socket.once("close", () => mayAnswer.resolve(undefined));
    asked.resolve();
    await mayAnswer.promise;
    // The listeners of the close have all been called before the door hears the answer.
    setImmediate(() => answered.resolve());
    return undefined;
  });
  const client = await ask("/ws/agent");
  await asked.promise;
  client.resetAndDestroy();
  await answered.promise;
  expect(admission.open()).toBe(0);
});

test.each([
  ["overloaded", "/ws/visitor", closeCodes.overloaded],
  ["overloaded", "/ws/agent", closeCodes.overloaded],
  ["leaving", "/ws/visitor", closeCodes.restarting],
  ["leaving", "/ws/agent", closeCodes.restarting],
])(
  "R16, R23: while the server is %s, sockets of %s that are turned away take a place each, and are cut after two seconds",
  async (reason, path, code) => {
    const admission = createAdmission({
      store: house.core.flush,
      limits: { maxSockets: 2, maxSocketsPerIp: 2 },
      install: createInstallWatch(house.clock),
      notReady: () => reason,
    });
    const ask = await serve(admission, async () => undefined);
    const turnedAway = [await ask(path), await ask(path)];
    const answers = await Promise.all(turnedAway.map((client) => firstBytes(client)));
    for (const answer of answers) {
      expect(answer.toString("latin1")).toContain(" 101 ");
      // The close frame's code comes first in it, the text of the reason last.
      expect(answer.includes(Buffer.from([code >> 8, code & 0xff]))).toBe(true);
    }
    expect(admission.open()).toBe(2);
    const third = await ask(path);
    expect((await firstBytes(third)).toString("latin1")).toMatch(/^HTTP\/1.1 [45].*"overloaded"/s);
    third.destroy();
    await house.advance(1_900);
    expect(admission.open()).toBe(2);
    const closed = turnedAway.map((client) => once(client, "end"));
    await house.advance(100);
    await Promise.all(closed);
    expect(admission.open()).toBe(0);
    for (const client of turnedAway) client.destroy();
  },
);

/** What a client has been sent once the head of the answer, and with a socket the close, has come. */
async function firstBytes(client: Socket): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (;;) {
    const [part]: Buffer[] = await once(client, "data");
    if (part !== undefined) parts.push(part);
    const whole = Buffer.concat(parts);
    const head = whole.indexOf("\r\n\r\n");
    if (head < 0) continue;
    if (!whole.includes(" 101 ") || whole.length > head + 4) return whole;
  }
}
