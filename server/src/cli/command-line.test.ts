import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { StaffingReport } from "@presently/shared/protocol";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { databaseFile } from "../store/open.ts";
import { inventHistory } from "../staffing/testing/invented-history.ts";
import { HistoryReport } from "../wait/history-report.ts";
import { inventFacts } from "../wait/testing/invented-facts.ts";
import { staffingText } from "./staffing-text.ts";
import { commandsOn } from "./testing/in-this-test.ts";
import type { Ended } from "./testing/presently.ts";

const PASSWORD = "a walrus in a teapot";
const SETUP = [
  "setup",
  "--email",
  "Ann@shop.example",
  "--password-stdin",
  "--site",
  "Shop",
  "--origin",
  "https://shop.example",
  "--origin",
  "http://localhost:*",
];
let folder: string;
let dataDir: string;
let run: ReturnType<typeof commandsOn>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "presently-cli-"));
  dataDir = join(folder, "data");
  run = commandsOn(dataDir);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function setUp(): Promise<Ended> {
  return run([...SETUP, "--json"], `${PASSWORD}\n`);
}

function rows(query: string): unknown[] {
  const db = new Database(databaseFile(dataDir), { readonly: true });
  try {
    return db.prepare(query).all();
  } finally {
    db.close();
  }
}

/** One line why on standard error, nothing on standard output, and the code. */
function expectFailure(ended: Ended, code: number, why: RegExp): void {
  expect(ended).toMatchObject({ code, stdout: "" });
  expect(ended.stderr).toMatch(/^presently: [^\n]+\n$/);
  expect(ended.stderr).toMatch(why);
}

