import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { internet, type Network } from "../../guarded-post.ts";

/** A push service's side of a call. */
export interface GotPush {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A push service on loopback, and what a test may have it answer. */
export interface PushReceiver {
  /** How the server reaches it, whatever host an address names: over plain http, since it has no certificate. */
  readonly network: Network;
  readonly got: GotPush[];
  answer: (path: string) => number | Promise<number>;
  close(): Promise<void>;
}

export async function pushReceiver(): Promise<PushReceiver> {
  const got: GotPush[] = [];
  const server = createServer((asked, answer) => {
    const parts: Buffer[] = [];
    asked.on("data", (part: Buffer) => parts.push(part));
    asked.on("end", () => {
      const path = asked.url ?? "";
      got.push({ path, headers: asked.headers, body: Buffer.concat(parts) });
      void Promise.resolve(receiver.answer(path)).then((status) => {
        answer.writeHead(status, { location: "/elsewhere" }).end("x".repeat(100_000));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Safe: it listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  const receiver: PushReceiver = {
    network: {
      request: (options) => request({ ...options, port }),
      resolve: async () => [{ address: "127.0.0.1", family: 4 }],
      isAllowed: () => true,
      after: internet.after,
    },
    got,
    answer: () => 201,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
  return receiver;
}
