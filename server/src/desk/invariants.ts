import { type ConversationView, LastingEvent } from "@presently/shared/protocol";
import { applyEvent, viewOf } from "@presently/shared/view";
import { byQueueOrder } from "../domain/queue.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import { agentEventOf } from "../views/wire-events.ts";
import type { TestDesk } from "./testing.ts";

/** Pairs of agent and conversation that hold a slot, as `agent/conversation`. */
export function seatsOf(desk: TestDesk): Set<string> {
  return new Set(
    desk
      .rows("select agent, conversation from slots")
      .map((slot) => `${String(slot["agent"])}/${String(slot["conversation"])}`),
  );
}

/** What must hold after every command, whatever came before (R10-R15, G2, G6, G7). Returns what does not, in words. */
export function brokenRules(desk: TestDesk, seatsBefore: ReadonlySet<string>): string[] {
  return [
    ...overCapacity(desk, seatsBefore),
    ...slotsAndStates(desk),
    ...waitingBesideFreeSlot(desk),
    ...servedOutOfTurn(desk, seatsBefore),
    ...missingDeadlines(desk),
    ...turnsAstray(desk),
    ...testsAmongWaits(desk),
    ...gapsInStreams(desk),
    ...differingViews(desk),
  ];
}

/** Nobody is given a chat at or beyond capacity but by a supervisor's act; capacity itself may be lowered below the load (G6, RT3, AS3). */
function overCapacity(desk: TestDesk, before: ReadonlySet<string>): string[] {
  return desk
    .rows(
      "select a.id as agent, s.conversation as conversation, s.kind as kind from agents a join slots s on s.agent = a.id where (select count(*) from slots t where t.agent = a.id) > a.capacity",
    )
    .filter(({ agent, conversation }) => !before.has(`${String(agent)}/${String(conversation)}`))
    .filter(({ kind, conversation }) => kind !== "chat" || !wasGivenBeyond(desk, conversation))
    .map(
      ({ agent, conversation }) =>
        `agent ${String(agent)} was given ${String(conversation)} beyond capacity`,
    );
}

function wasGivenBeyond(desk: TestDesk, conversation: unknown): boolean {
  const [given, assigned] = desk.events
    .filter((event) => event.conversation === conversation)
    .filter(({ type }) => type === "conversation.given" || type === "conversation.assigned")
    .slice(-2);
  return (
    given?.data["isBeyondCapacity"] === true &&
    assigned?.data["reason"] === "given" &&
    assigned.data["agentId"] === given.data["agentId"]
  );
}

/** A conversation has one chat slot exactly while it is held, by who holds it; an offer exactly while it is offered, or on its way (C1). */
function slotsAndStates(desk: TestDesk): string[] {
  const broken: string[] = [];
  const rows = desk.rows(
    `select id, state, agent,
      (select count(*) from slots s where s.conversation = c.id and s.kind = 'offer') as offers,
      (select count(*) from slots s where s.conversation = c.id and s.kind = 'chat') as chats,
      (select count(*) from slots s where s.conversation = c.id and s.kind = 'wrapUp') as wrapUps,
      (select s.agent from slots s where s.conversation = c.id and s.kind = 'chat') as holder
     from conversations c`,
  );
  for (const { id, state, agent, offers, chats, wrapUps, holder } of rows) {
    const isHeld = state === "assigned" || state === "waitingOnVisitor";
    if (chats !== (isHeld ? 1 : 0))
      broken.push(`${String(id)} is ${String(state)} with ${String(chats)} chats`);
    if (isHeld && holder !== agent)
      broken.push(`${String(id)} is held by ${String(holder)}, says ${String(agent)}`);
    if (state === "offered" && offers !== 1)
      broken.push(`${String(id)} is offered to ${String(offers)}`);
    if (!isHeld && state !== "offered" && offers !== 0)
      broken.push(`${String(id)} is ${String(state)} and offered`);
    if (Number(wrapUps) > (state === "closed" ? 1 : 0))
      broken.push(`${String(id)} is ${String(state)} in wrap-up`);
  }
  return broken;
}

/** A free slot and a reachable waiting visitor never coexist (RT1, G7). */
function waitingBesideFreeSlot(desk: TestDesk): string[] {
  return desk
    .rows(
      `select c.id as conversation, a.id as agent from conversations c
       join agentLines l on l.line = c.line join agents a on a.id = l.agent
       where c.state = 'queued' and c.isReachable = 1 and a.availability = 'online' and a.presence = 'connected'
       and (select count(*) from slots s where s.agent = a.id) < a.capacity`,
    )
    .map(
      ({ conversation, agent }) => `${String(conversation)} waits while ${String(agent)} is free`,
    );
}

