import fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answerErrors } from "../http/errors.ts";
import { createInstallWatch } from "../install/install-watch.ts";
import { createAdmission } from "../realtime/admission.ts";
import { type House, openHouse } from "../realtime/testing/house.ts";
import { arrive, online, openConsole, writes } from "../realtime/testing/people.ts";
import { addTranscriptRoute } from "./transcript-route.ts";

let house: House;
let app: FastifyInstance;
beforeEach(async () => {
  house = await openHouse();
  app = fastify();
  answerErrors(app);
  addTranscriptRoute(app, {
    desk: 1,
    clock: house.clock,
    store: house.core.flush,
    admission: createAdmission({
      store: house.core.flush,
      limits: { maxSockets: 2, maxSocketsPerIp: 2 },
      install: createInstallWatch(house.clock),
      notReady: () => undefined,
    }),
    isOwnOrigin: () => false,
  });
});
afterEach(async () => {
  await app.close();
  await house.close();
  expect(house.errors).toEqual([]);
});

/** Asks the route and lets the server work, on its manual clock, until it has answered. */
async function ask(conversation: string, token: string | undefined, form = "text") {
  const url = `/wire/visitor/transcript?site=${house.site}&conversation=${conversation}&form=${form}`;
  const headers = {
    origin: "http://shop.example",
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  let isAnswered = false;
  const asked = app.inject({ method: "GET", url, headers }).finally(() => void (isAnswered = true));
  while (!isAnswered) {
    await house.settle();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return asked;
}

/** A visitor's chat with an agent, who has written a note in it as well. */
async function chat() {
  const visitor = await arrive(house);
  const conversationId = await writes(visitor, "Is it <i>dimmable</i>?");
  const agent = await openConsole(house, await house.hire("ana"));
  await agent.command(online);
  await agent.command({ type: "conversation.accept", conversationId });
  await agent.command({ type: "message.post", conversationId, text: "It is." });
  await agent.command({ type: "note.post", conversationId, text: "A secret", mentions: [] });
  return { conversationId, agent, visitor, token: visitor.last("welcome").token };
}

test("TS1, G13: the visitor has what was said as text and as a page, escaped, and nothing that is the team's", async () => {
  const { conversationId, token } = await chat();
  const text = await ask(conversationId, token);
  expect(text.statusCode).toBe(200);
  expect(text.headers["content-type"]).toBe("text/plain; charset=utf-8");
  expect(text.headers["content-disposition"]).toMatch(/^attachment; filename="chat-[\w-]+\.txt"$/);
  expect(text.headers["access-control-allow-origin"]).toBe("http://shop.example");
  expect(text.body).toMatch(/You, \d\d:\d\d\nIs it <i>dimmable<\/i>\?/);
  expect(text.body).toMatch(/ana, \d\d:\d\d\nIt is\./);
  const page = await ask(conversationId, token, "html");
  expect(page.body).toContain("Is it &lt;i&gt;dimmable&lt;/i&gt;?");
  for (const { body } of [text, page]) expect(body).not.toContain("secret");
});

test("TS1, R27: another's conversation, one that is not there and a token that means nothing are one answer", async () => {
  const { conversationId, token } = await chat();
  const stranger = (await arrive(house)).last("welcome").token;
  const answers = [
    await ask(conversationId, stranger),
    await ask("cnv_000000000000000000000", token),
    await ask(conversationId, "pv_nobody"),
  ];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
  expect((await ask(conversationId, undefined)).statusCode).toBe(401);
});

test("TS1, R36: one visitor asks for so many at once, and for more after a while", async () => {
  const { conversationId, token } = await chat();
  const codes = [];
  for (let at = 0; at < 5; at += 1) codes.push((await ask(conversationId, token)).statusCode);
  expect(codes).toEqual([200, 200, 200, 200, 429]);
});

test("TS2: a chat of several pages is told whole and in order", async () => {
  const { conversationId, token, visitor } = await chat();
  for (let at = 0; at < 120; at += 1) {
    await visitor.command({ type: "message.post", text: `line ${at}` });
    await house.advance(1000);
  }
  const { body } = await ask(conversationId, token);
  expect(body).toContain("line 0\n");
  expect(body.match(/^line \d+$/gm)).toHaveLength(120);
  expect(body).not.toContain("left out");
});

test("FO5, QR1, TS1: it says what was asked and answered, and which short answers were offered", async () => {
  const { conversationId, token, visitor, agent } = await chat();
  await agent.command({
    type: "message.post",
    conversationId,
    text: "Is that all?",
    replies: ["Yes", "No <b>"],
  });
  const asked = { type: "form.send", conversationId, fields: ["name", "question"] } as const;
  await agent.command({ ...asked, text: "Which order?" });
  const form = () =>
    visitor.frames
      .flatMap((frame) => (frame.type === "events" ? frame.events : []))
      .findLast((event) => event.type === "form.sent");
  const { formId } = form() ?? {};
  if (formId === undefined) throw new Error("the visitor was asked nothing");
  await visitor.command({
    type: "form.answer",
    conversationId,
    formId,
    name: "Ana",
    question: "47",
  });
  await agent.command({ ...asked, fields: ["phone"] });
  const next = form()?.formId ?? formId;
  await visitor.command({ type: "form.answer", conversationId, formId: next });
  const { body } = await ask(conversationId, token);
  expect(body).toMatch(/ana, \d\d:\d\d\nSuggested replies: Yes · No <b>/);
  expect(body).toMatch(/ana, \d\d:\d\d\nAsked for: Name, Which order\?/);
  expect(body).toMatch(/You, \d\d:\d\d\nName: Ana\nAnswer: 47/);
  expect(body).toMatch(/You, \d\d:\d\d\nNot now/);
});
