import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { liveAgent, signIn } from "../live/live-agent.ts";
import { liveVisitor } from "../live/live-visitor.ts";
import { runsHere } from "./runs-here.ts";
import { createProduct, freePort, OWNER, setUp, until } from "../live/product.ts";

const ORIGIN = "http://shop.test";
const root = join(import.meta.dirname, "../..");
const example = (name: string) => readFileSync(join(root, "examples/deploy", name), "utf8");

/** A proxy on a port of this machine before a server on another: the example's file, and the command that reads it. */
interface Proxy {
  readonly command: string;
  /** Exit code 0 for a file that says what it means. */
  readonly look: readonly string[];
  readonly run: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

let folder: string;
const undo: (() => unknown)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "presently-deploy-"));
});
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
  rmSync(folder, { recursive: true, force: true });
});

const proxies = { nginx, caddy };

test.for([
  ["nginx", runsHere("nginx", "-v")],
  ["caddy", runsHere("caddy", "version")],
] as const)(
  "a chat goes through %s as the example sets it up, over WebSocket",
  async ([name, isHere], { skip }) => {
    skip(!isHere, `${name} is not on this machine`);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const product = await createProduct({
      PRESENTLY_PUBLIC_URL: url,
      PRESENTLY_TRUSTED_PROXIES: "loopback",
    });
    undo.push(() => product.dispose());
    const { siteKey } = await setUp(product, ORIGIN);
    await product.start();
    const { command, look, run, env } = proxies[name](port, product.port);
    const looked = spawnSync(command, look, { env: { ...process.env, ...env }, encoding: "utf8" });
    expect(looked.status, looked.stderr).toBe(0);

    const proxy = spawn(command, run, { env: { ...process.env, ...env }, stdio: "ignore" });
    undo.push(async () => {
      const ended = once(proxy, "exit");
      if (proxy.exitCode === null && proxy.kill("SIGTERM")) await ended;
    });
    await until(`${name} answers`, () =>
      fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );

    const agent = liveAgent(url, await signIn(url, OWNER), 1);
    undo.push(() => agent.close());
    await until("the agent is there", () => agent.isQuiet());
    const visitor = liveVisitor(url, ORIGIN, siteKey);
    undo.push(() => visitor.close());
    visitor.say("is anybody there?");
    await until("the agent has the chat", () => agent.threads().length === 1);
    const [conversationId] = agent.threads();
    if (conversationId === undefined) throw new Error("the agent has no chat");
    agent.send({ type: "message.post", conversationId, text: "yes, I am" });
    await until("it is read", () => visitor.shown().at(-1)?.text === "yes, I am");
    expect(visitor.connections()).toBe(1);
  },
);

test.skipIf(!runsHere("systemd-analyze"))("systemd has nothing to say against the unit", () => {
  const unit = join(folder, "presently.service");
  writeFileSync(unit, put(example("presently.service"), { "/opt/presently": root }));
  const { status, stdout, stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", unit], {
    encoding: "utf8",
  });
  const ofUnit = `${stdout}${stderr}`.split("\n").filter((line) => line.includes("presently"));
  expect([status, ofUnit]).toEqual([0, []]);
});

function nginx(port: number, upstream: number): Proxy {
  // Without TLS, and on ports of this machine; all else is the example's.
  const site = put(example("nginx.conf"), {
    "listen 80;": `listen unix:${join(folder, "redirect.sock")};`,
    "listen 443 ssl;": `listen 127.0.0.1:${port};`,
    "127.0.0.1:8484": `127.0.0.1:${upstream}`,
  }).replaceAll(/^ *ssl_certificate.*$/gm, "");
  writeFileSync(join(folder, "site.conf"), site);
  const main = join(folder, "nginx.conf");
  const own = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${join(folder, kind)};`,
  );
  writeFileSync(
    main,
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log; events {}
http { access_log off; ${own.join(" ")} include ${folder}/site.conf; }`,
  );
  const words = ["-p", folder, "-e", join(folder, "error.log"), "-c", main];
  return { command: "nginx", look: ["-t", ...words], run: words, env: {} };
}

function caddy(port: number, upstream: number): Proxy {
  const file = join(folder, "Caddyfile");
  // Its own port for administration would be the same for every Caddy of a machine.
  writeFileSync(file, `{\n\tadmin off\n}\n\n${example("Caddyfile")}`);
  const words = ["--adapter", "caddyfile", "--config", file];
  const env = {
    PRESENTLY_SITE: `http://127.0.0.1:${port}`,
    PRESENTLY_UPSTREAM: `127.0.0.1:${upstream}`,
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
  };
  return { command: "caddy", look: ["validate", ...words], run: ["run", ...words], env };
}

/** The text with each of the words replaced; all of them must be in it, so that an example cannot change unseen. */
function put(text: string, words: Readonly<Record<string, string>>): string {
  return Object.entries(words).reduce((so, [from, to]) => {
    if (!so.includes(from)) throw new Error(`the example no longer says ${from}`);
    return so.replaceAll(from, to);
  }, text);
}
