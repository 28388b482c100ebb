import { DeskError } from "@presently/shared/protocol";
import { expect } from "vitest";
import { appendEvents } from "../append-events.ts";
import { all, each, one, run, type Script, step, the } from "../script.ts";
import type { Recorded } from "../stored-event.ts";
import { appending, NOW_MS } from "../testing/appending.ts";
import { hireTeam, ids, startConversation, takeSlot } from "../testing/team.ts";
import {
  deadlinesInOrder,
  deskRow,
  eventsAfter,
  inLine,
  load,
  moveOn,
  moveOnReturning,
  place,
  preferred,
  setDeadline,
  setPreferred,
} from "./statements.ts";
import type { Subject } from "./subject.ts";

/** More than 32 bits, and the largest whole number a double holds. */
const LARGE = 2 ** 40 + 1;

export interface Scenario {
  readonly name: string;
  run(this: void, subject: Subject): Promise<void>;
}

/** What the two engines must do alike; each starts with an empty database. */
export const scenarios: readonly Scenario[] = [
  {
    name: "R2: what is published is what is stored, to the last character, and densely numbered",
    async run({ flush, published, write }) {
      await write(hireTeam);
      const conversation = await write(() => startConversation("cnv_one"));
      const texts = ["Здравейте! 'quotes\" \\ and 👋🏽", "tab\tand\nline", "", "x".repeat(4000)];
      await Promise.all(
        texts.map((text, n) =>
          flush.submit(() => appending(`e${n}`, { text, conversation, isPublic: n % 2 === 0 })),
        ),
      );
      const stored = await flush.read(() => all(eventsAfter, { desk: 1, deskSeq: 0 }));
      expect(stored.map((event) => ({ ...event, data: JSON.parse(event.data) }))).toEqual(
        published,
      );
      expect(stored.map(({ deskSeq, publicSeq }) => [deskSeq, publicSeq])).toEqual([
        [1, 1],
        [2, null],
        [3, 2],
        [4, null],
      ]);
      expect(stored.map((event) => event.text)).toEqual(texts);
    },
  },
  {
    name: "R4: a refusal is answered, a failure takes nobody along",
    async run({ flush, published }) {
      const ends = await Promise.allSettled([
        flush.submit(() => appending("a")),
        flush.submit(refusing),
        flush.submit(failingAfterWrite),
        flush.submit(() => appending("b")),
      ]);
      expect(
        ends.map((end) => (end.status === "fulfilled" ? end.value : end.reason.message)),
      ).toEqual([1, "not-found", "broke", 2]);
      expect(published.map((event) => event.publicId)).toEqual(["evt_a", "evt_b"]);
      const stored = await flush.read(() => all(eventsAfter, { desk: 1, deskSeq: 0 }));
      expect(stored.map((event) => event.publicId)).toEqual(["evt_a", "evt_b"]);
    },
  },
  {
    name: "R4: a statement the database refuses takes nobody along either",
    async run({ flush, write }) {
      await write(hireTeam);
      const ends = await Promise.allSettled([
        flush.submit(() => appending("first", { commandId: "same" })),
        flush.submit(() => appending("second", { commandId: "same" })),
        flush.submit(() => appending("other")),
      ]);
      expect(ends.map((end) => end.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      const { lastSeq } = await flush.read(() => the(deskRow, { desk: 1 }));
      expect(lastSeq).toBe(2);
    },
  },
  {
    name: "R1: a command's id is kept once for its actor",
    async run({ flush }) {
      const first = await flush.submit(() => commanding("a", "agt_ana", "command"));
      expect(first).toBe(1);
      await expect(flush.submit(() => commanding("b", "agt_ana", "command"))).rejects.toThrow();
      await expect(flush.submit(() => commanding("c", "agt_ben", "command"))).resolves.toBe(2);
    },
  },
  {
    name: "whole numbers beyond 32 bits come back as they went in",
    async run({ flush, write }) {
      await write(() =>
        run(setDeadline, { kind: "k", subject: LARGE, dueAtMs: Number.MAX_SAFE_INTEGER }),
      );
      const rows = await flush.read(() => all(deadlinesInOrder, { desk: 1 }));
      expect(rows).toEqual([{ kind: "k", dueAtMs: Number.MAX_SAFE_INTEGER }]);
    },
  },
  {
    name: "a conflicting insert updates where it says so",
    async run({ flush, write }) {
      for (const dueAtMs of [1, 2])
        await write(() => run(setDeadline, { kind: "k", subject: 1, dueAtMs }));
      expect(await flush.read(() => all(deadlinesInOrder, { desk: 1 }))).toEqual([
        { kind: "k", dueAtMs: 2 },
      ]);
    },
  },
  {
    name: "text is ordered by its characters' codes, whatever the language of the machine",
    async run({ flush, write }) {
      for (const kind of ["b", "Z", "ä", "a", "_"]) {
        await write(() => run(setDeadline, { kind, subject: 1, dueAtMs: 1 }));
      }
      const rows = await flush.read(() => all(deadlinesInOrder, { desk: 1 }));
      expect(rows.map((row) => row.kind)).toEqual(["Z", "_", "a", "b", "ä"]);
    },
  },
  {
    name: "R11: a line is in queue order",
    async run({ flush, write }) {
      await write(hireTeam);
      const order: [string, number, 0 | 1, number][] = [
        ["cnv_late", 0, 0, LARGE],
        ["cnv_early", 0, 0, 5],
        ["cnv_twin", 0, 0, 5],
        ["cnv_returned", 0, 1, 9],
        ["cnv_first", 1, 0, 9],
      ];
      for (const [publicId, priority, isReturned, rankMs] of order) {
        await write(function* () {
          const id = yield* startConversation(publicId);
          yield* run(place, { id, priority, isReturned, rankMs });
        });
      }
      const rows = await flush.read(() => all(inLine, { desk: 1, line: ids.line }));
      expect(rows.map((row) => row.publicId)).toEqual([
        "cnv_first",
        "cnv_returned",
        "cnv_early",
        "cnv_twin",
        "cnv_late",
      ]);
    },
  },
  {
    name: "R10: a transition happens from the state it names, and says whether it did",
    async run({ write }) {
      await write(hireTeam);
      const id = await write(() => startConversation("cnv_one"));
      const offer = { id, from: "queued", to: "offered" } as const;
      expect(await write(() => run(moveOn, offer))).toMatchObject({ changes: 1 });
      expect(await write(() => run(moveOn, offer))).toMatchObject({ changes: 0 });
      expect(await write(() => one(moveOnReturning, offer))).toBeUndefined();
      const accept = { id, from: "offered", to: "assigned" } as const;
      expect(await write(() => one(moveOnReturning, accept))).toEqual({ publicId: "cnv_one" });
    },
  },
  {
    name: "R10: a conversation has one chat slot, and wrap-ups beside it",
    async run({ flush, write }) {
      await write(hireTeam);
      const id = await write(() => startConversation("cnv_one"));
      await write(() => takeSlot(id, 1, "chat"));
      await expect(write(() => takeSlot(id, 2, "chat"))).rejects.toThrow();
      await expect(write(() => takeSlot(id, 1, "wrapUp"))).rejects.toThrow();
      await write(() => takeSlot(id, 2, "wrapUp"));
      await write(() => takeSlot(id, 3, "wrapUp"));
      expect(await flush.read(() => the(load, { agent: ids.agent }))).toEqual({ count: 3, sum: 6 });
      expect(await flush.read(() => the(load, { agent: 99 }))).toEqual({ count: 0, sum: null });
    },
  },
  {
    name: "null goes in and comes out as null",
    async run({ flush, write }) {
      await write(hireTeam);
      const id = await write(() => startConversation("cnv_one"));
      for (const preferredAgent of [ids.agent, null]) {
        await write(() => run(setPreferred, { id, preferredAgent }));
        expect(await flush.read(() => one(preferred, { id }))).toEqual({ preferredAgent });
      }
    },
  },
  {
    name: "a value its column does not allow is refused",
    async run({ write }) {
      await write(hireTeam);
      const id = await write(() => startConversation("cnv_one"));
      const wrong = (to: unknown) =>
        write(() => run(moveOn, { id, from: "queued", to: to as "closed" }));
      await expect(wrong("asleep")).rejects.toThrow();
      await expect(wrong(null)).rejects.toThrow();
      await expect(write(() => takeSlot(id, 0, "chat"))).rejects.toThrow();
      await expect(write(() => takeSlot(99, 1, "chat"))).rejects.toThrow();
      const text: number = JSON.parse('"soon"');
      await expect(
        write(() => run(setDeadline, { kind: "k", subject: 1, dueAtMs: text })),
      ).rejects.toThrow();
    },
  },
  {
    name: "steps that don't depend on each other are all done, or none is",
    async run({ flush, write }) {
      const set = (kind: string, dueAtMs: number) =>
        step(setDeadline, { kind, subject: 1, dueAtMs });
      await write(() => each([set("a", 1), set("b", 2), set("c", 3)]));
      const late: number = JSON.parse('"late"');
      await expect(write(() => each([set("d", 4), set("e", late), set("f", 6)]))).rejects.toThrow();
      const rows = await flush.read(() => all(deadlinesInOrder, { desk: 1 }));
      expect(rows.map((row) => row.kind)).toEqual(["a", "b", "c"]);
    },
  },
  {
    name: "R2: a hundred commands at once are one dense stream, answered in its order",
    async run({ flush, published }) {
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, n) => flush.submit(() => appending(`n${n}`))),
      );
      const dense = Array.from({ length: 100 }, (_, n) => n + 1);
      expect(answers).toEqual(dense);
      expect(published.map((event) => event.deskSeq)).toEqual(dense);
    },
  },
];

function* refusing(): Script<Recorded<number>> {
  yield* the(deskRow, { desk: 1 });
  throw new DeskError("not-found");
}

function* failingAfterWrite(): Script<Recorded<number>> {
  yield* appending("failing");
  throw new Error("broke");
}

function* commanding(name: string, actor: string, commandId: string): Script<Recorded<number>> {
  const draft = { type: "tested", conversation: 0, actor, isPublic: false, data: {} };
  const context = { nowMs: NOW_MS, newEventId: () => `evt_${name}` as const, commandId };
  const events = yield* appendEvents(1, [draft], context);
  return { answer: events[0]?.deskSeq ?? 0, events };
}
