import { pino } from "pino";
import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { postOffice } from "./mail/testing/post-office.ts";
import { exportOutbox } from "./outbox-metrics.ts";

test("ML3: whoever operates the server sees what went, what failed and what waits", async () => {
  const office = await postOffice();
  const registry = new Registry();
  exportOutbox(office.mailer, "mails", registry, pino({ enabled: false }));
  office.server.refuse = (address) => (address.startsWith("no") ? 550 : undefined);
  for (const name of ["nobody", "vera", "max"]) {
    office.desk.visitor(name);
    const email = `${name}@example.test`;
    office.desk.asVisitor(name, { type: "conversation.leaveMessage", email, text: "Hello" });
  }
  const before = await metrics();
  expect(before).toContain('presently_mails_total{outcome="sent"} 0');
  expect(before).toContain("presently_mails_waiting 3");
  await office.advance(1_000);
  const { counts } = office.mailer;
  await office.until("all were tried", () => counts.sent === 2 && counts.failed === 1);
  const after = await metrics();
  expect(after).toContain('presently_mails_total{outcome="sent"} 2');
  expect(after).toContain('presently_mails_total{outcome="failed"} 1');
  expect(after).toContain("presently_mails_waiting 0");
  await office.close();

  async function metrics(): Promise<string> {
    let text: string | undefined;
    void registry.metrics().then((told) => (text = told));
    await office.until("the metrics are told", () => text !== undefined);
    return text ?? "";
  }
});

test("ML3: an outbox that cannot be read leaves the other figures alone, and no false nought", async () => {
  const registry = new Registry();
  let isBroken = true;
  const waiting = async () => {
    if (isBroken) throw new Error("the database is away");
    return 3;
  };
  const counts = { sent: 5, failed: 0, retried: 0 };
  exportOutbox({ counts, waiting }, "mails", registry, pino({ enabled: false }));
  const broken = await registry.metrics();
  expect(broken).toContain('presently_mails_total{outcome="sent"} 5');
  expect(broken).not.toMatch(/^presently_mails_waiting/m);
  isBroken = false;
  expect(await registry.metrics()).toContain("presently_mails_waiting 3");
});
