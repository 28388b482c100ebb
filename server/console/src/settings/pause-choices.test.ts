import { PauseAfterMs } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { pauseChoices } from "./PauseSelect.tsx";

test("LP2: an owner can choose any time that the server takes, from never to its longest", () => {
  const [least, most] = [Math.min(...pauseChoices), Math.max(...pauseChoices)];
  expect(pauseChoices.map((each) => PauseAfterMs.safeParse(each).success)).not.toContain(false);
  expect(least).toBe(0);
  expect(PauseAfterMs.safeParse(most + 1).success).toBe(false);
});
