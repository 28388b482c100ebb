import { memoryStorage } from "@presently/shared/client";
import type { FileId } from "@presently/shared/protocol";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { createReminders, unopenedFiles } from "./unopened.ts";

const { make } = eventMaker(idsOf(3), 0);
const file = (name: string): FileId => `fil_${name.padEnd(21, "0")}`;
const attached = (...names: string[]) =>
  names.map((name) => ({ fileId: file(name), kind: "png" as const, bytes: 9 }));

test("M5, FL6: a visitor's file is unopened until any agent has looked; an agent's own never is", () => {
  const items = [
    make("message.posted", { files: attached("a", "b") }),
    make("message.posted", { by: "agt_jana00000000000000000", files: attached("mine") }),
    make("message.posted", { text: "no file" }),
    make("message.posted", { files: attached("c") }),
  ];
  expect(unopenedFiles(items)).toEqual(["a", "b", "c"].map(file));
  const looked = make("file.opened", { fileId: file("b") });
  expect(unopenedFiles([...items, looked])).toEqual(["a", "c"].map(file));
});

test("M5: an attachment that nobody has opened is mentioned once before sending, and never again", () => {
  const storage = memoryStorage();
  const reminders = createReminders(storage, "mentioned");
  expect(reminders.mention([])).toEqual([]);
  expect(reminders.mention([file("a")])).toEqual([file("a")]);
  expect(reminders.mention([file("a")])).toEqual([]);
  expect(reminders.mention([file("a"), file("b")])).toEqual([file("b")]);
  const reloaded = createReminders(storage, "mentioned");
  expect(reloaded.mention([file("a"), file("b")])).toEqual([]);
});
