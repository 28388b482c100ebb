import type { CommandId } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PanelHandle } from "../panel-handle.ts";
import { createAnswers } from "./answers.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const id = "cmd_1" as CommandId; // whatever it is called

/** A page on which one command waits for its answer, and what became of it. */
function waitingFor(type: "message.post" | "visitor.describe") {
  const picture = { underWay: [type], isKnown: true, view: { items: [] as object[] } };
  const removed: string[] = [];
  const session = {
    picture: () => picture,
    forgetProblem: () => {},
    remove: (one: string) => removed.push(one),
  };
  const ending = new AbortController();
  // Safe: nothing else of a panel is asked for here.
  const handle = { signal: ending.signal, panel: { session }, emit: () => {} } as unknown;
  const answers = createAnswers(handle as PanelHandle);
  let became: unknown = "waits";
  answers.to(type, id).then(
    (eventId) => (became = { eventId }),
    (error: { code: string; hint: string }) => (became = error.hint && error.code),
  );
  const look = async (afterMs = 0) => {
    answers.look();
    await vi.advanceTimersByTimeAsync(afterMs);
    return became;
  };
  return { picture, ending, answers, look, removed };
}

test("what is under way waits; what the server has stored is answered with its event, and its refusal with that code", async () => {
  const stored = waitingFor("message.post");
  expect(await stored.look(60_000)).toBe("waits");
  stored.answers.heard(id, "evt_1" as never); // whatever it is called
  expect(await stored.look()).toEqual({ eventId: "evt_1" });
  const refused = waitingFor("visitor.describe");
  refused.answers.heard(id, undefined, "contact.invalid");
  expect(await refused.look()).toBe("contact.invalid");
});

test("R8: what another tab has sent is answered by its event, whether that comes late or was there; what makes none, at once", async () => {
  const late = waitingFor("message.post");
  late.picture.underWay = [];
  expect(await late.look(1_000)).toBe("waits");
  late.picture.view.items.push({ id: "evt_2", ref: id });
  expect(await late.look()).toEqual({ eventId: "evt_2" });
  const told = waitingFor("visitor.describe");
  told.picture.underWay = [];
  expect(await told.look()).toEqual({ eventId: undefined });
});

test("what the visitor took back, or is forgotten with them, is given up", async () => {
  const back = waitingFor("message.post");
  back.picture.underWay = [];
  expect(await back.look(60_000)).toBe("command.given-up");
  for (const type of ["message.post", "visitor.describe"] as const) {
    const forgotten = waitingFor(type);
    Object.assign(forgotten.picture, { underWay: [], isKnown: false });
    expect(await forgotten.look(), type).toBe("command.given-up");
  }
});

test("what waits when the chat is removed is refused", async () => {
  const { ending, look } = waitingFor("message.post");
  ending.abort();
  expect(await look()).toBe("chat.removed");
});

test("where the server will not have the page, nobody waits for ever, and nothing is sent later", async () => {
  const { answers, look, removed } = waitingFor("message.post");
  answers.refuseAll({ code: "origin.not-allowed", message: "No.", hint: "Add it." });
  expect(await look()).toBe("origin.not-allowed");
  expect(removed).toEqual([id]);
});
