import { chmodSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { DeskError } from "@presently/shared/protocol";
import { StoreRefusal } from "../store/store-refusal.ts";
import { Operation, type Answer } from "./operations.ts";
import { socketFile, withSocketPath } from "./socket-path.ts";

/** What the socket answers to a line: one line. */
export type Reply =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly code: string; readonly message: string };

type Perform = (operation: Operation, signal: AbortSignal) => Promise<Answer>;

export interface CommandSocketOptions {
  readonly folder: string;
  /** `signal` is aborted when whoever asked is gone. */
  readonly perform: Perform;
  readonly log: {
    error(fields: Readonly<Record<string, unknown>>, message: string): void;
    warn(fields: Readonly<Record<string, unknown>>, message: string): void;
    info(fields: Readonly<Record<string, unknown>>, message: string): void;
  };
}

const MAX_LINE_CHARS = 64 * 1024;

/**
 * Lets commands of the same user speak to the running server: a Unix socket in the data folder that only its owner can open; one line of
 * JSON in, one out. Whoever calls holds the folder's lock, so a socket file that lies there is of a process that is gone.
 */
export async function openCommandSocket(options: CommandSocketOptions): Promise<{ close(): void }> {
  const { folder, log } = options;
  const file = socketFile(folder);
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    // A command that was interrupted; there is nobody left to tell.
    socket.on("error", (error) => log.info({ err: error }, "a command went away"));
    serve(socket, options);
  });
  rmSync(file, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    // Made for nobody else from its first moment on, not only after the chmod.
    const before = process.umask(0o177);
    try {
      withSocketPath(folder, (path) => server.listen(path, resolve));
    } finally {
      process.umask(before);
    }
  });
  chmodSync(file, 0o600);
  return {
    close() {
      server.close();
      for (const socket of open) socket.destroy();
      rmSync(file, { force: true });
    },
  };
}

function serve(socket: Socket, { perform, log }: CommandSocketOptions): void {
  let size = 0;
  const gone = new AbortController();
  socket.once("close", () => gone.abort());
  socket.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_LINE_CHARS) socket.destroy();
  });
  const lines = createInterface({ input: socket });
  lines.once("line", (line) => {
    answerTo(line, perform, gone.signal).then(
      (reply) => socket.end(`${JSON.stringify(reply)}\n`),
      (error: unknown) => {
        if (error === gone.signal.reason) return log.info({}, "a command went away");
        if (gone.signal.aborted)
          return log.warn({ err: error }, "a command failed, and whoever gave it is gone");
        log.error({ err: error, code: "internal" }, "a command failed");
        socket.end(
          `${JSON.stringify(failed("internal", "the server could not do it; its log says why"))}\n`,
        );
      },
    );
  });
}

async function answerTo(line: string, perform: Perform, signal: AbortSignal): Promise<Reply> {
  const parsed = Operation.safeParse(jsonOf(line));
  if (!parsed.success) return failed("frame.malformed", describe(parsed.error.issues));
  try {
    return { ok: true, answer: await perform(parsed.data, signal) };
  } catch (error) {
    const reply = refusalAsReply(error);
    if (reply === undefined) throw error;
    return reply;
  }
}

/** A refusal in words for whoever runs the command; undefined for anything unexpected. */
export function refusalAsReply(error: unknown): Reply | undefined {
  if (error instanceof DeskError) return failed(error.code, error.code);
  if (error instanceof StoreRefusal) return failed(error.code, error.message);
  return undefined;
}

function failed(code: string, message: string): Reply {
  return { ok: false, code, message };
}

function describe(issues: readonly { path: readonly PropertyKey[]; message: string }[]): string {
  return issues.map(({ path, message }) => `${path.map(String).join(".")}: ${message}`).join("; ");
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // refused as malformed just after
    throw error;
  }
}
