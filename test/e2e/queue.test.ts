import { afterAll, beforeAll, test } from "vitest";
import { OWNER, until } from "../live/product.ts";
import { agentAt, visitorAt, type VisitorAtPage } from "./people.ts";
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

test("M2, R11, G5: three visitors wait with places and waits, are served in their order, and a restart keeps the line", async () => {
  const ana = await visitorSaying("I am Ana.");
  await ana.sees(/You're next/);
  await ana.sees(/estimate the time|Nobody is here/);
  const ben = await visitorSaying("I am Ben.");
  await ben.sees(/1 person is ahead of you/);
  const cy = await visitorSaying("I am Cy.");
  await cy.sees(/2 people are ahead of you/);

  await stage.product.kill();
  await stage.product.start();
  // Whoever is not back yet is passed over, rightly: the order is judged among three who are.
  await until("all three are back", async () => (await openSessions()) === 3);
  await ana.sees(/You're next/);
  await cy.sees(/2 people are ahead of you/);

  const agent = agentAt((await stage.person()).page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  await agent.goOnline();
  for (const [visitor, name] of [
    [ana, "Ana"],
    [ben, "Ben"],
    [cy, "Cy"],
  ] as const) {
    await agent.accept();
    await agent.reads(`I am ${name}.`);
    await agent.reply(`Hello ${name}.`);
    await visitor.sees(`Hello ${name}.`);
  }
  // Not at once: what was spoken to a screen reader stands until the next words, at most every 3 s.
  const line = cy.page.getByText(/ahead of you|You're next/);
  await until("nothing speaks of a line any more", async () => (await line.count()) === 0);
});
