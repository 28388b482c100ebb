import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsInChat, faultsOnPage } from "../e2e/axe.ts";
import { agentAt, visitorAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { OWNER } from "../live/product.ts";

const ASKED =
  "My **lamp** hums :wave: see 2*3*4 and snake_case_name, <b>no</b> [x](javascript:alert(1))";
const STEPS =
  "Please try *this*:\n1. Press `reset`\n2. Wait **ten** seconds\n```\nled: on\n```\nПомага ли?";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** The elements within a message, with the words of each. */
const elementsOf = (bubble: Locator) =>
  bubble.evaluate((element) =>
    [...element.querySelectorAll("*")].map(
      ({ localName, textContent }) => `${localName}: ${textContent}`,
    ),
  );

test("MD1 to MD5, R37: what both write is drawn on both sides, as elements of its formatting and never as what was typed", async () => {
  const { installed, host } = stage;
  const calm = { viewport: { width: 1000, height: 800 }, reducedMotion: "reduce" } as const;
  const { page: visitors, complaints } = await stage.person(calm);
  const visitor = visitorAt(visitors);
  await visitors.goto(host.origin);
  await visitor.openChat();
  await visitor.write(ASKED);

  const { page: agents } = await stage.person(calm);
  const agent = agentAt(agents);
  await agent.signIn(installed.consoleUrl, OWNER);
  await agent.goOnline();
  await agent.accept();
  const asked = agent.log.locator(".message-text").first();
  const shown = "My lamp hums 👋 see 2*3*4 and snake_case_name, <b>no</b> [x](javascript:alert(1))";
  await agent.reads("hums 👋 see");
  expect(await asked.innerText()).toBe(shown);
  expect(await elementsOf(asked)).toEqual(["strong: lamp"]);
  await agent.reply(STEPS);
  const steps = [
    "em: this",
    "ol: Press resetWait ten seconds",
    "li: Press reset",
    "code: reset",
    "li: Wait ten seconds",
    "strong: ten",
    "pre: led: on",
  ];
  const answered = agent.log.locator(".message-text").last();
  await expect.poll(() => elementsOf(answered)).toEqual(steps);
  const bubbles = visitors.locator(".bubble");
  await expect.poll(() => elementsOf(bubbles.last())).toEqual(steps);
  expect(await elementsOf(bubbles.first())).toEqual(["strong: lamp"]);
  // Items are counted on both sides: the thread is a list, too, and none of its rules may reach them.
  for (const list of [answered.locator("ol"), bubbles.last().locator("ol")])
    expect(await list.evaluate((element) => getComputedStyle(element).listStyleType)).toBe(
      "decimal",
    );
  for (const colorScheme of ["light", "dark"] as const) {
    await visitors.emulateMedia({ colorScheme });
    expect(await faultsInChat(visitors)).toEqual([]);
    await agents.emulateMedia({ colorScheme });
    expect(await faultsOnPage(agents)).toEqual([]);
  }
  expect(complaints()).toEqual([]);
});
