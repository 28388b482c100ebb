import type { BrowserContextOptions } from "playwright-core";
import { OWNER } from "../live/product.ts";
import { type AgentAtConsole, agentAt, type VisitorAtPage, visitorAt } from "./people.ts";
import type { Stage } from "./stage.ts";

/** A visitor and the owner, who has accepted their chat. */
export interface BegunChat {
  readonly agent: AgentAtConsole;
  readonly visitor: VisitorAtPage;
  /** What either page complained of, but for the console's word that it was not signed in yet. */
  complaints(): string[];
}

/** The owner goes online at a desk with such a screen, a visitor writes their first message, and the owner accepts. */
export async function beginChat(
  { person, installed, host }: Stage,
  message: string,
  screen: BrowserContextOptions,
): Promise<BegunChat> {
  const desk = await person(screen);
  const agent = agentAt(desk.page);
  await agent.signIn(installed.consoleUrl, OWNER);
  await agent.goOnline();
  const shopper = await person();
  const visitor = visitorAt(shopper.page);
  await shopper.page.goto(host.origin);
  await visitor.openChat();
  await visitor.write(message);
  await agent.accept();
  return {
    agent,
    visitor,
    complaints: () =>
      [...desk.complaints(), ...shopper.complaints()].filter((line) => !line.includes("401")),
  };
}
