import { test } from "vitest";
import { chatThroughKills } from "../fault/killed.ts";

/** What every run of the tests does ten times. */
test("G1, G2, G3, G4: a server killed 25 times under 20 chatting visitors loses, doubles and reorders nothing it acknowledged", () =>
  chatThroughKills(25));
