import {
  type AgentCommand,
  ArticleList,
  ArticleTexts,
  type CommandOf,
  FoundArticles,
} from "@presently/shared/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handle } from "../desk.ts";
import { type HttpApp, httpApp } from "./testing/http-app.ts";

let http: HttpApp;
let cookie: string;
let agentCookie: string;
let siteId: `ste_${string}`;
let otherSite: `ste_${string}`;

type Save = CommandOf<AgentCommand, "article.save">;

/** The owner writes articles, as the console's socket would have it. */
function write(over: Partial<Save> & Pick<Save, "texts">): void {
  const { db } = http.store;
  const row = db.prepare("select id, publicId, account from agents order by id").get();
  const owner = row as { id: number; publicId: `agt_${string}`; account: number }; // as the schema says
  const command: Save = {
    type: "article.save",
    siteId,
    keeperId: owner.publicId,
    isTeamOnly: false,
    ...over,
  };
  let id = db.prepare("select count(*) from articles").pluck().get() as number; // a count
  const newId = () => String((id += 1)).padStart(21, "a");
  const actor = {
    kind: "agent",
    agent: owner.id,
    id: owner.publicId,
    account: owner.account,
  } as const;
  const context = { desk: 1, clock: { nowMs: () => 1000 }, newId };
  db.transaction(() => http.store.runner.now(handle(actor, command, newId(), context)()))();
}

beforeAll(async () => {
  http = await httpApp();
  ({ cookie } = await http.setUp());
  siteId = http.store.db.prepare("select publicId from sites").pluck().get() as typeof siteId; // as the schema says
  otherSite = `ste_${"o".repeat(21)}`;
  http.store.db
    .prepare(
      `insert into sites select id + 1000, desk, ?, name, origins, timeZone, department, isAutoAccept, settings, createdAtMs from sites`,
    )
    .run(otherSite);
  const { email, password } = await http.addColleague(siteId, "agent");
  agentCookie = await http.signIn(email, password);
  const text = (title: string) =>
    ({ language: "en", title, text: `${title}: so it is done.`, page: null }) as const;
  write({ texts: [text("Return an item"), { ...text("Palautus"), language: "fi" }] });
  write({ texts: [text("Refund a lost parcel")], isTeamOnly: true });
});
afterAll(() => http.close());

const get = (path: string, who = cookie) => http.get(`/console/api${path}`, { cookie: who });
const found = async (words: string, who = cookie) => {
  const answer = await get(`/articles/search?site=${siteId}&language=en&words=${words}`, who);
  return FoundArticles.parse(answer.json()).found.map(({ title }) => title);
};

test("AR1, AR2: the list has every article with its titles and keeper, and says who may write", async () => {
  const list = ArticleList.parse((await get(`/articles?site=${siteId}`)).json());
  expect(list.articles.map(({ titles }) => titles.map(({ title }) => title))).toEqual([
    ["Return an item", "Palautus"],
    ["Refund a lost parcel"],
  ]);
  expect(list).toMatchObject({ mayWrite: true, settings: { isOffered: true, checkDays: 180 } });
  expect(list.articles.map(({ isStale }) => isStale)).toEqual([true, true]);
  expect(list.keepers).toHaveLength(2);
  const theirs = ArticleList.parse((await get(`/articles?site=${siteId}`, agentCookie)).json());
  expect(theirs.mayWrite).toBe(false);
  const [{ articleId } = { articleId: "" }] = list.articles;
  const texts = await get(`/articles/texts?site=${siteId}&article=${articleId}`);
  expect(ArticleTexts.parse(texts.json()).texts.map(({ language }) => language)).toEqual([
    "en",
    "fi",
  ]);
});

test("AR8, M11: an agent finds an article by the words they are typing, the team's too; the best stands first", async () => {
  expect(await found("ret", agentCookie)).toEqual(["Return an item"]);
  expect(await found("lost refund")).toEqual(["Refund a lost parcel"]);
  expect(await found("how%20do%20i%20return")).toEqual(["Return an item"]);
  expect(await found("returns")).toEqual(["Return an item"]);
  expect(await found("elephant")).toEqual([]);
  expect(await found("%25")).toEqual([]);
});

test("AR8: those whose titles have the words stand before those that speak of them", async () => {
  const text = "Ask for a voucher.";
  for (let number = 0; number < 10; number += 1)
    write({ texts: [{ language: "en", title: `Chapter ${number}`, text, page: null }] });
  write({ texts: [{ language: "en", title: "Vouchers", text: "Here they are.", page: null }] });
  expect((await found("voucher"))[0]).toBe("Vouchers");
  expect((await found("vou"))[0]).toBe("Vouchers");
});

test("R27, R33: of another site nothing is to be had, as of one that is not", async () => {
  for (const path of [
    "/articles?",
    `/articles/texts?article=art_${"a".repeat(21)}&`,
    "/articles/search?language=en&words=return&",
  ])
    for (const site of [otherSite, `ste_${"x".repeat(21)}`])
      expect((await get(`${path}site=${site}`, agentCookie)).statusCode, path).toBe(404);
  expect((await get(`/articles?site=${otherSite}`)).statusCode).toBe(200);
});

test("R27: nobody reads another site's article by asking for it on their own", async () => {
  write({
    siteId: otherSite,
    texts: [{ language: "en", title: "Ours", text: "Alone.", page: null }],
  });
  const newest = "select publicId from articles order by id desc limit 1";
  const articleId = String(http.store.db.prepare(newest).pluck().get());
  const texts = (site: string, who: string) =>
    get(`/articles/texts?site=${site}&article=${articleId}`, who);
  expect((await texts(otherSite, cookie)).statusCode).toBe(200);
  expect((await texts(siteId, agentCookie)).statusCode).toBe(404);
});
