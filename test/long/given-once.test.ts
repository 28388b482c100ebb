import type { AgentId, ConversationId } from "@presently/shared/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { visitorAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { type LiveAgent, liveAgent, signIn } from "../live/live-agent.ts";
import { addColleague, COLLEAGUE, OWNER, until } from "../live/product.ts";

let stage: Stage;
const opened: LiveAgent[] = [];

beforeAll(async () => {
  stage = await openStage();
  await addColleague(stage.product, stage.installed.siteKey);
});
afterAll(async () => {
  for (const agent of opened) agent.close();
  await stage?.close();
});

test("AC15, M4, M5: what a visitor gave stands filled in wherever it is asked for again: after a transfer, after a reload, and not once this browser has forgotten", async () => {
  const { page } = await stage.person({ viewport: { width: 360, height: 700 } });
  const visitor = visitorAt(page);
  const field = (name: RegExp) => page.getByRole("textbox", { name });
  await page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write("My lamp hums.");
  expect(await field(/^E-mail/).inputValue()).toBe("");
  await field(/^E-mail/).fill("mia@home.example");
  await page.getByRole("button", { name: "Leave message" }).click();
  await field(/^E-mail/).waitFor({ state: "detached" });

  await page.reload();
  await visitor.write("It still does."); // so they wait again, and nobody is there
  await field(/^E-mail/).waitFor();
  expect(await field(/^E-mail/).inputValue()).toBe("mia@home.example");

  const jana = await comes(OWNER);
  const conversationId = await jana.chat();
  const ben = await comes(COLLEAGUE);
  jana.agent.send({
    type: "conversation.transfer",
    conversationId,
    to: { agentId: ben.agentId },
    reason: "expertise",
    note: { wanted: "A lamp that does not hum.", tried: "Nothing.", promised: "Nothing." },
  });
  await ben.chat();
  await visitor.sees(/handed you over to ben/i);
  expect(await page.getByRole("log").getByRole("textbox").count()).toBe(0); // nothing is asked because of it

  const asks = (...fields: ("name" | "email" | "phone")[]) =>
    ben.agent.send({ type: "form.send", conversationId, fields });
  asks("name", "email");
  await field(/^Name/).waitFor();
  expect(await field(/^Name/).inputValue()).toBe("");
  expect(await field(/^E-mail/).inputValue()).toBe("mia@home.example");
  await field(/^Name/).fill("Mia");
  await page.getByRole("log").getByRole("button", { name: "Send" }).click();
  const given = page.getByRole("region", { name: "What you told us" });
  await given.getByText("mia@home.example").waitFor(); // the filled in goes with the typed
  await given.getByText("Mia", { exact: true }).waitFor();

  await page.reload();
  asks("name", "phone");
  await field(/^Phone/).waitFor();
  expect(await field(/^Name/).inputValue()).toBe("Mia");
  await field(/^Name/).fill(""); // what was left empty stays so
  await field(/^Phone/).fill("+44 20 7946 0123");
  await page.getByRole("log").getByRole("button", { name: "Send" }).click();
  await given.nth(1).getByText("+44 20 7946 0123").waitFor();
  expect(await given.nth(1).getByText("Mia", { exact: true }).count()).toBe(0);

  for (const { agent } of [jana, ben]) {
    const backAtMs = Date.now() + 20 * 60 * 60_000; // otherwise whoever went may be back any moment
    agent.send({ type: "agent.setAvailability", availability: "away", backAtMs });
    await until("nobody is there", () => agent.isQuiet());
  }
  await page.getByRole("button", { name: "End chat" }).click();
  await page.getByRole("button", { name: "Skip" }).click();
  await page.getByRole("button", { name: "Forget this chat on this device" }).click();
  await page.getByRole("button", { name: "Forget it" }).click();
  await visitor.openChat();
  await visitor.write("Do you repair lamps?");
  await field(/^E-mail/).waitFor();
  expect(await field(/^E-mail/).inputValue()).toBe("");
});

/** An agent who is there from now on; `chat` is the one they have taken. */
async function comes(who: typeof OWNER) {
  const { url } = stage.product;
  const cookie = await signIn(url, who);
  const me: unknown = await (await fetch(`${url}/console/api/me`, { headers: { cookie } })).json();
  const { agentId } = me as { readonly agentId: AgentId }; // as its own route's tests hold it
  const chats: ConversationId[] = [];
  const agent = liveAgent(url, cookie, 1, (id) => chats.push(id));
  opened.push(agent);
  await until("the agent is there", () => agent.isQuiet());
  return {
    agent,
    agentId,
    async chat(): Promise<ConversationId> {
      await until("the agent has the chat", () => chats.length > 0);
      const [id] = chats;
      if (id === undefined) throw new Error("no chat");
      return id;
    },
  };
}
