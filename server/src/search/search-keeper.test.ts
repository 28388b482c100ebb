import { manualClock } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { databaseFile, openStore } from "../store/open.ts";
import { flushOn } from "../store/testing/flush-on.ts";
import { scratchFolder } from "../store/testing/scratch-folder.ts";
import { hireTeam, ids, startConversation } from "../store/testing/team.ts";
import { indexPage } from "./index-page.ts";
import { searchIn } from "./search-in-worker.ts";
import { createSearchKeeper } from "./search-keeper.ts";

test("SE5: what is written is found a second later by a thread that only reads, a failure is put off, and it ends twice", async () => {
  using folder = scratchFolder();
  const store = openStore(folder.path);
  const clock = manualClock();
  store.runner.now(hireTeam());
  const conversation = store.runner.now(startConversation(`cnv_${"A".repeat(21)}`));
  const { db } = store;
  db.exec(`update sites set publicId = 'ste_${"A".repeat(21)}';
    insert into roles values (1, ${ids.account}, 0, 'owner');
    insert into people (desk, visitor, attributes) values (1, ${ids.visitor}, '{}')`);
  const say = (text: string) => {
    db.exec("update desks set lastSeq = lastSeq + 1");
    db.prepare(
      `insert into events (desk, conversation, deskSeq, publicId, type, actor, atMs, text, data)
       select 1, ?, lastSeq, 'evt_' || lastSeq, 'message.posted', 'vis_AAAAAAAAAAAAAAAAAAAAA', 0, ?, '{}' from desks`,
    ).run(conversation, text);
  };
  for (let at = 0; at < 500; at += 1) say(`older ${at}`);
  const flush = flushOn(store.runner, {
    clock: { nowMs: () => clock.nowMs(), soon: (run) => void setImmediate(run) },
  });
  const warnings: string[] = [];
  let pages = 0;
  const keeper = createSearchKeeper({
    clock,
    store: flush,
    indexPage: () => {
      pages += 1;
      if (pages === 1) throw new Error("the disk is full");
      return indexPage(1);
    },
    log: { warn: (_fields, message) => void warnings.push(message) },
  });
  const search = searchIn(databaseFile(folder.path), clock);
  const find = async (text: string) =>
    await search.find({ desk: 1, account: ids.account, agent: ids.agent, query: { text } });
  const settled = async (ms: number) =>
    await expect
      .poll(async () => {
        clock.advance(ms);
        return (await find("older")).isBehind;
      })
      .toBe(false);
  try {
    keeper.start();
    clock.advance(1_000);
    await expect.poll(() => warnings).toEqual(["the search index could not be written"]);
    expect((await find("older")).isBehind).toBe(true);
    // Whoever hears of something does not wait until the failure is forgotten.
    keeper.hear();
    clock.advance(1_000);
    await settled(50);
    expect((await find("older 499")).results).toHaveLength(1);
    expect(pages).toBeGreaterThan(3);
    say("another");
    keeper.hear();
    clock.advance(999);
    expect((await find("another")).isBehind).toBe(true);
    clock.advance(1);
    await settled(0);
    expect((await find("another")).results[0]?.hit?.text).toBe("another");
  } finally {
    search.close();
    await keeper.close();
    await keeper.close();
    await flush.close();
    store.close();
  }
});
