import { expect, test } from "vitest";
import type { AgentId } from "@presently/shared/protocol";
import { colleaguesLike, mentionBegun, mentionsIn, withMention } from "./mentions.ts";

const agent = (name: string) => ({
  agentId: `agt_${name.replace(/\W/g, "").padEnd(21, "0")}` as AgentId, // made to the id's shape
  name,
});
const jan = agent("Jan");
const janBerg = agent("Jan Berg");
const zivile = agent("Živilė");

test("M4: a mention in a note is the longest name after the @, and an address is none", () => {
  const team = [jan, janBerg, zivile];
  expect(mentionsIn("@Jan Berg can you look? cc @Živilė", team)).toEqual([
    janBerg.agentId,
    zivile.agentId,
  ]);
  expect(mentionsIn("@Jan, please", team)).toEqual([jan.agentId]);
  expect(mentionsIn("@Janet and mail me@Jane.example", team)).toEqual([]);
});

test("a mention is begun by an @ at the start of a word, and a name is found without its marks", () => {
  expect(mentionBegun("ask @ziv", 8)).toEqual({ at: 4, begun: "ziv" });
  expect(mentionBegun("me@ziv", 6)).toBeNull();
  expect(colleaguesLike([jan, zivile], "ziv")).toEqual([zivile]);
  expect(colleaguesLike([janBerg], "ber")).toEqual([janBerg]);
  expect(withMention("ask @ziv now", 4, 8, "Živilė")).toEqual({
    text: "ask @Živilė now",
    caret: 12,
  });
});
