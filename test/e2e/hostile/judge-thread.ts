import { expect } from "vitest";
import type { LiveAgent } from "../../live/live-agent.ts";
import { until } from "../../live/product.ts";
import type { HostilePage } from "./hostile-page.ts";
import { clickLauncher } from "./judge-launcher.ts";
import { patienceFor } from "./patience.ts";
import { seenThat } from "./sight.ts";
import type { Tab } from "./tab.ts";

/** Characters that break somewhere: a letter and its mark apart, markup, an emoji of two, what templates evaluate. */
export function wordsOf({ name }: HostilePage, which: string): string {
  return `${name} ${which}: Cafe\u0301 <b>&amp;</b> 👋🏽 {{x}} "№2" \\n`;
}

/** Says the last of what is `said` in the thread by now. */
export async function openAndSay(
  agent: LiveAgent,
  tab: Tab,
  said: readonly string[],
): Promise<void> {
  const seen = await seenThat(tab, "the launcher or the chat", () => true);
  if (!seen.isOpen) await clickLauncher(tab, seen);
  else await tab.run(focusChat);
  await seenThat(tab, "the chat's box has the focus", ({ isBoxFocused }) => isBoxFocused);
  await tab.type(said.at(-1) ?? "");
  await tab.press("Enter");
  await expectHeard(agent, said);
}

/** Once, in order, and byte for byte, after the normalising that every text goes through (R37). */
export async function expectHeard(agent: LiveAgent, said: readonly string[]): Promise<void> {
  await until(
    `the agent has ${said.join(" | ")}; has ${textsAt(agent).join(" | ")}`,
    () => textsAt(agent).length >= said.length,
    patienceFor("the agent has"),
  );
  const texts = said.map((text) => text.normalize("NFC"));
  expect(textsAt(agent), "what stands in the agent's thread").toEqual(texts);
}

/** The way back: what the agent says stands in the panel. Then the chat is over for the agent, who has room for others. */
export async function judgeAnswer(tab: Tab, agent: LiveAgent, words: string): Promise<string> {
  const conversationId = agent
    .threads()
    .find((id) => agent.shown(id).some(({ text }) => text === words.normalize("NFC")));
  if (conversationId === undefined) throw new Error(`no thread of the agent's has ${words}`);
  const answer = `Answer to ${words.normalize("NFC").slice(0, 60).trim()}`;
  agent.send({ type: "message.post", conversationId, text: answer });
  await seenThat(tab, "the answer stands in the panel", ({ log }) => log.includes(answer));
  return answer;
}

/** Everything in the agent's threads, in order. */
export function textsAt(agent: LiveAgent): string[] {
  return agent.threads().flatMap((id) => agent.shown(id).map(({ text }) => text));
}

/** As a visitor would by a click into it. */
function focusChat(): void {
  const host = [...document.querySelectorAll("[popover]")].find((each) => each.shadowRoot);
  host?.shadowRoot?.querySelector("textarea")?.focus();
}
