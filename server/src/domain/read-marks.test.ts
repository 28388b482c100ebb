import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readFurther, UNREAD } from "./read-marks.ts";

const seq = fc.nat({ max: 30 });

test("RM1: in whatever order marks are said, none goes back, and seen is delivered", () => {
  const said = fc.array(
    fc.record({ deliveredSeq: seq, agentSeq: seq, visitorSeq: seq }, { requiredKeys: [] }),
  );
  fc.assert(
    fc.property(said, fc.nat({ max: 20 }), (all, last) => {
      let marks = UNREAD;
      for (const each of all) {
        const next = readFurther(marks, each, last);
        expect(next.agentSeq).toBeGreaterThanOrEqual(marks.agentSeq);
        expect(next.visitorSeq).toBeGreaterThanOrEqual(marks.visitorSeq);
        expect(next.deliveredSeq).toBeGreaterThanOrEqual(
          Math.max(marks.deliveredSeq, next.agentSeq),
        );
        expect(next.deliveredSeq).toBeLessThanOrEqual(last);
        expect(next.visitorSeq).toBeLessThanOrEqual(last);
        expect(readFurther(next, each, last)).toBe(next);
        marks = next;
      }
    }),
    { seed: 1, numRuns: 200 },
  );
});
