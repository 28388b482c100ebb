import {
  DraftList,
  MAX_DRAFT_CHARS,
  SaveDraftRequest,
  type SavedDraft,
} from "@presently/shared/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf, type HttpApp, httpApp } from "./testing/http-app.ts";

const conversationId = `cnv_${"c".repeat(21)}` as const;

let http: HttpApp;
let cookie: string;
let siteKey: string;
let draft: SavedDraft;
beforeAll(async () => {
  http = await httpApp();
  ({ cookie, siteKey } = await http.setUp());
  draft = { conversationId, kind: "reply", text: "Hello", atMs: http.clock.nowMs() };
  http.store.db.exec(`
    insert into visitors (desk, id, site, publicId, presence, language, timeZone, createdAtMs, lastSeenAtMs)
      select 1, 9001, id, 'vis_mia', 'absent', 'en', 'UTC', 0, 0 from sites;
    insert into conversations (desk, id, publicId, site, visitor, line, state, priority, isReturned, rankMs, queuedAtMs, isReachable,
      transferCount, language, timeZone, createdAtMs, lastPublicSeq, lastDeskSeq)
      select 1, 9002, '${conversationId}', s.id, 9001, l.id, 'queued', 0, 0, 0, 0, 1, 0, 'en', 'UTC', 0, 0, 0 from sites s, lines l limit 1;`);
});
afterAll(() => http.close());

const listed = async (as: string) =>
  DraftList.parse((await http.get("/console/api/drafts", { cookie: as })).json()).drafts;

test("DR1: what one saves one has from every session of one's own, and nobody else has it", async () => {
  const answer = await http.post("/drafts", draft, { cookie });
  expect(SaveDraftRequest.parse(answer.json())).toEqual(draft);
  const phone = await http.signIn("ann@shop.example", "a walrus in a teapot");
  expect(await listed(phone)).toEqual([draft]);
  const { email, password } = await http.addColleague(siteKey, "admin");
  expect(await listed(await http.signIn(email, password))).toEqual([]);
  expect(codeOf(await http.get("/console/api/drafts"))).toBe("session.not-authenticated");
});

test("DR4: a draft longer than can be kept, of another kind or of no time is refused, and what was there stays", async () => {
  for (const wrong of [
    { text: "x".repeat(MAX_DRAFT_CHARS + 1) },
    { kind: "files" },
    { atMs: -1 },
    { atMs: undefined },
    { conversationId: "cnv_1" },
  ])
    expect(codeOf(await http.post("/drafts", { ...draft, ...wrong }, { cookie }))).toBe(
      "frame.malformed",
    );
  const longest = { ...draft, kind: "note", text: "x".repeat(MAX_DRAFT_CHARS) };
  expect((await http.post("/drafts", longest, { cookie })).statusCode).toBe(200);
  expect((await listed(cookie)).map(({ kind }) => kind)).toEqual(["note", "reply"]);
});

test("DR1: what agents write stands in no line of the log", () => {
  expect(http.lines.join("")).not.toContain("Hello");
});
