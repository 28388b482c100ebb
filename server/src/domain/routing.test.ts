import fc from "fast-check";
import { expect, test } from "vitest";
import { type RoutedAgent, chooseAgent, hasRoom, lowestFreeSlot, takesChats } from "./routing.ts";

const agent: fc.Arbitrary<RoutedAgent> = fc.record({
  id: fc.integer({ min: 1, max: 30 }),
  publicId: fc.constant("agt_000000000000000000000" as const),
  availability: fc.constantFrom("online", "away", "break"),
  presence: fc.constantFrom("connected", "reconnecting", "offline"),
  capacity: fc.integer({ min: 0, max: 4 }),
  load: fc.integer({ min: 0, max: 5 }),
  idleSinceMs: fc.integer({ min: 0, max: 3 }),
  isEased: fc.boolean(),
});
const team = fc.uniqueArray(agent, { selector: ({ id }) => id });

test("RT2, RT3, G6: whoever is chosen takes chats and has room; nobody is chosen only when no one does", () => {
  fc.assert(
    fc.property(team, fc.option(fc.integer({ min: 1, max: 30 })), (serving, preferredAgent) => {
      const chosen = chooseAgent({ preferredAgent }, serving);
      if (chosen === undefined)
        expect(serving.filter((one) => takesChats(one) && hasRoom(one))).toEqual([]);
      else expect([takesChats(chosen), hasRoom(chosen)]).toEqual([true, true]);
    }),
  );
});

test("RT4, LP4: who had nothing hard of late, then the least loaded, then the longest idle, then the lower id", () => {
  fc.assert(
    fc.property(team, (serving) => {
      const chosen = chooseAgent({ preferredAgent: null }, serving);
      for (const other of serving.filter((one) => takesChats(one) && hasRoom(one))) {
        const key = ({ isEased, load, idleSinceMs, id }: RoutedAgent) =>
          (isEased ? 1e9 : 0) + load * 1e6 + idleSinceMs * 1e3 + id;
        expect(key(chosen ?? other)).toBeLessThanOrEqual(key(other));
      }
    }),
  );
});

const ana: RoutedAgent = {
  id: 1,
  publicId: "agt_000000000000000000001",
  availability: "online",
  presence: "connected",
  capacity: 3,
  load: 2,
  idleSinceMs: 0,
  isEased: false,
};
const ben: RoutedAgent = { ...ana, id: 2, load: 0 };

test("RT4: the agent who knew the visitor comes first while online with room", () => {
  expect(chooseAgent({ preferredAgent: 1 }, [ana, ben])?.id).toBe(1);
  expect(chooseAgent({ preferredAgent: 1 }, [{ ...ana, load: 3 }, ben])?.id).toBe(2);
  expect(chooseAgent({ preferredAgent: 1 }, [{ ...ana, availability: "away" }, ben])?.id).toBe(2);
  expect(chooseAgent({ preferredAgent: 1 }, [{ ...ana, presence: "reconnecting" }, ben])?.id).toBe(
    2,
  );
});

test("RT3: a new chat takes the lowest free number, and none beyond the capacity", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 8 })),
      fc.integer({ min: 0, max: 8 }),
      (taken, capacity) => {
        const slot = lowestFreeSlot(taken, capacity);
        expect(slot === undefined).toBe(taken.length >= capacity);
        if (slot === undefined) return;
        expect(taken).not.toContain(slot);
        expect(slot).toBeLessThanOrEqual(capacity);
        for (let lower = 1; lower < slot; lower += 1) expect(taken).toContain(lower);
      },
    ),
  );
});
