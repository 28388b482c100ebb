import { createServer, request as ask } from "node:http";
import { freePort } from "../live/product.ts";

/** A company's proxy that lets HTTP pass and refuses every upgrade. */
export interface NoUpgradeProxy {
  readonly url: string;
  /** How many upgrades it has refused. */
  refused(): number;
  close(): Promise<void>;
}

export async function openNoUpgradeProxy(target: string): Promise<NoUpgradeProxy> {
  const port = await freePort();
  let refused = 0;
  const server = createServer((incoming, answer) => {
    const headers = { ...incoming.headers, host: new URL(target).host };
    const onward = ask(
      `${target}${incoming.url ?? "/"}`,
      { method: incoming.method, headers },
      (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      },
    );
    onward.on("error", () => answer.destroy());
    answer.on("close", () => onward.destroy());
    incoming.pipe(onward);
  });
  server.on("upgrade", (_request, socket) => {
    refused += 1;
    socket.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${port}`,
    refused: () => refused,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
