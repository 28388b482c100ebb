import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A server under measurement. */
export interface Measured {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts the bare echo server with the flags the product's launcher uses. */
export async function startEcho(): Promise<Measured> {
  const file = fileURLToPath(new URL("./echo-server.ts", import.meta.url));
  const child = spawn(process.execPath, ["--max-semi-space-size=4", file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  if (child.pid === undefined) throw new Error("the echo server did not start");
  return { port: Number(String(line)), pid: child.pid, stop: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}
