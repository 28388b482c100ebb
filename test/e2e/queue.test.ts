import { afterAll, beforeAll, test } from "vitest";
import { OWNER, until } from "../live/product.ts";
import { type AgentAtConsole, agentAt, visitorAt, type VisitorAtPage } from "./people.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

async function visitorSaying(text: string): Promise<VisitorAtPage> {
  const { page } = await stage.person();
  const visitor = visitorAt(page);
  await page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write(text);
  return visitor;
}

/** Connections the server holds, by its own metrics. */
async function openSessions(): Promise<number> {
  const metrics = await (await fetch(`${stage.product.url}/metrics`)).text();
  const counts = [...metrics.matchAll(/^presently_open_sessions(?:\{[^}]*\})? (\d+)/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

/** A wait in numbers, where it is shown: not the words for "no estimate", nor what is only spoken. */
async function seesRange(...visitors: readonly VisitorAtPage[]): Promise<void> {
  const range = /(?:Up to|About|\d to) \d+ minutes?\.|Less than a minute\./;
  for (const { page } of visitors) await page.getByRole("dialog").getByText(range).waitFor();
}

/** The visitor ends the chat, and the agent is done with it at once. */
async function finish(visitor: VisitorAtPage, { page }: AgentAtConsole): Promise<void> {
  await visitor.page.getByRole("button", { name: "End chat" }).click();
  const finishNow = page.getByRole("button", { name: "Finish now" });
  await finishNow.click();
  await finishNow.waitFor({ state: "detached" });
}

test("M2, R11, G5: three visitors wait with places and a range each, a leaver and a restart keep the line, and they are served in order", async () => {
  const agent = agentAt((await stage.person()).page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  await agent.goOnline();
  const serve = async (visitor: VisitorAtPage, text: string, answer: string) => {
    await agent.accept();
    await agent.reads(text);
    await agent.reply(answer);
    await visitor.sees(answer);
  };
  const early: VisitorAtPage[] = [];
  for (const name of ["Dora", "Emil", "Fay"]) {
    const visitor = await visitorSaying(`I am ${name}.`);
    await serve(visitor, `I am ${name}.`, `Hello ${name}.`);
    await finish(visitor, agent);
    early.push(visitor);
  }
  for (const [at, visitor] of early.entries()) {
    await visitor.write(`Once more, ${at}.`);
    await serve(visitor, `Once more, ${at}.`, `Welcome back, ${at}.`);
  }

  const ana = await visitorSaying("I am Ana.");
  await ana.sees(/You're next/);
  const ben = await visitorSaying("I am Ben.");
  await ben.sees(/1 person is ahead of you/);
  const cy = await visitorSaying("I am Cy.");
  await cy.sees(/2 people are ahead of you/);
  await seesRange(ana, ben, cy);

  await ben.page.getByRole("button", { name: "Leave the line" }).click();
  await ben.sees("You left the line");
  await cy.page.getByRole("dialog").getByText("1 person is ahead of you").waitFor();
  await seesRange(ana, cy);

  await stage.product.kill();
  await stage.product.start();
  // Whoever is not back yet is passed over, rightly: the order is judged among people who are.
  await until("everybody is back", async () => (await openSessions()) === 7);
  await ana.sees(/You're next/);
  await cy.sees(/1 person is ahead of you/);
  await seesRange(ana, cy);

  for (const [visitor, name, leaver] of [
    [ana, "Ana", early[0]],
    [cy, "Cy", early[1]],
  ] as const) {
    if (leaver) await finish(leaver, agent);
    await serve(visitor, `I am ${name}.`, `Hello ${name}.`);
  }
  // Not at once: what was spoken to a screen reader stands until the next words, at most every 3 s.
  const line = cy.page.getByText(/ahead of you|You're next/);
  await until("nothing speaks of a line any more", async () => (await line.count()) === 0);
});
