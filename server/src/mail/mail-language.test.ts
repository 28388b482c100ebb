import { expect, test } from "vitest";
import { postOffice } from "./testing/post-office.ts";

test("ML5, ML7: a confirmation and the page it leads to speak the language of the conversation, and English where that is none of ours", async () => {
  const office = await postOffice();
  const { desk } = office;
  const written = { ru: "ru-RU", lt: "lt", de: "de-AT" };
  for (const [name, language] of Object.entries(written)) {
    desk.visitor(name);
    desk.asVisitor(name, {
      type: "visitor.describe",
      page: { language, timeZone: "Europe/Vilnius" },
    });
    const email = `${name}@example.test`;
    desk.asVisitor(name, { type: "conversation.leaveMessage", email, text: "Hello" });
  }
  await office.advance(1_000);
  await office.mail(3);
  const mailTo = (name: string) =>
    office.server.got.find(({ to }) => to[0] === `${name}@example.test`)?.mail;
  expect(mailTo("ru")?.subject).toMatch(/^Сообщение получено \(.+\)$/);
  expect(mailTo("ru")?.text).toContain("Срок ответа: пятница, 2 января в 11:00 GMT+2.");
  expect(mailTo("ru")?.html).toContain('<html lang="ru">');
  expect(mailTo("ru")?.text).toMatch(/\/chat\/ste_[\w-]+\?lang=ru#r=/);
  expect(mailTo("lt")?.text).toContain("ne vėliau kaip: sausio 2 d., penktadienis 11:00 GMT+2.");
  expect(mailTo("de")?.subject).toMatch(/^We have your message/);
  expect(mailTo("de")?.text).toContain("?lang=en#r=");
  await office.close();
});
