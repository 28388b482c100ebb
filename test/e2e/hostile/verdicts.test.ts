import { expect, test } from "vitest";
import { faults } from "./faults.ts";
import { verdictsIn, verdictsOfJudge } from "./verdicts.ts";

const verdicts = verdictsOfJudge();

test("R37, R40: each verdict of the judge is given to a chat with a planted fault, and no fault awaits another", () => {
  const planted = new Set(faults.map(({ verdict }) => verdict));
  expect(verdicts.filter((verdict) => !planted.has(verdict))).toEqual([]);
  expect([...planted].filter((verdict) => !verdicts.includes(verdict))).toEqual([]);
});

test("R37, R40: no verdict begins as another, so each says which claim was broken", () => {
  const begun = verdicts.filter((verdict, at) =>
    verdicts.some((other, place) => place !== at && verdict.startsWith(other)),
  );
  expect(begun).toEqual([]);
});

test("R37, R40: a claim of the judge's has words, and they are found wherever it stands", () => {
  const source = `async function look(tab) {
    if (tab) await seenThat(tab, "it is there", () => true);
    expect(tab.size, "its size").toBe(1);
    return until(\`it has \${tab.size} rows\`, () => true);
  }`;
  expect(verdictsIn("judge-rows.ts", source)).toEqual(["it is there", "its size", "it has"]);
  expect(() => verdictsIn("judge-rows.ts", "expect(1).toBe(1)")).toThrow("no words for expect(1)");
});
