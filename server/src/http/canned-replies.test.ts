import {
  type AgentCommand,
  CannedReplyList,
  type CommandOf,
  FoundReplies,
} from "@presently/shared/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handle } from "../desk.ts";
import { type HttpApp, httpApp } from "./testing/http-app.ts";

let http: HttpApp;
let cookie: string;
let agentCookie: string;
let siteId: `ste_${string}`;
let nowMs = 1000;

type Save = CommandOf<AgentCommand, "cannedReply.save">;

/** The owner writes replies, as the console's socket would have it. */
function write(over: Partial<Save> & Pick<Save, "name" | "texts">): void {
  const { db } = http.store;
  const row = db.prepare("select id, publicId, account from agents order by id").get();
  const owner = row as { id: number; publicId: `agt_${string}`; account: number }; // as the schema says
  const command: Save = {
    type: "cannedReply.save",
    siteId,
    kind: "reply",
    keeperId: owner.publicId,
    ...over,
  };
  let id = db.prepare("select count(*) from events").pluck().get() as number; // a count
  const newId = () => String((id += 1)).padStart(21, "r");
  const actor = {
    kind: "agent",
    agent: owner.id,
    id: owner.publicId,
    account: owner.account,
  } as const;
  const context = { desk: 1, clock: { nowMs: () => nowMs }, newId };
  db.transaction(() => http.store.runner.now(handle(actor, command, newId(), context)()))();
}

const en = (...variants: string[]) => ({ language: "en" as const, variants });

beforeAll(async () => {
  http = await httpApp();
  ({ cookie } = await http.setUp());
  siteId = http.store.db.prepare("select publicId from sites").pluck().get() as typeof siteId; // as the schema says
  const { email, password } = await http.addColleague(siteId, "agent");
  agentCookie = await http.signIn(email, password);
  write({ name: "Delivery time", texts: [en("It takes two days.", "Two days from now.")] });
  write({
    name: "Užsakymas",
    texts: [en("Your order number?"), { language: "lt", variants: ["Koks užsakymo numeris?"] }],
  });
  write({ name: "Apology for delays", siteId: null, kind: "apology", texts: [en("So sorry.")] });
});
afterAll(() => http.close());

async function ask(path: string, by = cookie) {
  const answer = await http.app.inject({
    url: `/console/api/canned-replies${path}`,
    headers: { cookie: by },
  });
  return { status: answer.statusCode, body: answer.json() as unknown };
}
const list = async (words: string, by?: string, page = 0) =>
  CannedReplyList.parse((await ask(`?site=${siteId}&words=${words}&page=${page}`, by)).body);
const search = async (words: string, language = "en") =>
  FoundReplies.parse(
    (await ask(`/search?site=${siteId}&language=${language}&words=${encodeURIComponent(words)}`))
      .body,
  ).found;

test("CR1: a site's replies and those of all, by name, with what who asks may do", async () => {
  const ofOwner = await list("");
  expect(ofOwner.replies.map(({ name }) => name)).toEqual([
    "Apology for delays",
    "Delivery time",
    "Užsakymas",
  ]);
  expect(ofOwner).toMatchObject({ count: 3, mayWrite: true, mayWriteForAll: true });
  const ofAgent = await list("", agentCookie);
  expect(ofAgent).toMatchObject({ count: 3, mayWrite: false, mayWriteForAll: false });
  expect(ofAgent.replies.some(({ mayWrite, mayCheck }) => mayWrite || mayCheck)).toBe(false);
});

test("CR1, R27: nobody reads those of a site they have no role on", async () => {
  expect((await ask(`?site=ste_${"x".repeat(21)}&words=&page=0`)).status).toBe(404);
  expect((await ask(`?site=${siteId}&words=&page=0`, "")).status).toBe(401);
});

test("CR2, M25: what nobody has checked past the site's limit is old", async () => {
  http.store.db
    .prepare("update cannedReplies set checkedAtMs = ? where name = ?")
    .run(Date.now(), "Delivery time");
  const { replies, checkDays } = await list("delivery");
  expect(checkDays).toBe(180);
  expect(replies[0]).toMatchObject({ name: "Delivery time", isStale: false });
  expect((await list("apology")).replies[0]).toMatchObject({ isStale: true });
  nowMs += 1;
});

test("CR4: found by name, without marks, by scattered letters of the name, and by what it says; names go first", async () => {
  expect((await search("deli")).map(({ variant }) => variant)).toEqual([0, 1]);
  expect((await search("UZSAK"))[0]).toMatchObject({ name: "Užsakymas" });
  expect((await search("dltm"))[0]).toMatchObject({ name: "Delivery time" });
  expect((await search("order number"))[0]).toMatchObject({ name: "Užsakymas" });
  expect((await search("your order number"))[0]).toMatchObject({ name: "Užsakymas" });
  expect(await search("your dog order number")).toEqual([]);
  expect(await search("nothing of the kind")).toEqual([]);
  write({ name: "Aardvark", texts: [en("Speaks of delivery.")] });
  expect((await search("delivery")).map(({ name }) => name)).toEqual([
    "Delivery time",
    "Delivery time",
    "Aardvark",
  ]);
});

test("CR4: the visitor's language goes before English, and English before any other", async () => {
  expect((await search("užsak", "lt"))[0]).toMatchObject({ language: "lt" });
  expect((await search("užsak", "fi"))[0]).toMatchObject({ language: "en" });
  write({ name: "Tilaus", texts: [{ language: "fi", variants: ["Tilauksesi on matkalla."] }] });
  expect((await search("tilaus", "bg"))[0]).toMatchObject({ language: "fi" });
});

test("CR4: signs that a pattern knows are only signs", async () => {
  expect((await search("%%%")).length).toBe((await search("")).length);
  expect(await search("q_")).toEqual([]);
});