/** Nobody was just offered to an agent while somebody earlier, reachable and in a line of that agent, still waits (G5, RT1). */
function servedOutOfTurn(desk: TestDesk, before: ReadonlySet<string>): string[] {
  const place = (row: Record<string, unknown>, prefix: string) => ({
    id: Number(row[`${prefix}Id`]),
    priority: Number(row[`${prefix}Priority`]),
    isReturned: row[`${prefix}Returned`] === 1,
    rankMs: Number(row[`${prefix}RankMs`]),
  });
  return desk
    .rows(
      `select s.agent, c.id as servedId, c.priority as servedPriority, c.isReturned as servedReturned, c.rankMs as servedRankMs,
        w.id as waitsId, w.priority as waitsPriority, w.isReturned as waitsReturned, w.rankMs as waitsRankMs
       from slots s join conversations c on c.id = s.conversation join agentLines l on l.agent = s.agent
       join conversations w on w.line = l.line where c.state = 'offered' and w.state = 'queued' and w.isReachable = 1`,
    )
    .filter((row) => !before.has(`${String(row["agent"])}/${String(row["servedId"])}`))
    .filter((row) => byQueueOrder(place(row, "waits"), place(row, "served")) < 0)
    .map((row) => `${String(row["servedId"])} was offered before ${String(row["waitsId"])}`);
}

/** Whatever waits for time to pass has a row that says when (D1), and who stands in line is reachable exactly while present (Q5). */
function missingDeadlines(desk: TestDesk): string[] {
  return [
    ...desk.rows(
      "select conversation as id from slots s where kind = 'wrapUp' and not exists (select 1 from deadlines where kind = 'wrapUp' and subject = s.conversation)",
    ),
    ...desk.rows(
      "select conversation as id from slots s where kind = 'offer' and not exists (select 1 from deadlines where kind in ('offer', 'transfer') and subject = s.conversation)",
    ),
    ...desk.rows(
      "select id from agents a where presence = 'reconnecting' and not exists (select 1 from deadlines where kind = 'agentLost' and subject = a.id)",
    ),
    ...desk.rows(
      "select c.id from conversations c join visitors v on v.id = c.visitor where c.state in ('queued', 'offered') and v.presence = 'absent' and not exists (select 1 from deadlines where kind = iif(c.callback in ('email', 'push'), 'callbackKept', 'visitorAbsent') and subject = c.id)",
    ),
    ...desk.rows(
      "select c.id from conversations c join visitors v on v.id = c.visitor where c.state = 'queued' and c.isReachable <> (v.presence = 'present')",
    ),
    ...desk.rows(
      "select subject as id from deadlines d where kind in ('offer', 'transfer') and not exists (select 1 from slots where kind = 'offer' and conversation = d.subject)",
    ),
  ].map(
    ({ id }) =>
      `${String(id)} has no deadline where it needs one, or one too many, or is not as reachable as present`,
  );
}

/** Who is called back stands in line; who is called is away and has until a deadline; no free slot is without its call (CB1-CB6). */
function turnsAstray(desk: TestDesk): string[] {
  const nowMs = desk.clock.nowMs();
  const broken = [
    ...desk.rows(
      "select id from conversations where callback is not null and state not in ('queued', 'offered')",
    ),
    ...desk.rows(
      `select id from conversations c where turnUntilMs is not null and (state <> 'queued' or isReachable = 1 or callback is null
        or (turnUntilMs > ? and not exists (select 1 from deadlines where kind = 'turn' and subject = c.id and dueAtMs = c.turnUntilMs)))`,
      nowMs,
    ),
    ...desk.rows(
      "select conversation as id from pushes p where not exists (select 1 from conversations c where c.id = p.conversation and c.callback = 'push')",
    ),
    ...desk.rows(
      "select subject as id from deadlines d where kind = 'turn' and not exists (select 1 from conversations c where c.id = d.subject and c.turnUntilMs = d.dueAtMs)",
    ),
  ].map(({ id }) => `${String(id)} is called back out of place`);
  const pending = Number(
    desk.row("select count(*) as n from conversations where turnUntilMs > ?", nowMs)["n"],
  );
  const uncalled = desk.rows(
    `select c.id, (select coalesce(sum(max(0, a.capacity - (select count(*) from slots s where s.agent = a.id))), 0)
       from agentLines l join agents a on a.id = l.agent
       where l.line = c.line and a.availability = 'online' and a.presence = 'connected') as free
     from conversations c where c.state = 'queued' and c.isReachable = 0 and c.callback is not null and c.turnUntilMs is null`,
  );
  for (const { id, free } of uncalled)
    if (Number(free) > pending)
      broken.push(`${String(id)} is not called while ${String(free)} slots are free`);
  return broken;
}

/** What was announced counts as a test's exactly while its conversation does (TC1). */
function testsAmongWaits(desk: TestDesk): string[] {
  return desk
    .rows(
      "select distinct c.id from announcements a join conversations c on c.id = a.conversation where (a.testSinceMs is null) <> (c.testSinceMs is null)",
    )
    .map(
      ({ id }) => `what ${String(id)} was told is a test's, or is none, unlike the conversation`,
    );
}

