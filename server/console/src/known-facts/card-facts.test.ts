import { idsOf, visitorCard } from "@presently/shared/testing";
import type { VisitorCard } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { knownFacts } from "./card-facts.ts";
import type { Asked } from "./asking-words.ts";

const ids = idsOf(5);
const factsOf = (changes: Partial<VisitorCard>, asked: Asked[], draft = "?") =>
  knownFacts(new Set(asked), visitorCard(ids.visitor(), ids.site(), changes), draft).map(
    ({ value }) => value,
  );

test("M5: what the card says is told, signed before typed; what it does not say is asked in peace", () => {
  const signed = { subject: "7", name: "Ana Petrova", email: null };
  const card = { name: "ana", email: "ana@mail.example", phone: "+359 2 1", verified: signed };
  expect(factsOf(card, ["name", "email", "phone"])).toEqual([
    "Ana Petrova",
    "ana@mail.example",
    "+359 2 1",
  ]);
  const both = { ...signed, email: "ana@shop.example" };
  expect(factsOf({ ...card, verified: both }, ["email"])).toEqual(["ana@shop.example"]);
  expect(factsOf({ name: " ", email: null }, ["name", "email", "phone", "order"])).toEqual([]);
});

test("M5: a value that stands in the draft is not offered again", () => {
  const card = { email: "ana@mail.example" };
  expect(factsOf(card, ["email"], "Is ana@mail.example still your e-mail?")).toEqual([]);
});

test("M5: a number of an order or a customer is found by what pages call it: of the conversation, of the visitor, of what they did last", () => {
  const data = (order: string) => ({ name: "ordered", data: { orderId: order }, atMs: 0 });
  const tracked = [data("A-3"), data("A-2")];
  expect(factsOf({ tracked }, ["order"])).toEqual(["A-3"]);
  expect(factsOf({ tracked, attributes: { "Order No.": 17 } }, ["order"])).toEqual(["17"]);
  const told = { conversationAttributes: { order_number: "A-9" }, attributes: { order: "A-1" } };
  expect(factsOf(told, ["order"])).toEqual(["A-9"]);
  expect(
    factsOf({ attributes: { customerId: "C 5", orders: 3, isMember: true } }, [
      "customer",
      "order",
    ]),
  ).toEqual(["C 5"]);
});
