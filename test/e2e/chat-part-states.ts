import { SettingsView, type ConversationId, type SiteId } from "@presently/shared/protocol";
import type { Page } from "playwright-core";
import type { LiveAgent } from "../live/live-agent.ts";
import { until } from "../live/product.ts";
import type { Look } from "./chat-states.ts";
import { inTheirWords, LANGUAGES, TOPICS } from "./chat-part-words.ts";

/** What the parts that few chats need are shown with. */
export interface Parts {
  readonly newPage: () => Promise<Page>;
  readonly agent: LiveAgent;
  readonly siteId: SiteId;
  /** The departments and the team are asked for there. */
  readonly desk: { readonly url: string; readonly cookie: string };
  readonly language: string;
  /** Those that the agent was given so far. The agent is to have no room when this begins, and somebody to talk with. */
  readonly chats: readonly ConversationId[];
}

/** The owner has written an article in each language; once for a server. */
export async function writeArticle(
  agent: LiveAgent,
  { siteId, desk }: Pick<Parts, "siteId" | "desk">,
) {
  const { team } = await settingsOf(desk);
  const keeperId = team[0]?.agentId;
  if (keeperId === undefined) throw new Error("nobody is there to keep an article");
  const texts = LANGUAGES.map((language) => {
    const { question, answer } = inTheirWords(language);
    const page = "https://shop.example/returns";
    return { language, title: question.replace("?", ""), text: answer, page };
  });
  agent.send({ type: "article.save", siteId, isTeamOnly: false, keeperId, texts });
  await until("the article is kept", () => agent.isQuiet());
}

/** What a site asks who waits: nothing, as long as nobody wants it. */
export function askNothing(agent: LiveAgent, siteId: SiteId): void {
  agent.send({ type: "site.setTopics", siteId, topics: [] });
  agent.send({ type: "site.setPreChat", siteId, form: { fields: [], question: "" } });
}

/** One chat more, with all that a site or an agent may ask, offer or show in it. */
export async function partsOfAChat(parts: Parts, look: Look): Promise<void> {
  const { agent, siteId, chats } = parts;
  await askAll(parts);
  const page = await parts.newPage();
  await page.locator(":is(button[aria-expanded], button.launcher)").first().click();
  const before = chats.length;
  await whileTheyWait(page, inTheirWords(parts.language).question, look);
  askNothing(agent, siteId);
  agent.send({ type: "agent.setCapacity", capacity: 2 });
  await until("the agent has the chat", () => chats.length > before);
  const conversationId = chats[before];
  if (conversationId === undefined) throw new Error("no chat");
  await page.locator(".dot.online").waitFor();
  await withTheAgent(page, agent, conversationId, look);
  await page.close();
}

async function askAll({ agent, siteId, desk }: Parts): Promise<void> {
  const { departments } = await settingsOf(desk);
  const departmentId = departments[0]?.departmentId;
  if (departmentId === undefined) throw new Error("no department");
  const topics = TOPICS.map((words, at) => ({ words, departmentId, isFirst: at === 1 }));
  agent.send({ type: "site.setTopics", siteId, topics });
  const question = "Which order is it about? / За коя поръчка става дума?";
  const form = { fields: ["name", "email", "phone", "question"] as const, question };
  agent.send({ type: "site.setPreChat", siteId, form: { ...form, fields: [...form.fields] } });
  await until("it is asked", () => agent.isQuiet());
}

/** What it is about, an article that fits, and what the owner wants to know. */
async function whileTheyWait(page: Page, question: string, look: Look): Promise<void> {
  await page.locator(".composer textarea").fill(question);
  await page.locator(".composer .send").click();
  await page.locator(".topic-row button").first().waitFor();
  await page.locator(".article .title").waitFor();
  await look("what it is about", page);
  await page.locator(".topic-row button").nth(1).click();
  await page.locator(".topic-line .inline").waitFor();
  await page.locator("form.asked").waitFor();
  await look("asked while they wait", page);
  await page.locator("#form-email").fill("vera@");
  await page.locator("#form-phone").fill("none");
  await page.locator("form.asked .primary").click();
  await page.locator("form.asked .fault").nth(1).waitFor();
  await look("a wrong answer", page);
  await page.locator("#form-email").fill("vera@example.test");
  await page.locator("#form-phone").fill("");
  await page.locator("#form-question").fill("4711");
  await page.locator("form.asked .primary").click();
  await page.locator("section.asked dl").waitFor();
  await page.locator(".article .title").click();
  await page.locator(".article .ask button").first().waitFor();
  await look("an article, and what was answered", page);
  await page.locator(".article .ask button").last().click();
  await page.locator(".shown .person").waitFor();
  await look("the article did not help", page);
}

/** Short answers, files, the menu, and an answer that is not looked at. */
async function withTheAgent(
  page: Page,
  agent: LiveAgent,
  conversationId: ConversationId,
  look: Look,
): Promise<void> {
  const say = (text: string, replies?: string[]) =>
    agent.send({ type: "message.post", conversationId, text, ...(replies && { replies }) });
  say("Shall we replace it? Да я сменим ли?", ["Yes, please", "Не, благодаря", "Only the shade"]);
  await page.locator(".replies button").first().waitFor();
  await look("short answers", page);

  const files = await filesToSend(page);
  await page.locator(".attach").hover();
  await page.locator("input[type=file]").setInputFiles(files);
  await page.locator(".chip.ready").nth(1).waitFor();
  await look("files are chosen", page);
  await page.locator(".composer .send").click();
  await page.locator(".sent-files .picture").waitFor();
  await look("files were sent", page);
  await page.locator(".sent-files .picture").click();
  await page.locator(".viewer").waitFor();
  await look("a picture, enlarged", page);
  await page.keyboard.press("Escape");
  await page.locator(".viewer").waitFor({ state: "detached" });

  await page.locator("header .menu > button").click();
  await page.locator("header [role=menu] button").last().waitFor();
  await look("the menu", page);
  await page.locator("header [role=menu] button").last().click();
  await page.locator(".card[role=group] .secondary").waitFor();
  await look("before it is forgotten, in its middle", page);
  await page.locator(".card[role=group] .quiet").click();

  await page.locator("header > .icon").click();
  say("It is on its way, with a shade of milk glass.");
  await page.locator(".preview").waitFor();
  await look("an answer beside the launcher", page);
}

/** A picture that is drawn here, a text with a long name, and a film, which is none of what can be sent. */
async function filesToSend(page: Page) {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [480, 360];
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("no canvas");
    const shine = context.createRadialGradient(240, 130, 20, 240, 150, 300);
    for (const [at, colour] of ["#fff3c4", "#d99b2b", "#3a2a10"].entries())
      shine.addColorStop(at / 2, colour);
    context.fillStyle = shine;
    context.fillRect(0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/png").split(",")[1] ?? "";
  });
  const text = Buffer.from("Поръчка 1042: месингова лампа\r\n");
  const name = `${"a long name of an order ".repeat(4)}.txt`;
  return [
    { name: "lamp.png", mimeType: "image/png", buffer: Buffer.from(drawn, "base64") },
    { name, mimeType: "text/plain", buffer: text },
    { name: "film.mp4", mimeType: "video/mp4", buffer: Buffer.from("\0\0\0\u0018ftypmp42") },
  ];
}

async function settingsOf({ url, cookie }: Parts["desk"]) {
  const answer = await fetch(`${url}/console/api/settings`, { headers: { cookie } });
  return SettingsView.parse(await answer.json());
}
