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

/** The owner's console, once the desk has a department of this name beside the site's own. */
export async function ownerWithDepartment(house: House, name: string): Promise<TestAgent> {
  const boss = await openConsole(house, await house.hire("boss", { role: "owner" }));
  await boss.command({ type: "department.create", name });
  await house.advance(1000); // the team's picture is read anew once a second at most
  return boss;
}

/** What clients name a department by. */
export function departmentIdOf(house: House, name: string): unknown {
  return house.store.db
    .prepare("select publicId from departments where name = ?")
    .pluck()
    .get(name);
}

/** A visitor who was not here before, and has said hello; `page` is what their page says of itself. */
export async function arrive(
  house: House,
  page?: { readonly language?: string; readonly department?: string },
): Promise<TestVisitor> {
  const visitor = house.visitor();
  const said = page === undefined ? {} : { page };
  await visitor.say({ type: "hello", protocol: 1, site: house.site, cursors: {}, ...said });
  return visitor;
}

/** Has a visitor write, and answers in which conversation. */
export async function writes(visitor: TestVisitor, text = "hello"): Promise<ConversationId> {
  const answer = await visitor.command({ type: "message.post", text });
  if (answer.type !== "ack" || answer.conversationId === undefined) throw new Error("not stored");
  return answer.conversationId;
}

export const online = { type: "agent.setAvailability", availability: "online" };
