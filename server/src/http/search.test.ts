import { SearchAnswer } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { codeOf, type HttpApp, httpApp } from "./testing/http-app.ts";

let http: HttpApp;
let owner: string;
beforeEach(async () => {
  http = await httpApp();
  ({ cookie: owner } = await http.setUp());
});
afterEach(() => http.close());

const search = (query: string, cookie: string) =>
  http.get(`/console/api/search?${query}`, { cookie });

test("SE3: everything that stands in an address is read, and nothing at all finds nothing", async () => {
  const all = `text=%D0%9F%D1%91%D1%82%D1%80&group=closed&site=ste_${"A".repeat(21)}&agent=agt_${"A".repeat(21)}&tag=tag_${"A".repeat(21)}&fromMs=0&beforeMs=1767225600000&after=cnv_${"A".repeat(21)}`;
  for (const query of ["", all]) {
    const answer = await search(query, owner);
    expect(answer.statusCode, query).toBe(200);
    expect(SearchAnswer.parse(answer.json())).toEqual({
      results: [],
      hasMore: false,
      isBehind: false,
    });
  }
});

test("SE3: what is no filter is refused", async () => {
  for (const query of [
    "group=all",
    "site=1",
    "fromMs=yesterday",
    "fromMs=-1",
    "after=1",
    `text=${"a".repeat(501)}`,
  ]) {
    const refused = await search(query, owner);
    expect([refused.statusCode, codeOf(refused)], query).toEqual([400, "frame.malformed"]);
  }
});
