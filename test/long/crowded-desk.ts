import Database from "better-sqlite3";
import { databaseFile } from "../../server/src/store/open.ts";
import { copyRows, NUMBERED } from "../bench/copy-rows.ts";
import { COLLEAGUE } from "../live/product.ts";

/**
 * Fills a desk, as a bad day would: the one conversation that waits and the colleague are copied until so many wait and so many serve. Those who
 * wait came two seconds after each other, the first of them longest ago. The server must not be running.
 */
export function crowdDesk(dataFolder: string, waiting: number, agents: number): void {
  const db = new Database(databaseFile(dataFolder));
  db.pragma("foreign_keys = off");
  const { conversation, visitor, agent, account, lastId, lastSeq } = db
    .prepare(
      `select conversations.id as conversation, visitor, agents.id as agent, account, lastId, lastSeq
       from conversations, desks, agents join accounts on accounts.id = agents.account where email = ? and conversations.state = 'queued'`,
    )
    .get(COLLEAGUE.email) as Record<string, number>; // columns that are whole numbers, all of them
  const people = agents - 2; // the owner and the colleague are there
  const guests = waiting - 1;
  const from = (base: number | undefined) => `${base ?? 0} + n`;
  const newConversation = from(lastId);
  const newVisitor = from((lastId ?? 0) + guests);
  const newAgent = from((lastId ?? 0) + 2 * guests);
  const newAccount = from((lastId ?? 0) + 2 * guests + people);
  const earlier = (column: string) => `${column} - 2000 * (${guests} - n)`;

  copyRows(
    db,
    "visitors",
    guests,
    { id: newVisitor, publicId: `'vis_' || ${NUMBERED}` },
    `id = ${visitor}`,
  );
  copyRows(
    db,
    "conversations",
    guests,
    {
      id: newConversation,
      visitor: newVisitor,
      publicId: `'cnv_' || ${NUMBERED}`,
      ...Object.fromEntries(
        ["rankMs", "queuedAtMs", "createdAtMs", "owesAnswerSinceMs"].map((name) => [
          name,
          earlier(name),
        ]),
      ),
    },
    `id = ${conversation}`,
  );
  let seq = lastSeq ?? 0;
  for (const type of ["conversation.queued", "message.posted"]) {
    copyRows(
      db,
      "events",
      guests,
      {
        conversation: newConversation,
        deskSeq: from(seq),
        publicId: `'evt_' || substr('000000000000000000000' || (${seq} + n), -21)`,
        commandId: "null",
        atMs: earlier("atMs"),
      },
      `conversation = ${conversation} and type = '${type}'`,
    );
    seq += guests;
  }
  copyRows(
    db,
    "accounts",
    people,
    { id: newAccount, email: "'agent' || n || '@shop.example'" },
    `id = ${account}`,
  );
  copyRows(
    db,
    "agents",
    people,
    {
      id: newAgent,
      account: newAccount,
      publicId: `'agt_' || ${NUMBERED}`,
      name: "'Agent ' || substr('000' || n, -3)",
    },
    `id = ${agent}`,
  );
  copyRows(db, "agentLines", people, { agent: newAgent }, `agent = ${agent}`);
  copyRows(db, "roles", people, { account: newAccount }, `account = ${account}`);
  db.prepare("update desks set lastId = lastId + ?, lastSeq = ?").run(2 * guests + 2 * people, seq);
  db.close();
}
