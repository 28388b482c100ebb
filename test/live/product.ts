import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** How often a condition that is waited for is looked at, in ms. */
const LOOK_EVERY_MS = 20;
/** As `server/bin/presently` starts it. */
const program = ["--max-semi-space-size=4", join(root, "server/dist/main.js")];

export const OWNER = { email: "jana@shop.example", password: "correct horse battery staple" };
export const COLLEAGUE = { email: "ben@shop.example", password: "a quiet lake in september" };

/** What `presently setup` printed. */
export interface Installed {
  readonly siteKey: string;
  readonly consoleUrl: string;
  readonly snippet: string;
}

/** The product as an operator runs it: a process of its own on a folder of its own, set up by its command line. */
export interface Product {
  readonly url: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly pid: number | undefined;
  start(): Promise<void>;
  /** Ends it as a power cut would: SIGKILL. */
  kill(): Promise<void>;
  /** Ends it as an operator would: SIGTERM, then waits. Resolves to the exit code. */
  stop(): Promise<number | null>;
  /** Runs one command of the command line to its end. */
  command(args: readonly string[], input?: string): Promise<CommandResult>;
  /** How the server ended, if it has ended by itself; null for a signal. */
  exitCode(): number | null | undefined;
  /** Everything the process wrote so far. */
  output(): string;
  /** Ends the process and removes the folder. */
  dispose(): Promise<void>;
}

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Prepares a product on a free port of the loopback interface; `env` adds settings, and `under` is a command that the server is started
 * with (a tracer). Nothing runs before `start`.
 */
export async function createProduct(
  env: Readonly<Record<string, string>> = {},
  under: readonly string[] = [],
): Promise<Product> {
  const dataFolder = await mkdtemp(join(tmpdir(), "presently-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    ...withoutOwnSettings(process.env),
    PRESENTLY_PORT: String(port),
    PRESENTLY_DATA_DIR: dataFolder,
    ...env,
  };
  let running: ChildProcess | undefined;
  let output = "";

  const run = (args: readonly string[], before: readonly string[] = []) => {
    const [command = process.execPath, ...words] = [
      ...before,
      process.execPath,
      ...program,
      ...args,
    ];
    return spawn(command, words, { cwd: root, env: settings });
  };
  const end = async (signal: NodeJS.Signals) => {
    const child = running;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return null;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
    running = undefined;
    return child.exitCode;
  };

  return {
    url,
    port,
    dataFolder,
    get pid() {
      return running?.pid;
    },
    async start() {
      const child = run(["serve"], under);
      running = child;
      child.stdout.on("data", (part: Buffer) => (output += part.toString()));
      child.stderr.on("data", (part: Buffer) => (output += part.toString()));
      await until(`${url}/healthz answers`, async () => {
        if (child.exitCode !== null) throw new Error(`the server ended at once:\n${output}`);
        return await answers(`${url}/healthz`);
      });
    },
    async kill() {
      await end("SIGKILL");
    },
    stop: () => end("SIGTERM"),
    async command(args, input = "") {
      const child = run(args);
      let stdout = "";
      let stderr = "";
      child.stdout.on("data", (part: Buffer) => (stdout += part.toString()));
      child.stderr.on("data", (part: Buffer) => (stderr += part.toString()));
      const closed = once(child, "close");
      child.stdin.end(input);
      await closed;
      return { code: child.exitCode, stdout, stderr };
    },
    exitCode() {
      if (running === undefined) return undefined;
      return running.exitCode === null && running.signalCode === null
        ? undefined
        : running.exitCode;
    },
    output: () => output,
    async dispose() {
      await end("SIGKILL");
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Sets a product up as an operator would without a browser: an owner and a site whose pages live at `origin`. */
export async function setUp(product: Product, origin: string): Promise<Installed> {
  const { code, stdout, stderr } = await product.command(
    [
      "setup",
      "--email",
      OWNER.email,
      "--password-stdin",
      "--site",
      "Lamp shop",
      "--origin",
      origin,
      "--json",
    ],
    OWNER.password,
  );
  if (code !== 0) throw new Error(`setup failed: ${stderr}`);
  return JSON.parse(stdout) as Installed; // the command's documented answer
}

/** Adds another agent to the site. */
export async function addColleague(
  product: Product,
  siteKey: string,
  who: { readonly email: string; readonly password: string } = COLLEAGUE,
  role: "agent" | "supervisor" = "agent",
): Promise<void> {
  const { code, stderr } = await product.command(
    [
      "setup",
      "agent",
      "--email",
      who.email,
      "--password-stdin",
      "--role",
      role,
      "--site",
      siteKey,
      "--json",
    ],
    who.password,
  );
  if (code !== 0) throw new Error(`setup agent failed: ${stderr}`);
}

/** Asks again until it is so; gives up after a while and says what it waited for. */
export async function until(
  what: string,
  isSo: () => Promise<boolean> | boolean,
  limitMs = 20_000,
): Promise<void> {
  const startedMs = performance.now();
  while (!(await isSo())) {
    if (performance.now() - startedMs > limitMs) throw new Error(`gave up waiting until ${what}`);
    await pause(LOOK_EVERY_MS);
  }
}

/** A port of the loopback interface that nothing listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, "127.0.0.1", listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch (error) {
    if (error instanceof TypeError) return false; // nobody listens yet
    throw error;
  }
}

function withoutOwnSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([key]) => !key.startsWith("PRESENTLY_")));
}
