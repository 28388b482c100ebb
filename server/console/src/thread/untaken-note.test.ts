import { eventMaker, idsOf } from "@presently/shared/testing";
import { MAX_NOTE_CHARS } from "@presently/shared/protocol/clean-text";
import { expect, test } from "vitest";
import { asNotes, untakenNote } from "./untaken-note.ts";

const make = eventMaker(idsOf(1));
const { agentId } = make;
const text = { wanted: "A refund", tried: "The form", promised: "An answer", again: null };
const assigned = make.make("conversation.assigned");
const offered = make.make("transfer.offered", { agentId, expiresAtMs: 6, text });
const lapsed = make.make("transfer.lapsed", { agentId });

test("ES3: the note of an escalation that nobody took is there for the next, until somebody takes it", () => {
  const draft = { ...text, again: "" };
  expect(untakenNote([assigned])).toBeUndefined();
  expect(untakenNote([assigned, offered, lapsed])).toEqual(draft);
  const again = make.make("transfer.offered", { text: { ...text, again: "Once more" } });
  expect(untakenNote([assigned, offered, lapsed, again, lapsed])?.again).toBe("Once more");
  expect(untakenNote([assigned, offered, assigned])).toBeUndefined();
});

test("ES3: with nobody to send it to, it is kept as one note, or as one for each part where it is too long", () => {
  expect(asNotes(text)).toEqual([
    expect.stringMatching(/: A refund\n.*: The form\n.*: An answer$/),
  ]);
  expect(asNotes({ ...text, tried: "" })[0]?.split("\n")).toHaveLength(2);
  const long = "x".repeat(MAX_NOTE_CHARS);
  expect(asNotes({ ...text, tried: long })).toEqual(["A refund", long, "An answer"]);
});
