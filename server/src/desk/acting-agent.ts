import {
  type AgentCommand,
  type AgentId,
  type ConversationId,
  DeskError,
} from "@presently/shared/protocol";
import { type Conversation, isHeld } from "../domain/conversation.ts";
import {
  answersTo,
  highestRole,
  isAtLeast,
  type RoleGrant,
  rights,
  roleOn,
  roleOnInstallation,
} from "../domain/rights.ts";
import type { AgentFacts } from "../domain/routing.ts";
import { all, one, type Script } from "../store/script.ts";
import type { RowOf } from "../store/statement.ts";
import { agentById, agentByPublicId, grantsOfAccount } from "../store/statements/agents.ts";
import { isReadableBy } from "../views/reading-rights.ts";
import type { Actor } from "./context.ts";
import { findConversation } from "./conversations.ts";
import type { Work } from "./work.ts";

/** An agent as the desk knows them now; `isDisabled` = the account may not sign in. */
export interface KnownAgent extends AgentFacts {
  readonly account: number;
  readonly isDisabled: boolean;
}

/** The agent who asks, with what they were given. */
export interface ActingAgent extends KnownAgent {
  readonly grants: readonly RoleGrant[];
}

/** The commands that are about a colleague. */
type ColleagueCommand = {
  [Type in AgentCommand["type"]]: (typeof rights)[Type]["over"] extends "colleague" ? Type : never;
}[AgentCommand["type"]];

function knownFrom({ state, ...row }: RowOf<typeof agentById>): KnownAgent {
  // Safe: written by this server with the prefix of its kind.
  return { ...row, publicId: row.publicId as AgentId, isDisabled: state === "disabled" };
}

/** An agent that is known to exist. */
export function* agentOf(work: Work, id: number): Script<KnownAgent> {
  const row = yield* one(agentById, { desk: work.desk, id });
  if (row === undefined) throw new Error(`agent ${id} is missing`);
  return knownFrom(row);
}

/** An agent by the id that clients know. Throws `not-found`. */
export function* findAgent(work: Work, publicId: AgentId): Script<KnownAgent> {
  const row = yield* one(agentByPublicId, { desk: work.desk, publicId });
  if (row === undefined) throw new DeskError("not-found");
  return knownFrom(row);
}

/** Who asks, read again in every command (R29), and whether they may ask such a thing at all (RI1). */
export function* actingAgent(
  work: Work,
  actor: Extract<Actor, { kind: "agent" }>,
  type: AgentCommand["type"],
): Script<ActingAgent> {
  const row = yield* one(agentById, { desk: work.desk, id: actor.agent });
  if (row === undefined || row.state === "disabled")
    throw new DeskError("session.not-authenticated");
  const grants = yield* all(grantsOfAccount, { desk: work.desk, account: row.account });
  const { over, least } = rights[type];
  const role = over === "installation" ? roleOnInstallation(grants) : highestRole(grants);
  if (!isAtLeast(role, least)) throw new DeskError("not-allowed");
  return { ...knownFrom(row), grants };
}

/**
 * A colleague whose state the agent may change, by the table (RI1). Throws `not-allowed` by role alone, and `not-found` for who does not
 * answer to them, as for who does not exist (RI5, R27).
 */
export function* findColleague(
  work: Work,
  agent: ActingAgent,
  publicId: AgentId,
  type: ColleagueCommand,
): Script<KnownAgent> {
  const { othersFrom } = rights[type];
  if (!isAtLeast(highestRole(agent.grants), othersFrom)) throw new DeskError("not-allowed");
  const target = yield* findAgent(work, publicId);
  const theirs = yield* all(grantsOfAccount, { desk: work.desk, account: target.account });
  if (!answersTo(agent.grants, theirs, othersFrom)) throw new DeskError("not-found");
  return target;
}

/** A conversation the agent may read (RI6). Anything else is `not-found`, like what does not exist (R27). */
export function* conversationFor(
  work: Work,
  agent: ActingAgent,
  publicId: ConversationId,
): Script<Conversation> {
  const conversation = yield* findConversation(work, publicId);
  if (conversation === undefined) throw new DeskError("not-found");
  if (yield* isReadableBy(work.desk, agent.id, agent.grants, conversation)) return conversation;
  throw new DeskError("not-found");
}

/** Refuses what the table does not grant over this conversation (RI1): `not-allowed` by role, `conversation.not-yours` by ownership. */
export function assertRightOver(
  agent: ActingAgent,
  type: AgentCommand["type"],
  conversation: Conversation,
): void {
  const right: {
    over: string;
    least: ActingAgent["grants"][number]["role"];
    othersFrom?: typeof right.least;
  } = rights[type];
  const role = roleOn(conversation.site, agent.grants);
  const isOwn = isHeld(conversation) && conversation.agent === agent.id;
  if (right.over === "site" && !isAtLeast(role, right.least)) throw new DeskError("not-allowed");
  if (
    right.over === "holder" &&
    !isOwn &&
    !(right.othersFrom !== undefined && isAtLeast(role, right.othersFrom))
  )
    throw new DeskError("conversation.not-yours");
}
