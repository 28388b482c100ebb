import { connect } from "node:net";
import * as z from "zod";
import type { Reply } from "./command-socket.ts";
import type { Operation } from "./operations.ts";
import { withSocketPath } from "./socket-path.ts";

const Reply = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), answer: z.record(z.string(), z.unknown()) }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string() }),
]);

/** Asks the server that holds the data folder; undefined when no server listens there. */
export function askServer(folder: string, operation: Operation): Promise<Reply | undefined> {
  return new Promise((resolve, reject) => {
    const socket = withSocketPath(folder, (path) => connect(path));
    const chunks: Buffer[] = [];
    socket.on("connect", () => socket.write(`${JSON.stringify(operation)}\n`));
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ECONNREFUSED") resolve(undefined);
      else reject(new Error(`the server's command socket: ${error.message}`));
    });
    socket.on("end", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      if (text === "") return reject(new Error("the server ended without an answer"));
      const parsed = Reply.safeParse(JSON.parse(text));
      if (parsed.success) resolve(parsed.data);
      else reject(new Error("the server's answer is not of this version"));
    });
  });
}
