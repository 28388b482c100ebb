import { UNDO_MS } from "@presently/shared/protocol";
import { randomOf } from "@presently/shared/testing";
import type { Database } from "better-sqlite3";

const MINUTE_MS = 60_000;

/**
 * Writes weeks of agents' work that never were, in the order of time: they come and go, take chats, hand them on, end them, take an end back, wrap up
 * and are lost; the server is down for a while now and then, and some chats turn out to be tests later. Foreign keys must be off.
 */
export function inventWork(
  db: Database,
  invented: {
    readonly agents: readonly string[];
    readonly site: number;
    readonly line: number;
    readonly fromMs: number;
    readonly events: number;
    readonly seed: number;
  },
): void {
  const random = randomOf(invented.seed);
  const { agents, site, line } = invented;
  let seq = Number(db.prepare("select lastSeq from desks").pluck().get());
  let atMs = invented.fromMs;
  let lastConversation = 50_000 + seq;
  const connected = new Set<string>();
  const holders = new Map<number, string>();
  const wrapUps: { agentId: string; conversation: number }[] = [];
  const known = db
    .prepare("select id from conversations where id > 50000")
    .pluck()
    .all() as number[]; // of this very query
  const insertEvent = db.prepare(
    `insert into events (desk, conversation, deskSeq, publicId, type, actor, atMs, data) values (1, ?, ?, ?, ?, 'system', ?, ?)`,
  );
  const insertConversation = db.prepare(
    `insert into conversations (desk, id, publicId, site, visitor, line, state, priority, isReturned, rankMs, queuedAtMs, isReachable,
      transferCount, language, timeZone, createdAtMs, lastPublicSeq, lastDeskSeq)
     values (1, ?, ?, ?, ?, ?, 'closed', 0, 0, 0, 0, 0, 0, 'en', 'UTC', ?, 0, 0)`,
  );

  function tell(type: string, conversation: number, data: object = {}): void {
    seq += 1;
    insertEvent.run(conversation, seq, `evt_work${seq}`, type, atMs, JSON.stringify(data));
  }

  function setPresence(agentId: string, presence: string): void {
    if (presence === "connected") connected.add(agentId);
    else connected.delete(agentId);
    tell("agent.presenceChanged", 0, { agentId, presence });
  }

  function assign(): void {
    lastConversation += 1;
    const conversation = lastConversation;
    known.push(conversation);
    insertConversation.run(conversation, `cnv_${conversation}`, site, conversation, line, atMs);
    tell("conversation.started", conversation);
    tell("conversation.queued", conversation, { reason: "started" });
    hold(conversation, "accepted");
  }

  function hold(conversation: number, reason: string): void {
    const agentId = random.pick(agents);
    holders.set(conversation, agentId);
    tell("conversation.assigned", conversation, { agentId, reason });
  }

  function letGo(how: "closed" | "queued" | "transferred"): void {
    const [conversation, agentId] = random.pick([...holders]);
    if (how === "transferred") return hold(conversation, "transferred");
    holders.delete(conversation);
    if (how === "queued") return tell("conversation.queued", conversation, { reason: "agentLost" });
    tell("conversation.closed", conversation, { closedBy: "agent" });
    if (random.chance(0.3)) {
      atMs += random.int(0, UNDO_MS);
      holders.set(conversation, agentId);
      return tell("conversation.reopened", conversation, { undone: "assigned" });
    }
    if (random.chance(0.2)) return;
    wrapUps.push({ agentId, conversation });
    tell("wrapUp.started", conversation, { agentId });
  }

  function restart(): void {
    atMs += random.int(1, 30 * 60) * MINUTE_MS;
    const gone = [...connected];
    for (const agentId of gone)
      tell("agent.presenceChanged", 0, { agentId, presence: "reconnecting", afterRestart: true });
    connected.clear();
  }

  function markAsTest(): void {
    const conversation = random.pick(known);
    db.prepare("update conversations set testSinceMs = ? where id = ?").run(atMs, conversation);
    tell("conversation.marked", conversation, { isTest: true });
  }

  db.transaction(() => {
    for (let event = 0; event < invented.events; event += 1) {
      atMs += random.int(0, random.chance(0.02) ? 20 * 60 : 12) * MINUTE_MS + random.int(0, 59_999);
      const agentId = random.pick(agents);
      const drawn = random.int(0, 99);
      const availability = random.pick(["online", "online", "online", "online", "away", "break"]);
      if (drawn < 12) tell("agent.availabilityChanged", 0, { agentId, availability });
      else if (drawn < 24)
        setPresence(
          agentId,
          random.pick([
            "connected",
            "connected",
            "connected",
            "connected",
            "reconnecting",
            "offline",
          ]),
        );
      else if (drawn < 25) restart();
      else if (drawn < 48 && holders.size < 7) assign();
      else if (drawn < 51 && known.length > 0) markAsTest();
      else if (drawn < 80 && holders.size > 0) letGo("closed");
      else if (drawn < 84 && holders.size > 0) letGo("queued");
      else if (drawn < 88 && holders.size > 0) letGo("transferred");
      else {
        const ended = wrapUps.shift();
        if (ended !== undefined)
          tell("wrapUp.ended", ended.conversation, { agentId: ended.agentId });
      }
    }
    db.prepare("update desks set lastSeq = ?").run(seq);
  })();
}
