import { expect, test } from "vitest";
import { mailboxHash, mailboxOf } from "./mailbox.ts";

const boxes = (...addresses: readonly string[]) => new Set(addresses.map(mailboxOf)).size;

test("ML4: the same mailbox in other letters, with other dots, or with something after a plus, is counted as one", () => {
  expect(
    boxes(
      "vera.x@example.test",
      "Vera.X@Example.test",
      "ve.rax@example.test",
      "verax+1@example.test",
      "vera.x+@example.test",
    ),
  ).toBe(1);
  expect(boxes("verax@example.test", "vera@example.test", "verax@example.org")).toBe(3);
  expect(boxes("+1@example.test", "verax@example.test")).toBe(2);
});

test("ML4: a domain in its own script and in ASCII is one", () => {
  expect(
    boxes("vera@b\u00fccher.example", "vera@BU\u0308CHER.example", "vera@xn--bcher-kva.example"),
  ).toBe(1);
  expect(mailboxOf("vera@b\u00fccher.example")).toBe("vera@xn--bcher-kva.example");
});

test("ML4: what is kept of it is not the address", () => {
  expect(mailboxHash("vera@example.test")).toMatch(/^[\w-]{43}$/);
});
