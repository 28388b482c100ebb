import type { VisitorCommand } from "@presently/shared/protocol";
import { afterEach, expect, test, vi } from "vitest";
import type { PanelHandle } from "../panel-handle.ts";
import type { Answers } from "./answers.ts";
import { createClaims } from "./claims.ts";

afterEach(() => vi.restoreAllMocks());

/** A page whose chat is connected, and what is said of its visitor there. */
function page() {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const said: VisitorCommand[] = [];
  const session = {
    picture: () => ({ connection: "online", view: null }),
    send: (command: VisitorCommand) => said.push(command),
    identify: () => {},
    serverNowMs: () => 0,
  };
  const answers = { to: () => Promise.resolve(undefined) };
  // Safe: nothing else of a page and its answers is asked for here.
  const handle = { signal: new AbortController().signal, panel: { session }, emit: () => {} };
  const claims = createClaims(handle as unknown as PanelHandle, answers as unknown as Answers);
  return { said, claims };
}

test("R26: what was said of one whose token comes after the next one's is not said of the next one", async () => {
  const { said, claims } = page();
  let giveLate = (_token: string) => {};
  const late = new Promise<string>((resolve) => (giveLate = resolve));
  const ana = claims.identify({ name: "Ana", email: "ana@shop.test", token: () => late });
  await claims.identify({ name: "Ben", token: "ben's" });
  await claims.identify({ phone: "123" }); // more of Ben
  giveLate("ana's");
  await ana;
  expect(said).toEqual([
    { type: "visitor.describe", name: "Ben" },
    { type: "visitor.describe", attributes: { phone: "123" } },
  ]);
});

test("attributes that are no object of names are refused, and not told letter by letter", async () => {
  const { said, claims } = page();
  const refused = { code: "visitor.invalid", hint: expect.stringContaining("object") };
  for (const attributes of ["gold", ["gold"], 7]) {
    await expect(claims.identify({ name: "Ana", attributes })).rejects.toMatchObject(refused);
  }
  expect(said).toEqual([]);
  await claims.identify({ name: "Ana", attributes: null });
  expect(said).toEqual([{ type: "visitor.describe", name: "Ana" }]);
});
