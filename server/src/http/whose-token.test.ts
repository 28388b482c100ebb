import { afterEach, beforeEach, expect, test } from "vitest";
import { linkHashOf } from "../desk/visitor-return.ts";
import { fileApp, type FileApp, HOST, SHOP } from "../files/testing/file-app.ts";
import { pngWithPlaces } from "../files/testing/pictures.ts";

let house: FileApp;
beforeEach(async () => {
  house = await fileApp();
});
afterEach(() => house.close());

const sql = (text: string, ...values: readonly unknown[]) =>
  house.store.db.prepare(text).run(...values);
/** Whoever has a token is a person from here on, until then. */
function becomesSomebody(untilMs: number): void {
  sql(`update "visitors" set "verifiedSub" = 'ana'`);
  sql(`update "sessions" set "verifiedUntilMs" = ? where "kind" = 'visitor'`, untilMs);
}
const nowMs = () => house.manual.nowMs();
const required = () => house.setSite('{"identityMode":"required"}');

test("R26, ID1, ID5: files are taken from nobody and given to nobody whose site has not said lately who is there", async () => {
  const ana = await house.visitor();
  const { fileId } = (await house.upload(ana, pngWithPlaces())).json<{ fileId: string }>();
  const codes = async () => [
    (await house.upload(ana, pngWithPlaces())).statusCode,
    (await house.fetchAs(ana, fileId)).statusCode,
  ];
  required();
  expect(await codes()).toEqual([401, 401]);
  becomesSomebody(nowMs() + 1000);
  expect(await codes()).toEqual([200, 200]);
  becomesSomebody(nowMs());
  expect(await codes()).toEqual([401, 401]);
});

test("R26, ID1, ID5: no transcript for whom the site has not said lately that they are there", async () => {
  const ana = await house.visitor();
  const conversation = await ana.post("a secret");
  const url = `/wire/visitor/transcript?site=${house.site}&conversation=${conversation}&form=text`;
  const headers = { origin: SHOP, authorization: `Bearer ${ana.token}` };
  const code = async () => (await house.ask("GET", url, headers)).statusCode;
  required();
  expect(await code()).toBe(404);
  becomesSomebody(nowMs() + 1000);
  expect(await code()).toBe(200);
  becomesSomebody(nowMs());
  expect(await code()).toBe(404);
});

test("R26, ID5, ML7: a link gives a browser a session of its own whose person has lapsed there", async () => {
  const ana = await house.visitor();
  await ana.post("a secret");
  const link = "L".repeat(43);
  sql(
    `insert into "chatLinks" select 1, ?, "id", ? from "conversations"`,
    linkHashOf(link),
    nowMs() + 100_000,
  );
  const follow = async () => {
    const headers = { origin: `http://${HOST}`, "content-type": "application/json" };
    const asked = Buffer.from(JSON.stringify({ link, token: ana.token }));
    return (await house.ask("POST", `/chat/${house.site}/return`, headers, asked)).json<unknown>();
  };
  becomesSomebody(nowMs() + 1000);
  expect(await follow()).toMatchObject({ token: null });
  becomesSomebody(nowMs());
  expect(await follow()).toMatchObject({ token: expect.stringMatching(/^pv_/) });
});
