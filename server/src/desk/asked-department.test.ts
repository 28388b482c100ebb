import type { OpeningHours } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { LINE, refusalOf, testDesk } from "./testing.ts";

/** Closed on every day of the week. */
const never: OpeningHours = {
  timeZone: "UTC",
  week: Array.from({ length: 7 }, () => []),
  days: [],
};

/** A desk with a department for bills beside the site's own, and where conversations of a page begin that names one. */
function withBilling() {
  const desk = testDesk();
  desk.agent("boss", { role: "owner" });
  desk.asAgent("boss", { type: "department.create", name: "Billing" });
  const made = desk.row(
    "select d.publicId, l.id as line from departments d join lines l on l.department = d.id where name = 'Billing'",
  );
  const billing = `dep_${String(made["publicId"]).slice(4)}` as const;
  const setHours = (hours: OpeningHours | null) =>
    desk.asAgent("boss", { type: "department.setHours", departmentId: billing, hours });
  let visitors = 0;
  const begins = (department?: string) => {
    const name = `visitor ${(visitors += 1)}`;
    desk.visitor(name);
    const named = department === undefined ? {} : { department };
    desk.asVisitor(name, { type: "message.post", text: "Hello", ...named });
    return desk.row("select line from conversations order by id desc")["line"];
  };
  return { desk, billing, line: made["line"], setHours, begins };
}

test("DK1: every department has a key of its own, also those of an older version, which are named at the start", () => {
  const { desk } = withBilling();
  const keys = () =>
    desk
      .rows("select key from departments where key is not null order by id")
      .map(({ key }) => key);
  expect(keys()).toEqual(["support", "support-2", "billing"]);
  desk.asAgent("boss", { type: "department.create", name: "Billing" });
  expect(keys().at(-1)).toBe("billing-2");
  desk.store.db.exec("update departments set key = null");
  desk.system({ type: "boot" });
  expect(keys()).toEqual(["support", "support-2", "billing", "billing-2"]);
});

test("DK1: the owner may give another key; not one that another department has, and nothing that is no key", () => {
  const { desk, billing, begins, line } = withBilling();
  const name = (key: string) => () =>
    desk.asAgent("boss", {
      type: "department.update",
      departmentId: billing,
      name: "Billing",
      agentIds: [],
      key,
    });
  name(" Bills ")();
  expect(begins("bills")).toBe(line);
  expect(begins("billing")).toBe(LINE);
  name("bills")();
  expect(refusalOf(name("support"))).toBe("value.taken");
  expect(refusalOf(name("no key"))).toBe("value.invalid");
});

test("DK2: a conversation begins in the department that its page names; one that goes on stays where it is", () => {
  const { desk, begins, line } = withBilling();
  expect(begins("Billing ")).toBe(line);
  expect(begins()).toBe(LINE);
  desk.asVisitor("visitor 2", { type: "message.post", text: "And", department: "billing" });
  expect(desk.count("conversation.started")).toBe(2);
  expect(desk.row("select line from conversations order by id desc")["line"]).toBe(LINE);
});

test("DK2: a department that nobody knows, or that is closed while the site's own is open, costs no message: it begins in the site's own", () => {
  const { desk, begins, line, setHours } = withBilling();
  expect(begins("nobody-knows")).toBe(LINE);
  setHours(never);
  expect(begins("billing")).toBe(LINE);
  desk.store.db.prepare("update departments set hours = ?").run(JSON.stringify(never));
  expect(begins("billing")).toBe(line);
  expect(desk.count("message.posted")).toBe(3);
});

test("DK2: a conversation that begins with a message that is left begins there, too", () => {
  const { desk, line } = withBilling();
  desk.visitor("vera");
  const left = { type: "conversation.leaveMessage", text: "Hello", email: "v@a.example" } as const;
  desk.asVisitor("vera", { ...left, department: "billing" });
  expect(desk.row("select line, state from conversations")).toEqual({ line, state: "messageLeft" });
});
