import type { ConversationId, Cursor } from "@presently/shared/protocol";
import type { AgentIdentity } from "../context.ts";
import type { TestAgent, TestVisitor } from "./client.ts";
import type { House } from "./house.ts";

/** A console that has said hello: from a cursor on, or with a picture. */
export async function openConsole(
  house: House,
  who: AgentIdentity,
  cursor?: Cursor,
): Promise<TestAgent> {
  const agent = house.agent(who);
  const cursors = cursor === undefined ? {} : { desk: cursor };
  await agent.say({ type: "hello", protocol: 1, cursors, open: [] });
  return agent;
}

/** A visitor who was not here before, and has said hello. */
export async function arrive(house: House): Promise<TestVisitor> {
  const visitor = house.visitor();
  await visitor.say({ type: "hello", protocol: 1, site: house.site, cursors: {} });
  return visitor;
}

/** Has a visitor write, and answers in which conversation. */
export async function writes(visitor: TestVisitor, text = "hello"): Promise<ConversationId> {
  const answer = await visitor.command({ type: "message.post", text });
  if (answer.type !== "ack" || answer.conversationId === undefined) throw new Error("not stored");
  return answer.conversationId;
}

export const online = { type: "agent.setAvailability", availability: "online" };