describe("with no server running", { timeout: 60_000 }, () => {
  test("setup prints the site's key, the console's address and the snippet, and nothing else", async () => {
    const { code, stdout, stderr } = await setUp();
    expect([code, stderr]).toEqual([0, ""]);
    const answer = JSON.parse(stdout) as Record<string, string>; // what is promised of it
    expect(Object.keys(answer)).toEqual(["siteKey", "consoleUrl", "snippet"]);
    expect(answer["siteKey"]).toMatch(/^ste_[\w-]{21}$/);
    expect(answer["snippet"]).toBe(
      `<script async src="http://127.0.0.1:8484/presently.js?site=${answer["siteKey"]}"></script>`,
    );
    expect(rows("select email, name, state from accounts")).toEqual([
      { email: "ann@shop.example", name: "Ann", state: "active" },
    ]);
    expect(rows("select origins from sites")).toEqual([
      { origins: '["https://shop.example","http://localhost:*"]' },
    ]);
    expect(rows("select role, site from roles")).toEqual([{ role: "owner", site: 0 }]);
    expect(rows("select count(*) as n from agentLines")).toEqual([{ n: 1 }]);
  });

  test("R45, ER1, ER4: a visitor is exported and erased, once it was said how much that is", async () => {
    await setUp();
    const db = new Database(databaseFile(dataDir));
    const { id: site } = db.prepare("select id from sites").get() as { id: number }; // the one that was set up
    db.prepare(
      `insert into visitors (desk, id, site, publicId, presence, language, timeZone, createdAtMs, lastSeenAtMs)
       values (1, 9001, ?, 'vis_x', 'absent', 'en', 'UTC', 0, 0)`,
    ).run(site);
    db.exec(
      `insert into people (desk, visitor, email, attributes) values (1, 9001, 'mia@example.test', '{}')`,
    );
    db.close();
    const one = ["--email", "Mia@example.test"];
    const file = join(folder, "mia.zip");
    const exported = await run(["export", file, ...one, "--json"]);
    expect(JSON.parse(exported.stdout)).toEqual({ file, visitors: 1, conversations: 0 });
    expect(readFileSync(file).includes("mia@example.test")).toBe(true);
    expectFailure(await run(["export", file, ...one]), 1, /exist/); // no file is written over

    const asked = await run(["erase", ...one]);
    expect([asked.code, asked.stdout]).toEqual([0, expect.stringContaining("nothing is erased")]);
    expect(rows("select email from people")).toHaveLength(1);
    const erased = await run(["erase", ...one, "--yes", "--json"]);
    expect(JSON.parse(erased.stdout)).toMatchObject({ isErased: true, visitors: 1 });
    expect(rows("select email from people")).toEqual([]);
    expect(rows("select * from erasures")).toEqual([]);
    expect(rows("select actor, action from audit where action like 'visitor.%'")).toEqual([
      { actor: "command line", action: "visitor.exported" },
      { actor: "command line", action: "visitor.erased" },
    ]);
    expectFailure(await run(["erase", ...one, "--yes"]), 1, /nobody is found/);
    expectFailure(await run(["erase", ...one, "--user", "u1"]), 2, /one of --conversation/);
    expectFailure(await run(["export", ...one]), 2, /usage: presently export FILE/);
  });

  test("setup refuses when there is an owner, and changes nothing", async () => {
    await setUp();
    const before = rows("select * from accounts union all select * from accounts");
    const counts = "select (select count(*) from sites) as s, (select lastId from desks) as i";
    const was = rows(counts);
    const again = await run([...SETUP.with(2, "eve@shop.example"), "--json"], `${PASSWORD}\n`);
    expectFailure(again, 1, /there is an owner already/);
    expect(rows("select * from accounts union all select * from accounts")).toEqual(before);
    expect(rows(counts)).toEqual(was);
  });

  test("a value that the running server would refuse is wrong use without it too, and nothing is written", async () => {
    const long = "S".repeat(400);
    const ended = await run([...SETUP.with(5, long), "--json"], `${PASSWORD}\n`);
    expectFailure(ended, 2, /site: /);
    expect((await setUp()).code).toBe(0);
    expectFailure(await run(["setup", "site", "--name", long, ...SETUP.slice(6)]), 2, /name: /);
    expect(rows("select name from sites")).toEqual([{ name: "Shop" }]);
  });

  test("a site and an agent are added, and the agent's role is for that site", async () => {
    const { siteKey } = JSON.parse((await setUp()).stdout) as { siteKey: string };
    const site = await run([
      "setup",
      "site",
      "--name",
      "Two",
      "--origin",
      "https://two.example",
      "--json",
    ]);
    expect(JSON.parse(site.stdout)).toMatchObject({ siteKey: expect.stringMatching(/^ste_/) });
    const agent = ["setup", "agent", "--email", "ben@shop.example", "--password-stdin"];
    const added = await run(
      [...agent, "--role", "supervisor", "--site", siteKey, "--json"],
      "a badger with a banjo\n",
    );
    expect([added.code, added.stderr]).toEqual([0, ""]);
    expect(rows("select name from accounts where email = 'ben@shop.example'")).toEqual([
      { name: "Ben" },
    ]);
    expect(rows("select role, publicId from roles join sites on sites.id = roles.site")).toEqual([
      { role: "supervisor", publicId: siteKey },
    ]);
    const unknown = await run(
      [...agent.with(3, "cy@shop.example"), "--role", "agent", "--site", "ste_none", "--json"],
      "a badger with a banjo\n",
    );
    expectFailure(unknown, 1, /no site with that key/);
  });

  test("a backup is written, checked and put back, and what was there is kept", async () => {
    await setUp();
    const file = join(folder, "backup.db");
    expect(JSON.parse((await run(["backup", file, "--json"])).stdout)).toMatchObject({
      file,
    });
    expectFailure(await run(["backup", file]), 1, /exists already/);
    expect(JSON.parse((await run(["check", "--json"])).stdout)).toMatchObject({
      isWhole: true,
      problems: [],
    });
    const restored = await run(["restore", file, "--json"]);
    expect(JSON.parse(restored.stdout)).toMatchObject({ restored: true });
    expect(rows("select count(*) as n from accounts")).toEqual([{ n: 1 }]);
  });

  test("check ends with 1 when something is wrong, and says what", async () => {
    await setUp();
    const db = new Database(databaseFile(dataDir));
    db.prepare("update desks set lastSeq = 99").run();
    db.close();
    const { code, stdout } = await run(["check", "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ problems: [expect.stringContaining("not dense")] });
  });

  test("ST1: staffing is refused for too little history, and for a site that nobody has", async () => {
    const { siteKey } = JSON.parse((await setUp()).stdout) as { siteKey: string };
    expectFailure(await run(["staffing", "--site", siteKey]), 1, /0 of at least 4 weeks/);
    expectFailure(await run(["staffing", "--site", "ste_nobody"]), 1, /no site with that key/);
  });

  test("ST7: staffing says of a history how many agents each hour needs, for programs and for people", async () => {
    await setUp();
    const db = new Database(databaseFile(dataDir));
    db.pragma("foreign_keys = off");
    const { site, line, agent } = db
      .prepare("select sites.id as site, line, agent from sites, agentLines")
      .get() as { site: number; line: number; agent: number }; // of the rows that setup wrote
    const weekMs = 7 * 86_400_000;
    inventHistory(db, {
      site,
      line,
      agents: [agent],
      visitor: 1,
      endMs: Math.floor(Date.now() / weekMs) * weekMs + 4 * 86_400_000,
      weeks: 10,
      arrivals: (hour) => (hour % 24 === 12 ? 12 : 0),
      onDuty: () => 1,
      capacity: 1,
      chatMs: 600_000,
      patienceMs: 300_000,
      seed: 1,
    });
    db.close();
    const { code, stdout, stderr } = await run(["staffing", "--target", "90", "--json"]);
    expect([code, stderr]).toEqual([0, ""]);
    const report = StaffingReport.parse(JSON.parse(stdout));
    if (report.state !== "ready") throw new Error(report.state);
    expect(report).toMatchObject({ target: 90, withinMs: 60_000, timeZone: "UTC" });
    expect(report.hours[12]?.needed).toBeGreaterThan(2);
    const text = staffingText(report);
    expect(text).toMatch(/^12-13 +\d\/1\*/m);
    expect(text).toMatch(/^\d more agents \w{3} 12-13 h -> 90 % within \d+ s instead of /m);
    expect(text).toContain("The week as a whole misses 90 % already.");
  });

  test("W12: the desk's own history is replayed for programs and for people, some days of it", async () => {
    await setUp();
    const { code, stdout, stderr } = await run(["replay", "--from-history", "--json"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ ignored: 0, score: { waits: 0 }, waits: [] });
    const text = await run(["replay", "--from-history", "--days", "1"]);
    expect(text.stdout).toContain("0 visitors waited to the end or left");
    expectFailure(await run(["replay", "--from-history", "--days", "61"]), 2, /--days is 1 to 60/);
    const tried = ["--capacity", "3", "--more-agents", "1", "--between", "9-12"];
    const other = await run(["replay", "--from-history", ...tried, "--json"]);
    const settings = { capacity: 3, moreAgents: 1, fromHour: 9, untilHour: 12 };
    expect(JSON.parse(other.stdout)).toMatchObject({ tried: { settings } });
    for (const wrong of [
      ["--capacity", "0"],
      ["--more-agents", "1", "--between", "9"],
      ["--more-agents", "1", "--between", "9-9"],
      ["--more-agents", "1", "--between=-12"],
      ["--more-agents", "1", "--between", "22-"],
    ])
      expectFailure(await run(["replay", "--from-history", ...wrong]), 2, /are 1 to 50/);
    expectFailure(await run(["replay", "--from-history", "--between", "9-12"]), 2, /--more-agents/);
    expectFailure(await run(["replay", "--capacity", "3"]), 2, /--from-history/);
  });

  test("W17: a history that was replayed is played again beside it, by what was learned of the days before, with other slots too", async () => {
    await setUp();
    // The last day begins with four chats in hand, nobody in line and two minutes in which nothing happens; six wait afterwards.
    const facts = inventFacts(90, 36);
    const laterMs = Date.now() - 86_400_000 - (facts[49]?.atMs ?? 0) + 50_000;
    const db = new Database(databaseFile(dataDir));
    const write = db.prepare("insert into waitFacts values (1, ?, ?, ?, ?, ?, ?)");
    for (const { deskSeq, atMs, fact } of facts) {
      if (fact === undefined) throw new Error("every fact is whole");
      const { kind, line, agent, ...numbers } = fact;
      write.run(deskSeq, kind, line, agent, atMs + laterMs, JSON.stringify(numbers));
    }
    db.prepare("update desks set lastSeq = ?").run(facts.length);
    db.close();
    const replayed = async (capacity: string) => {
      const words = ["replay", "--from-history", "--json", "--days", "1", "--capacity", capacity];
      return HistoryReport.parse(JSON.parse((await run(words)).stdout));
    };
    const told = { score: { waits: 6, promised: 6 } };
    const more = await replayed("50");
    expect(more).toMatchObject({ ignored: 0, ...told });
    expect(more.tried).toMatchObject({ again: told, other: { score: { waits: 0 } } });
    // As many as there were: both engines know the same.
    const { tried } = await replayed("2");
    expect(tried?.other).toEqual(tried?.again);
  });

  test("an owner's link is printed, and refused before there is an owner", async () => {
    expectFailure(await run(["owner", "reset", "--json"]), 1, /no owner yet/);
    await setUp();
    const { stdout } = await run(["owner", "reset", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      email: "ann@shop.example",
      link: expect.stringMatching(/\/console\/new-password#token=[\w-]{43}$/),
    });
  });

  test("config shows the settings in force, secrets masked", async () => {
    const secret = "9f8e7d6c5b4a39281706";
    const { stdout } = await commandsOn(dataDir, { PRESENTLY_METRICS_TOKEN: secret })([
      "config",
      "--json",
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ dataDir, port: 8484, metricsToken: "***" });
    expect(existsSync(dataDir)).toBe(false);
  });

  test("a wrong setting stops every command with one line", async () => {
    const wrong = commandsOn(dataDir, { PRESENTLY_PROT: "1" });
    expectFailure(await wrong(["config"]), 1, /did you mean PRESENTLY_PORT/);
    expectFailure(await wrong(["serve"]), 1, /did you mean PRESENTLY_PORT/);
  });

  test("a folder of somebody else's is refused in one line", async () => {
    mkdirSync(dataDir);
    writeFileSync(databaseFile(dataDir), "not a database at all, but a letter to a friend");
    expectFailure(await setUp(), 1, /./);
  });
});

describe("wrong use", { timeout: 60_000 }, () => {
  test.each([
    [[]],
    [["nothing"]],
    [["setup", "--bogus"]],
    [["setup", "--email", "a@b.example"]],
    [SETUP.filter((word) => word !== "--password-stdin")],
    [
      [
        "setup",
        "agent",
        "--email",
        "a@b.example",
        "--password-stdin",
        "--role",
        "king",
        "--site",
        "x",
      ],
    ],
    [["backup"]],
    [["backup", "a", "b"]],
    [["config", "extra"]],
    [["owner"]],
    [["staffing", "--target", "100"]],
    [["staffing", "--within", "soon"]],
  ])("%j ends with 2 and one line", async (words) => {
    expectFailure(await run(words, `${PASSWORD}\n`), 2, /./);
    expect(existsSync(dataDir)).toBe(false);
  });

  test("an empty standard input is no password", async () => {
    expectFailure(await run(SETUP, ""), 2, /password/);
  });

  test.each(["password1234", "short"])("R28: the password %s is refused", async (password) => {
    expectFailure(await run(SETUP, `${password}\n`), 1, /password/);
  });

  test("W12: a replay writes what would have been told, counts what it ignores, and stops at a malformed line", async () => {
    const lines = [
      '{"t":0,"type":"agent_online","agentId":"a","departments":["d"],"capacity":1}',
      '{"t":1,"type":"ended","conversationId":"x","agentId":"a","department":"d"}',
      '{"t":2,"type":"queued","conversationId":"ü","department":"d","priority":0}',
    ];
    const ended = await run(["replay"], lines.join("\n"));
    expect(ended.code).toBe(0);
    expect(JSON.parse(ended.stdout)).toEqual({
      t: 2,
      conversationId: "ü",
      lowMs: 0,
      expectedMs: 5000,
      highMs: 30_000,
    });
    expect(ended.stderr).toContain("1 lines");
    const broken = await run(["replay"], [...lines, "{", ""].join("\n"));
    expect(broken.code).toBe(1);
    expect(broken.stderr).toContain("line 4");
    expect(broken.stdout).toBe(ended.stdout);
  });
});
