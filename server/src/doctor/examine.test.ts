import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import { createServer as createTcpServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { commandsOn } from "../cli/testing/in-this-test.ts";
import { presentlyOn } from "../cli/testing/presently.ts";
import { whyUnreachable } from "./asking.ts";
import type { Finding } from "./finding.ts";

const folder = mkdtempSync(join(tmpdir(), "presently-doctor-"));
const dataDir = join(folder, "data");
let server: Awaited<ReturnType<ReturnType<typeof presentlyOn>["serve"]>>;
const open: { close(): unknown }[] = [];

beforeAll(async () => {
  server = await presentlyOn(dataDir, { PRESENTLY_PORT: "0" }).serve();
}, 60_000);
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

/** What the doctor finds, by what it is about, and its exit code. */
async function doctor(settings: Readonly<Record<string, string>>, where = dataDir) {
  const { code, stdout, stderr } = await commandsOn(where, settings)(["doctor", "--json"]);
  expect(stderr).toBe("");
  const { findings } = JSON.parse(stdout) as { findings: Finding[] }; // as the command answers
  const about = (name: string) => findings.find((finding) => finding.about === name);
  return { code, about, states: findings.map(({ state }) => state) };
}

type Spoil = {
  readonly leadsElsewhere?: boolean;
  readonly isBlind?: boolean;
  readonly hidesItself?: boolean;
  readonly stripsHeaders?: boolean;
};

/** A proxy before the server, with something wrong. */
async function proxy({ leadsElsewhere, isBlind, hidesItself, stripsHeaders }: Spoil = {}) {
  const target = new URL(server.base);
  const forward = (incoming: IncomingMessage) => {
    const { host: _, ...headers } = incoming.headers;
    return request({
      host: target.hostname,
      port: target.port,
      method: incoming.method,
      path: incoming.url,
      headers: {
        ...headers,
        host: incoming.headers.host,
        ...(hidesItself ? {} : { "x-forwarded-for": "203.0.113.7" }),
      },
    });
  };
  const made: Server = createServer((incoming, outgoing) => {
    if (leadsElsewhere) {
      outgoing.writeHead(301, { location: "https://chat.example/" }).end();
      return;
    }
    const forwarded = forward(incoming);
    forwarded.on("response", (answer) => {
      const { ...headers } = answer.headers;
      if (stripsHeaders) delete headers["cross-origin-resource-policy"];
      outgoing.writeHead(answer.statusCode ?? 502, headers);
      answer.pipe(outgoing);
    });
    forwarded.end();
  });
  made.on("upgrade", (incoming, socket) => {
    if (isBlind) {
      socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
      return;
    }
    const forwarded = forward(incoming);
    forwarded.on("upgrade", (answer, upstream) => {
      const lines = Object.entries(answer.headers).map(
        ([name, value]) => `${name}: ${String(value)}`,
      );
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join("\r\n")}\r\n\r\n`);
      upstream.pipe(socket).pipe(upstream);
      upstream.on("error", () => socket.destroy());
      socket.on("error", () => upstream.destroy());
    });
    forwarded.end();
  });
  open.push({ close: () => (made.closeAllConnections(), made.close()) });
  return { PRESENTLY_PUBLIC_URL: await listening(made) };
}

async function listening(made: Server): Promise<string> {
  await new Promise<void>((done) => made.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}

const local = () => ({ PRESENTLY_PORT: new URL(server.base).port });

test("an installation whose proxy passes everything has no problem, and says what mail would need", async () => {
  const { code, about, states } = await doctor({ ...local(), ...(await proxy()) });
  expect(code).toBe(0);
  expect(states).not.toContain("problem");
  for (const name of ["settings", "data folder", "disk", "database", "server", "script", "metrics"])
    expect(about(name)?.state, name).toBe("fine");
  expect(about("public address")?.words).toMatch(/leads to Presently$/);
  expect(about("WebSocket")).toMatchObject({ state: "fine" });
  expect(about("mail")).toMatchObject({
    state: "advice",
    words: expect.stringMatching(/SMTP_URL/),
  });
});

test.each<{ spoil: Spoil; name: string; words: RegExp }>([
  { spoil: { leadsElsewhere: true }, name: "public address", words: /to https:\/\/chat\.example/ },
  { spoil: { isBlind: true }, name: "WebSocket", words: /does not pass \(.*400/ },
  { spoil: { stripsHeaders: true }, name: "script", words: /takes away its headers/ },
  { spoil: { hidesItself: true }, name: "metrics", words: /everybody can read/ },
])("a proxy with $spoil is a problem in words, and ends with 1", async ({ spoil, name, words }) => {
  const { code, about, states } = await doctor(await proxy(spoil));
  expect(about(name)).toMatchObject({ state: "problem", words: expect.stringMatching(words) });
  expect([code, states.filter((state) => state === "problem")]).toEqual([1, ["problem"]]);
});

test("an address where nobody is, or somebody else, and a server that does not run, are told apart", async () => {
  const free = createServer();
  const nobody = await listening(free);
  await new Promise((done) => free.close(done));
  const gone = await doctor({ PRESENTLY_PUBLIC_URL: nobody, PRESENTLY_PORT: new URL(nobody).port });
  expect(gone.about("public address")?.words).toMatch(/cannot be reached: nothing listens there/);
  expect(gone.about("server")).toMatchObject({ state: "advice" });

  const other = createServer((_, answer) => answer.end("It works!"));
  open.push(other);
  const found = await doctor({ PRESENTLY_PUBLIC_URL: await listening(other) });
  expect(found.about("public address")?.words).toMatch(/answers with 200, and not as Presently/);
});

test("mail: a server that is not there and settings that are half there are problems, and nothing is sent", async () => {
  const half = await doctor({ PRESENTLY_MAIL_FROM: "chat@shop.example" });
  expect(half.about("mail")).toMatchObject({
    state: "problem",
    words: expect.stringMatching(/PRESENTLY_SMTP_URL/),
  });
  const heard: string[] = [];
  const mailServer = createTcpServer((socket) => {
    socket.write("220 mail.example ESMTP\r\n");
    socket.on("data", (data) => {
      heard.push(String(data).trim());
      socket.write(String(data).startsWith("QUIT") ? "221 bye\r\n" : "250 mail.example\r\n");
    });
    socket.on("error", () => {});
  });
  await new Promise<void>((done) => mailServer.listen(0, "127.0.0.1", done));
  const { port } = mailServer.address() as AddressInfo;
  const settings = {
    PRESENTLY_MAIL_FROM: "chat@shop.example",
    PRESENTLY_PUBLIC_URL: server.base,
    PRESENTLY_SMTP_URL: `smtp://127.0.0.1:${port}`,
  };
  expect((await doctor(settings)).about("mail")).toMatchObject({ state: "fine" });
  expect(heard.join(" ")).not.toMatch(/MAIL FROM|RCPT|DATA/);
  await new Promise((done) => mailServer.close(done));
  expect((await doctor(settings)).about("mail")).toMatchObject({
    state: "problem",
    words: expect.stringMatching(/cannot be reached.*\(ESOCKET\)/),
  });
});

test("a folder that is not there yet is none to worry about; one that others can read, or nobody can make, is told", async () => {
  const fresh = await doctor({}, join(folder, "fresh"));
  expect(fresh.about("data folder")).toMatchObject({ state: "fine" });
  expect(fresh.about("database")).toBeUndefined();

  const shared = join(folder, "shared");
  mkdirSync(shared);
  chmodSync(shared, 0o755);
  expect((await doctor({}, shared)).about("data folder")).toMatchObject({
    state: "advice",
    words: expect.stringMatching(/chmod 700/),
  });
});

test("what cannot be reached is told in words where the reason is a known one", () => {
  const failed = new TypeError("fetch failed", {
    cause: Object.assign(new Error("x"), { code: "CERT_HAS_EXPIRED" }),
  });
  expect(whyUnreachable(failed)).toBe("its certificate has expired");
  expect(whyUnreachable(new DOMException("late", "TimeoutError"))).toMatch(/ten seconds/);
  expect(whyUnreachable(new Error("odd"))).toBe("Error: odd");
});
