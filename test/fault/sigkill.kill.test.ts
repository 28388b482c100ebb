import { test } from "vitest";
import { chatThroughKills } from "./killed.ts";

test(
  "G1, G2, G3, G4: a server killed 10 times under 20 chatting visitors loses, doubles and reorders nothing it acknowledged",
  { timeout: 300_000 },
  () => chatThroughKills(10),
);
