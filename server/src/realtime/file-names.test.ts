import type { AgentNames, FileId } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TestVisitor } from "./testing/client.ts";
import { type House, openHouse } from "./testing/house.ts";
import { arrive, openConsole, writes } from "./testing/people.ts";

const FILE: FileId = `fil_${"A".repeat(21)}`;
const NAME = "a name that somebody typed.pdf";

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await house.close();
  expect(house.errors).toEqual([]);
});

/** The row of a file that a visitor has uploaded. */
function keepFileOf(visitor: TestVisitor): void {
  house.store.db
    .prepare(
      `insert into "files" ("desk", "id", "publicId", "site", "uploader", "name", "kind", "bytes", "createdAtMs")
       select 1, 9000, ?, "site", "publicId", ?, 'pdf', 12, 0 from "visitors" where "publicId" = ?`,
    )
    .run(FILE, NAME, visitor.last("welcome").visitorId);
}

const isNamed = ({ names }: { readonly names: AgentNames }) => names[FILE] === NAME;

test("P32, P11, R41: what a file is called comes beside its message, live, in pages, in pictures and in older ones, and never in it", async () => {
  const visitor = await arrive(house);
  const agent = await openConsole(house, await house.hire("ann"));
  const conversationId = await writes(visitor);
  await agent.say({ type: "openThread", conversationId });
  keepFileOf(visitor);
  const cursor = visitor.last("events").upto;
  await visitor.command({ type: "message.post", text: "", files: [FILE] });
  for (const frame of [visitor.last("events"), agent.last("events")]) {
    expect(isNamed(frame)).toBe(true);
    expect(JSON.stringify(frame.events)).not.toContain(NAME);
    expect(frame.events.at(-1)).toMatchObject({
      files: [{ fileId: FILE, kind: "pdf", bytes: 12 }],
    });
  }

  await visitor.say({ type: "resume", cursors: { [conversationId]: cursor } });
  expect(visitor.of("events").filter(isNamed)).toHaveLength(2);
  await visitor.say({ type: "resume", cursors: { [conversationId]: "999.AAAAAAAA" } });
  expect(isNamed(visitor.last("reset"))).toBe(true);
  await visitor.say({ type: "loadEarlier", conversationId, before: 99 });
  expect(isNamed(visitor.last("earlier"))).toBe(true);

  const later = await openConsole(house, await house.hire("ben"), "0.");
  await later.say({ type: "openThread", conversationId });
  expect(isNamed(later.last("thread"))).toBe(true);
  await later.say({ type: "loadEarlier", conversationId, before: 99 });
  expect(isNamed(later.last("earlier"))).toBe(true);
  await house.advance(1000);
  const lanes = later.of("lanes").flatMap(({ changed }) => changed);
  expect(lanes.at(-1)?.lastMessage?.text).toBe(`[${NAME}]`);
});

test("M5, FL6: the conversation's line says that nobody has looked at the visitor's file, until somebody has; an agent's own counts for nothing", async () => {
  const visitor = await arrive(house);
  const agent = await openConsole(house, await house.hire("ann"));
  const conversationId = await writes(visitor);
  const isMarked = async () => {
    await house.advance(1000);
    const items = agent.of("lanes").flatMap(({ changed }) => changed);
    return items.at(-1)?.hasUnopenedFiles;
  };
  expect(await isMarked()).toBe(false);
  keepFileOf(visitor);
  await visitor.command({ type: "message.post", text: "", files: [FILE] });
  expect(await isMarked()).toBe(true);
  await agent.command({ type: "file.open", conversationId, fileId: FILE });
  expect(await isMarked()).toBe(false);
  house.store.db.exec(`update "files" set "openedAtMs" = null, "uploader" = 'agt_ann'`);
  await visitor.command({ type: "message.post", text: "And?" });
  expect(await isMarked()).toBe(false);
});