/** The desk's numbers and each conversation's public ones are dense (R2, G2). */
function gapsInStreams(desk: TestDesk): string[] {
  const broken = desk.events.flatMap(({ deskSeq }, at) =>
    deskSeq === at + 1 ? [] : [`event ${at + 1} has ${deskSeq}`],
  );
  for (const [id, events] of byConversation(desk.events)) {
    const seqs = events.flatMap(({ publicSeq }) => (publicSeq === null ? [] : [publicSeq]));
    if (seqs.some((seq, at) => seq !== at + 1))
      broken.push(`${id} has public numbers ${seqs.join()}`);
  }
  return broken;
}

/** What clients make of the events is what the rows say (a snapshot and the events after it agree). */
function differingViews(desk: TestDesk): string[] {
  const broken: string[] = [];
  for (const [id, events] of byConversation(desk.events)) {
    const row = desk.row(
      "select c.*, a.publicId as agentId from conversations c left join agents a on a.id = c.agent where c.id = ?",
      id,
    );
    const view = events
      .map((event) => LastingEvent.parse(agentEventOf(event)))
      .reduce(follow, undefined);
    if (view?.state !== row["state"])
      broken.push(`${id} looks ${view?.state ?? "like nothing"} and is ${String(row["state"])}`);
    if ((view?.agentId ?? null) !== row["agentId"])
      broken.push(`${id} looks held by ${String(view?.agentId)}`);
    const department = desk.row(
      "select d.publicId from lines l join departments d on d.id = l.department where l.id = ?",
      row["line"],
    )["publicId"];
    if (view?.departmentId !== department)
      broken.push(`${id} looks as if it were in ${String(view?.departmentId)}`);
    if (view?.transferCount !== row["transferCount"])
      broken.push(`${id} looks transferred ${String(view?.transferCount)} times`);
    if (view?.queuedAtMs !== row["queuedAtMs"])
      broken.push(`${id} looks queued at ${String(view?.queuedAtMs)}`);
    const isSolved = row["isSolved"] === null ? null : row["isSolved"] === 1;
    if ((view?.isSolved ?? null) !== isSolved)
      broken.push(`${id} looks solved ${String(view?.isSolved)}, is ${String(isSolved)}`);
    const callback = { way: row["callback"], turnUntilMs: row["turnUntilMs"] };
    const looks = JSON.stringify(view?.callback ?? { way: null, turnUntilMs: null });
    if (looks !== JSON.stringify(callback))
      broken.push(`${id} looks called back ${looks}, is ${JSON.stringify(callback)}`);
    const dueAtMs =
      desk.row("select dueAtMs from phoneCalls where conversation = ?", id)["dueAtMs"] ?? null;
    if ((view?.callDueAtMs ?? null) !== dueAtMs)
      broken.push(
        `${id} looks called by ${String(view?.callDueAtMs)}, is by ${JSON.stringify(dueAtMs)}`,
      );
    const promises = desk.rows(
      "select kind, dueAtMs, isBroken from promises where conversation = ? order by dueAtMs, kind",
      id,
    );
    const open = promises.map((promise) => ({ ...promise, isBroken: promise["isBroken"] === 1 }));
    if (JSON.stringify(view?.promises ?? []) !== JSON.stringify(open))
      broken.push(`${id} looks as if ${JSON.stringify(view?.promises)} were promised`);
    const asked = desk.rows(
      `select number, state, "into", "by", atMs from questions where conversation = ? order by number`,
      id,
    );
    const seen = (view?.questions ?? []).map(({ text: _text, ...question }) => question);
    if (JSON.stringify(seen) !== JSON.stringify(asked))
      broken.push(`${id} looks as if ${JSON.stringify(seen)} were asked`);
    const offered = view?.offer?.agentId ?? view?.transfer?.agentId ?? null;
    const offeredTo =
      desk.row(
        "select a.publicId as id from slots s join agents a on a.id = s.agent where s.kind = 'offer' and s.conversation = ?",
        id,
      )["id"] ?? null;
    if (offered !== offeredTo)
      broken.push(`${id} looks offered to ${String(offered)}, is to ${JSON.stringify(offeredTo)}`);
  }
  return broken;
}

function follow(
  view: ConversationView | undefined,
  event: LastingEvent,
): ConversationView | undefined {
  if (view !== undefined) return applyEvent(view, event);
  return event.type === "conversation.started" ? viewOf(event) : undefined;
}

function byConversation(events: readonly StoredEvent[]): Map<number, StoredEvent[]> {
  const grouped = Map.groupBy(events, ({ conversation }) => conversation);
  grouped.delete(0);
  return grouped;
}
