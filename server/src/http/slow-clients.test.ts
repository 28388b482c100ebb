import { connect, type Socket } from "node:net";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf, HOST, type HttpApp, httpApp, ORIGIN } from "./testing/http-app.ts";

/** Real connections with short times: what is tested is that there is an end, and whose it is. */
let http: HttpApp;
let port: number;
beforeAll(async () => {
  http = await httpApp({
    PRESENTLY_SILENT_SOCKET_MS: "1000",
    PRESENTLY_HEADERS_TIMEOUT_MS: "2000",
    PRESENTLY_REQUEST_TIMEOUT_MS: "3000",
    PRESENTLY_CONNECTIONS_CHECK_MS: "100",
  });
  await http.app.listen({ host: "127.0.0.1", port: 0 });
  const address = http.app.server.address();
  port = typeof address === "object" ? (address?.port ?? 0) : 0;
});
afterAll(() => http.close());

async function open(firstWords: string): Promise<{ socket: Socket; heard: () => string }> {
  const socket = connect(port, "127.0.0.1");
  let text = "";
  socket.on("data", (part: Buffer) => (text += part.toString()));
  socket.on("error", () => undefined); // the server may end it as it likes
  await once(socket, "connect");
  if (firstWords !== "") socket.write(firstWords);
  return { socket, heard: () => text };
}

async function closed(socket: Socket): Promise<void> {
  if (!socket.closed) await once(socket, "close");
}

test("R16: a connection that sends nothing is closed", async () => {
  const { socket, heard } = await open("");
  await closed(socket);
  expect(heard()).toBe("");
}, 20_000);

test("R16: a head that never ends is cut off", async () => {
  const { socket, heard } = await open("GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ");
  await closed(socket);
  expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
}, 20_000);

test("R16: a body that never comes is cut off", async () => {
  const { socket, heard } = await open(
    `POST /console/api/sign-in HTTP/1.1\r\nHost: ${HOST}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
  );
  await closed(socket);
  expect(heard()).toMatch(/^HTTP\/1\.1 4\d\d /);
}, 20_000);

test("R16: a connection that has asked once is not one that sends nothing", async () => {
  const { socket, heard } = await open("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  const silent = await open("");
  await closed(silent.socket); // opened later, and over the limit by now
  expect(socket.closed).toBe(false);
  socket.write("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  await closed(socket);
  expect(heard().match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
}, 20_000);

test("R16: a head of more than 8 KiB is refused", async () => {
  const { socket, heard } = await open(
    `GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${"x".repeat(9_000)}\r\n\r\n`,
  );
  await closed(socket);
  expect(heard()).toMatch(/^HTTP\/1\.1 431 /);
}, 20_000);

test("R16: a body of more than 64 KiB is refused", async () => {
  const answer = await http.app.inject({
    method: "POST",
    url: "/console/api/sign-in",
    headers: { host: HOST, origin: ORIGIN, "content-type": "application/json" },
    payload: JSON.stringify({ email: "a@b.example", password: "x".repeat(65_536) }),
  });
  expect([answer.statusCode, codeOf(answer)]).toEqual([413, "frame.too-large"]);
});
