import { expect, test } from "vitest";
import { type AuditEntry, auditCsv, lineOf } from "./audit-line.ts";

const nobody = (): undefined => undefined;

function entry(of: Partial<AuditEntry>): AuditEntry {
  return {
    id: 1,
    atMs: Date.UTC(2026, 2, 1, 9, 30),
    actor: "agt_ann",
    actorName: "Ann",
    action: "site.updated",
    subject: "sit_shop",
    subjectName: "Shop",
    detail: {},
    ...of,
  };
}

test("AU3: a line says who did what to what, and an unknown kind shows its code", () => {
  expect(lineOf(entry({}), nobody)).toEqual({
    who: "Ann",
    what: "changed a site",
    subject: "Shop",
    details: "",
  });
  expect(lineOf(entry({ action: "moon.painted" }), nobody).what).toBe("moon.painted");
  expect(lineOf(entry({ action: "toString" }), nobody).what).toBe("toString");
});

test("AU3: who is gone, or was never of the team, is said in words", () => {
  const whoOf = (actor: string) => lineOf(entry({ actor, actorName: null }), nobody).who;
  expect(whoOf("system")).toBe("Presently itself");
  expect(whoOf("command line")).toBe("Somebody at the server's command line");
  expect(whoOf("agt_gone")).toBe("Somebody who is gone");
});

test("AU3: what people do to themselves names them once", () => {
  const own = entry({ action: "sign-out", subject: "7", subjectName: "Ann" });
  expect(lineOf(own, nobody).subject).toBeUndefined();
  expect(lineOf(entry({ subject: "agt_ann", subjectName: null }), nobody).subject).toBeUndefined();
  expect(lineOf(entry({ subject: "unknown", subjectName: null }), nobody).subject).toBe(
    "an address that has no account",
  );
});

test("AU3: details are read by people: names, yes and no, lists", () => {
  const detail = {
    agentId: "agt_tom",
    isAutoAccept: 0,
    isDisabled: true,
    isOn: 1,
    openDays: 1,
    roles: ["owner", "admin"],
    origins: [],
    days: null,
    hours: { from: 8 },
  };
  const nameOf = (id: string) => (id === "agt_tom" ? "Tom" : undefined);
  expect(lineOf(entry({ detail }), nameOf).details).toBe(
    'agentId: Tom, isAutoAccept: no, isDisabled: yes, isOn: yes, openDays: 1, roles: owner; admin, origins: none, days: none, hours: {"from":8}',
  );
});

test("AU3: a name that a spreadsheet would compute is none in the file", () => {
  const csv = auditCsv([entry({ actorName: "=1+1", detail: { added: 2 } })], nobody);
  expect(csv.split("\r\n").slice(0, 2)).toEqual([
    "\uFEFFtime,who,what,on,code,details",
    '2026-03-01T09:30:00.000Z,"\'=1+1",changed a site,Shop,site.updated,added: 2',
  ]);
});
