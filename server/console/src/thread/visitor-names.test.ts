import { expect, test } from "vitest";
import { t } from "../i18n/index.ts";
import { cardTitleOf, claimedNameOf, threadNameOf } from "./visitor-names.ts";

const signed = (name: string | null) => ({ subject: "user-7", name, email: null });

test("R26, ID8: a name that was typed never stands under the word that it is verified", () => {
  const card = { name: "CEO", verified: signed(null) };
  expect([cardTitleOf(card), claimedNameOf(card)]).toEqual(["user-7", "CEO"]);
  const known = { name: "CEO", verified: signed("Ana") };
  expect([cardTitleOf(known), claimedNameOf(known)]).toEqual(["Ana", "CEO"]);
});

test("R26, ID8: the same name is not told twice, and where nothing is signed the typed one is all there is", () => {
  const known = { name: "Ana", verified: signed("Ana") };
  expect([cardTitleOf(known), claimedNameOf(known)]).toEqual(["Ana", null]);
  const guest = { name: "CEO", verified: null };
  expect([cardTitleOf(guest), claimedNameOf(guest)]).toEqual(["CEO", null]);
  expect(cardTitleOf({ name: null, verified: null })).toBe(t.inbox.visitor);
});

test("R26, ID8: in the thread the signed name goes before the typed one, and before the lane's", () => {
  expect(threadNameOf({ name: "CEO", verified: signed("Ana") }, "CEO")).toBe("Ana");
  expect(threadNameOf({ name: "Vera", verified: null }, "Old")).toBe("Vera");
  expect(threadNameOf(undefined, "Vera")).toBe("Vera");
});
