import type { ConversationView, LastingEvent, Tag } from "@presently/shared/protocol";
import { MAX_ENDING_CHARS } from "@presently/shared/protocol/tag-limits";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { viewOf } from "@presently/shared/view";
import { expect, test } from "vitest";
import { suggestedEnding } from "./suggested-ending.ts";

const ids = idsOf(7);
const maker = eventMaker(ids);
const tag = (name: string, kind: Tag["kind"] = "tag"): Tag => ({
  tagId: ids.tag(),
  siteId: null,
  kind,
  name,
  isRemoved: false,
});
const returns = tag("Returns");
const solved = tag("Solved", "disposition");
const tags = [returns, solved];
const said = (by: "agt_" | "vis_", text: string) =>
  maker.make("message.posted", { by: by === "agt_" ? maker.agentId : maker.visitorId, text });

function suggestedFor(items: LastingEvent[], over: Partial<ConversationView> = {}): string {
  const numbered = items.map((event, at) => ({ ...event, seq: at + 2 }));
  return suggestedEnding(
    { ...viewOf(maker.make("conversation.started")), items: numbered, ...over },
    tags,
  );
}

test("M28: the line is proposed from the topic, the tags and what the agent wrote last, in one line", () => {
  const topic = maker.make("conversation.queued", { reason: "topicChosen", text: "Sending back" });
  const talk = [
    said("vis_", "Hello"),
    said("agt_", "Send it\n back, please"),
    said("vis_", "Thanks"),
  ];
  expect(suggestedFor([])).toBe("");
  expect(suggestedFor([said("vis_", "Hello?")])).toBe("Hello?");
  expect(suggestedFor([topic, ...talk], { tagIds: [solved.tagId, returns.tagId] })).toBe(
    "Sending back, Returns: Send it back, please",
  );
});

test("M28: what was said of it before stands, until it was opened again", () => {
  const ending = maker.make("ending.written", { text: "Refunded" });
  const reply = said("agt_", "Bye");
  expect(suggestedFor([reply, ending, said("vis_", "Ok")])).toBe("Refunded");
  expect(suggestedFor([ending, maker.make("conversation.reopened"), reply])).toBe("Bye");
});

test("M28: a proposal is never longer than a line may be", () => {
  const line = suggestedFor([said("agt_", "а".repeat(2 * MAX_ENDING_CHARS))]);
  expect([line.length, line.endsWith("…")]).toEqual([MAX_ENDING_CHARS, true]);
});
