import { KeptOfVisitor } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { filesInZip } from "../privacy/testing/files-in-zip.ts";
import { codeOf, type HttpApp, httpApp } from "./testing/http-app.ts";

const CONVERSATION = `cnv_${"c".repeat(21)}`;
const URL = `/console/api/visitor-data/${CONVERSATION}`;

let http: HttpApp;
let cookie: string;
let siteKey: string;
beforeEach(async () => {
  http = await httpApp();
  ({ cookie, siteKey } = await http.setUp());
  http.store.db.exec(`
    insert into visitors (desk, id, site, publicId, presence, language, timeZone, createdAtMs, lastSeenAtMs)
      select 1, 9001, id, 'vis_mia', 'absent', 'en', 'UTC', 0, 0 from sites;
    insert into people (desk, visitor, name, attributes) values (1, 9001, 'Mia', '{}');
    insert into conversations (desk, id, publicId, site, visitor, line, state, priority, isReturned, rankMs, queuedAtMs, isReachable,
      transferCount, language, timeZone, createdAtMs, lastPublicSeq, lastDeskSeq)
      select 1, 9002, '${CONVERSATION}', s.id, 9001, l.id, 'queued', 0, 0, 0, 0, 1, 0, 'en', 'UTC', 0, 0, 0 from sites s, lines l limit 1;`);
});
afterEach(() => http.close());

test("ER4, R45: an owner is told how much is kept of a visitor, and has all of it as a file; both only where it is theirs", async () => {
  const asked = await http.get(URL, { cookie });
  expect(KeptOfVisitor.parse(asked.json())).toEqual({ conversations: 1 });
  const answer = await http.get(`${URL}/export`, { cookie });
  expect(answer.headers).toMatchObject({
    "content-type": "application/zip",
    "content-disposition": `attachment; filename="vis_mia.zip"`,
  });
  const files = filesInZip(answer.rawPayload);
  expect(JSON.parse(String(files.get("export.json")))).toMatchObject({
    visitors: [{ people: [{ name: "Mia" }], conversations: [{ publicId: CONVERSATION }] }],
  });
  const line = http.store.db.prepare(
    `select actor like 'agt_%' as isAgent, subject, detail from audit where action = 'visitor.exported'`,
  );
  expect(line.all()).toEqual([{ isAgent: 1, subject: "vis_mia", detail: `{"conversations":1}` }]);

  const unknown = URL.replaceAll("c".repeat(21), "x".repeat(21));
  expect(codeOf(await http.get(unknown, { cookie }))).toBe("not-found");
  for (const url of [URL, `${URL}/export`])
    expect(codeOf(await http.get(url))).toBe("session.not-authenticated");
});

test.each([
  ["admin", 200],
  ["supervisor", 403],
  ["agent", 403],
] as const)("ER4: %s: %d", async (role, status) => {
  const { email, password } = await http.addColleague(siteKey, role);
  const as = await http.signIn(email, password);
  for (const url of [URL, `${URL}/export`])
    expect((await http.get(url, { cookie: as })).statusCode).toBe(status);
});
