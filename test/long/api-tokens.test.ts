import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { beginChat } from "../e2e/begun-chat.ts";
import { openStage, type Stage } from "../e2e/stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

/** Asks the product's HTTP API, as a program elsewhere would. */
async function ask(path: string, token: string, body?: unknown) {
  const answer = await fetch(`${stage.product.url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
  });
  // What is claimed of it is claimed by the test.
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

test("API1 to API5: an owner makes a token by keyboard, a program reads and answers with it, and once revoked it opens nothing", async () => {
  const screen = {
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce" as const,
  };
  const { agent, visitor, complaints } = await beginChat(stage, "Is it dimmable?", screen);
  const { page } = agent;

  await page.goto(`${stage.product.url}/console/settings/api`);
  await page.getByText("No program has a token yet.").waitFor();
  await page.getByRole("button", { name: "Make the token" }).press("Enter");
  expect(await page.locator(".field-problem").allInnerTexts()).toHaveLength(2);
  await page.getByRole("textbox", { name: "Name" }).fill("Night robot");
  await page.getByRole("checkbox", { name: /Read conversations/ }).press(" ");
  await page.getByRole("checkbox", { name: /Write messages and notes/ }).press(" ");
  await page.getByRole("combobox", { name: "It writes as" }).selectOption({ index: 1 });
  expect(await faultsOnPage(page)).toEqual([]);
  await page.getByRole("button", { name: "Make the token" }).press("Enter");
  await page.getByRole("heading", { name: "The token for Night robot" }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H2");
  const token = await page.locator("code.snippet").innerText();
  expect(token).toMatch(/^pat_[\w-]{43}$/);
  expect(await faultsOnPage(page)).toEqual([]);

  const listed = await ask("/conversations", token);
  const [conversation] = listed.body["conversations"] as { conversationId: string }[];
  const path = `/conversations/${conversation?.conversationId}/messages`;
  expect((await ask(path, token)).body["messages"]).toMatchObject([{ text: "Is it dimmable?" }]);
  expect((await ask(path, token, { text: "It is, by a robot." })).status).toBe(201);
  await visitor.sees("It is, by a robot.");
  expect((await ask("/figures?from=2026-01-01&to=2026-01-02", token)).body["code"]).toBe(
    "scope.missing",
  );

  await page.getByRole("button", { name: "I have it" }).press("Enter");
  await page.getByRole("button", { name: "Revoke Night robot" }).press("Enter");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Keep it");
  await page.getByRole("button", { name: "Revoke", exact: true }).press("Enter");
  await page.getByText("Night robot opens nothing any more.").waitFor();
  await page.getByText("No program has a token yet.").waitFor();
  expect(await ask(path, token)).toMatchObject({ status: 401, body: { code: "token.invalid" } });
  expect(complaints()).toEqual([]);
});

test("API8: the page at /docs is whole without scripts, in both schemes and on a phone", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const reader = await stage.person({ viewport: { width: 390, height: 800 }, colorScheme });
    await reader.page.goto(`${stage.product.url}/docs`);
    await reader.page.getByRole("heading", { name: "HTTP API" }).waitFor();
    expect(await faultsOnPage(reader.page)).toEqual([]);
    expect(
      await reader.page.evaluate(() => document.documentElement.scrollWidth),
    ).toBeLessThanOrEqual(390);
    expect(reader.complaints()).toEqual([]);
  }
});
