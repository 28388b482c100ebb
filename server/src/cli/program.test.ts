import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { commandsOn } from "./testing/in-this-test.ts";
import { presentlyOn } from "./testing/presently.ts";

/** The program as processes of its own: few tests, since each start takes a second or two. */
const PASSWORD = "a walrus in a teapot";
const SETUP = [
  "setup",
  "--email",
  "ann@shop.example",
  "--password-stdin",
  "--site",
  "Shop",
  "--origin",
  "https://shop.example",
  "--json",
];
const SETUP_LINK = /\/console\/setup#token=([\w-]{43})\n/;
/** The machine may be busy with other tests. */
const PATIENCE_MS = 120_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "presently-program-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test(
  "standard output carries the answer alone, standard error one line why, and the exit code is 0, 1 or 2",
  async () => {
    const { run } = presentlyOn(join(folder, "data"));
    const done = await run(SETUP, `${PASSWORD}\n`);
    expect([done.code, done.stderr]).toEqual([0, ""]);
    expect(Object.keys(JSON.parse(done.stdout) as object)).toEqual([
      "siteKey",
      "consoleUrl",
      "snippet",
    ]);
    const refused = await run(SETUP, `${PASSWORD}\n`);
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toBe("presently: there is an owner already; nothing was changed\n");
    const wrong = await run(["setup", "--bogus"]);
    expect(wrong).toMatchObject({ code: 2, stdout: "" });
    expect(wrong.stderr).toMatch(/^presently: [^\n]+\n$/);
  },
  PATIENCE_MS,
);

test(
  "with the server running, commands speak to it over a socket that only its owner can open",
  async () => {
    const dataDir = join(folder, "data");
    const program = presentlyOn(dataDir, { PRESENTLY_PORT: "0" });
    const here = commandsOn(dataDir);
    const server = await program.serve();
    expect(server.output()).toMatch(SETUP_LINK);
    const installed = await program.run(SETUP, `${PASSWORD}\n`);
    expect(JSON.parse(installed.stdout)).toMatchObject({ consoleUrl: `${server.base}/console/` });
    expect(statSync(join(dataDir, "command.sock")).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, "metrics-token")).mode & 0o777).toBe(0o600); // R47

    const signedIn = await fetch(`${server.base}/console/api/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "ann@shop.example", password: PASSWORD }),
    });
    expect(signedIn.status).toBe(200);
    const again = await here(SETUP, `${PASSWORD}\n`);
    expect(again).toMatchObject({ code: 1, stderr: expect.stringMatching(/there is an owner/) });
    const file = join(folder, "while-running.db");
    expect(await here(["backup", file, "--json"])).toMatchObject({ code: 0, stderr: "" });
    expect(await here(["check"])).toMatchObject({ code: 0, stdout: "all is well\n" });
    const tooShort = { code: 1, stderr: expect.stringMatching(/too little history/) };
    expect(await here(["staffing"])).toMatchObject(tooShort);
    const busy = { code: 1, stderr: expect.stringMatching(/using the data folder/) };
    expect(await here(["restore", file])).toMatchObject(busy);

    // R48: one server to a folder; and a taken port is told in one line, its folder free again.
    expect(await program.run(["serve"])).toMatchObject(busy);
    const other = join(folder, "other");
    const taken = await presentlyOn(other, {
      PRESENTLY_PORT: new URL(server.base).port,
      PRESENTLY_LOG_LEVEL: "silent",
    }).run(["serve"]);
    expect(taken.code).toBe(1);
    expect(taken.stderr).toMatch(/^presently: [^\n]*EADDRINUSE[^\n]*\n$/m);
    expect(await commandsOn(other)(["check"])).toMatchObject({ code: 0 });

    expect(await server.stop()).toBe(0);
    expect(existsSync(join(dataDir, "command.sock"))).toBe(false);
  },
  PATIENCE_MS,
);

test(
  "a path longer than a socket's may be works as well, and so does what a killed server left behind",
  async () => {
    const deep = join(folder, "d".repeat(100), "e".repeat(100));
    mkdirSync(join(deep, ".."), { recursive: true });
    const program = presentlyOn(deep, { PRESENTLY_PORT: "0" });
    const here = commandsOn(deep);
    const first = await program.serve();
    expect(await here(["check"])).toMatchObject({ code: 0, stderr: "" });
    expect(statSync(join(deep, "command.sock")).mode & 0o777).toBe(0o600);
    await first.stop("SIGKILL");
    expect(existsSync(join(deep, "command.sock"))).toBe(true);
    expect(await here(["check"])).toMatchObject({ code: 0, stderr: "" });

    const second = await program.serve();
    expect(await here(["check"])).toMatchObject({ code: 0, stderr: "" });
    // R32: the set-up token is another after a restart.
    const [token, other] = [first, second].map(({ output }) => SETUP_LINK.exec(output())?.[1]);
    expect([token?.length, other?.length, token === other]).toEqual([43, 43, false]);
    expect(await second.stop()).toBe(0);
  },
  PATIENCE_MS,
);
