import { eventMaker, idsOf } from "@presently/shared/testing";
import { viewOf } from "@presently/shared/view";
import { expect, test } from "vitest";
import { en } from "../i18n/en/ways.ts";
import type { Picture } from "../picture.ts";
import { isInLine } from "../picture.ts";
import type { AboutConversation } from "../session.ts";
import { isAddress } from "../talk/AddressForm.tsx";
import { callBack } from "./call-back.ts";

const view = viewOf({ ...eventMaker(idsOf(8)).make("conversation.started"), seq: 1 });

const placeOf = (place: number) => ({ place }) as Picture["queue"]; // no more of it is read

/** The chat of a visitor in line, who is asked for on a script's behalf. */
function inLine(byMail = true, byPhone = false) {
  const ways = { byMail, byPhone };
  const begun = { view, ways, underWay: [], problem: null, queue: placeOf(4) };
  let picture = begun as unknown as Picture; // what `callBack` reads
  let look = () => {};
  const given: AboutConversation[] = [];
  const asking = {
    picture: () => picture,
    isInLine: () => isInLine(picture.view),
    isAddress,
    forgetProblem: () => change({ problem: null }),
    give(command: AboutConversation) {
      given.push(command);
      change({ underWay: [command.type] });
    },
    watch(run: () => void) {
      look = run;
      return () => (look = () => {});
    },
  };
  function change(part: Partial<Picture>) {
    picture = { ...picture, ...part };
    look();
  }
  return {
    given,
    change,
    problem: () => picture.problem,
    ask: (options: unknown) => callBack(options, asking, en),
  };
}

const kept = { ...view, callback: { way: "email" as const, turnUntilMs: null } };

test("R12: a script keeps the visitor's place by mail, and learns the place once it is stored", async () => {
  const { given, change, ask } = inLine();
  const asked = ask({ email: "vera@example.com" });
  expect(given).toEqual([{ type: "callback.ask", way: "email", email: "vera@example.com" }]);
  change({ view: kept }); // stored, but not yet answered
  change({ underWay: [], queue: placeOf(3) });
  expect(await asked).toEqual({ place: 3 });
});

test("PH1: a script leaves the visitor's number where the team calls, and learns by when", async () => {
  const { given, change, ask } = inLine(false, true);
  const asked = ask({ phone: "+44 20 7946 0123", note: "The lamp" });
  const command = { type: "call.ask", phone: "+44 20 7946 0123", text: "The lamp" };
  expect(given).toEqual([command]);
  change({ underWay: [], queue: null, view: { ...view, state: "messageLeft", callDueAtMs: 7 } });
  expect(await asked).toEqual({ dueAtMs: 7 });
  void ask({ phone: "+44 20 7946 0123" }).catch(() => {});
  expect(given).toHaveLength(1); // not in line any more
});

test("M26: what the server refuses is told to the script, in words, and not to the visitor", async () => {
  const { change, ask, problem } = inLine();
  for (const code of ["contact.invalid", "rate.limited"]) {
    const asked = ask({ email: "vera@example.com" });
    change({ underWay: [], problem: code });
    await expect(asked).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/ .*\.$/),
      hint: expect.stringMatching(/ .*\.$/),
    });
    expect(problem()).toBeNull();
  }
});

test("what the server would refuse is refused before it is asked", async () => {
  const { given, ask } = inLine();
  await expect(ask({ email: "vera" })).rejects.toMatchObject({
    code: "contact.invalid",
    hint: expect.stringContaining("name@"),
  });
  const withoutMail = inLine(false);
  await expect(withoutMail.ask({ email: "vera@example.com" })).rejects.toMatchObject({
    code: "mail.unavailable",
    hint: expect.stringContaining("without an address"),
  });
  expect([...given, ...withoutMail.given]).toEqual([]);
});

test("who has left the line meanwhile has no place kept", async () => {
  const { change, ask } = inLine();
  const asked = ask({ email: "vera@example.com" });
  change({ underWay: [], view: { ...view, state: "closed" } });
  await expect(asked).rejects.toMatchObject({ code: "conversation.wrong-state" });
});

test("without a line, and for a way that is not there, it is refused at once, with what to do", async () => {
  const { given, change, ask } = inLine();
  await expect(ask({ phone: "+44 20 7946 0123" })).rejects.toMatchObject({
    code: "phone.unavailable",
    hint: expect.stringContaining("without a number"),
  });
  change({ view: null });
  await expect(ask({ email: "vera@example.com" })).rejects.toMatchObject({
    code: "conversation.wrong-state",
  });
  expect(given).toEqual([]);
});
