import {
  audienceOf,
  LastingEvent,
  PassingEvent,
  PublicPassingEvent,
} from "@presently/shared/protocol";
import { expect, test } from "vitest";

test("P7: every lasting event says in its schema who may see it", () => {
  for (const schema of LastingEvent.options) {
    expect(schema.meta(), schema.shape.type.value).toMatchObject({
      audience: expect.stringMatching(/^(public|team)$/),
      isLasting: true,
    });
  }
  for (const schema of PassingEvent.options) {
    expect(schema.meta(), schema.shape.type.value).toMatchObject({ isLasting: false });
  }
  for (const schema of PublicPassingEvent.options) {
    expect(schema.meta(), schema.shape.type.value).toMatchObject({ audience: "public" });
  }
});

test("P7: what a visitor may see is this and nothing more: whoever adds to it does so knowingly", () => {
  const shown = [...audienceOf].filter(([, audience]) => audience === "public");
  expect(shown.map(([type]) => type)).toEqual([
    "conversation.started",
    "conversation.queued",
    "conversation.assigned",
    "message.posted",
    "conversation.closed",
    "conversation.reopened",
    "conversation.messageLeft",
    "rating.given",
    "solution.answered",
    "form.sent",
    "form.answered",
    "replies.offered",
    "article.shown",
    "article.answered",
    "callback.asked",
    "callback.cancelled",
    "turn.called",
    "turn.extended",
    "turn.answered",
    "turn.passed",
    "call.asked",
    "call.cancelled",
    "call.recorded",
    "promise.made",
    "promise.changed",
    "promise.kept",
    "promise.takenBack",
    "promise.broken",
    "goodwill.given",
    "incident.linked",
    "incident.updated",
  ]);
});

test("P7: what the team alone knows, offers, handover notes and promises, is of the team", () => {
  for (const type of [
    "note.posted",
    "question.added",
    "question.marked",
    "promise.reminded",
    "offer.made",
    "offer.lapsed",
    "transfer.offered",
    "transfer.lapsed",
    "mail.sent",
    "mail.failed",
    "push.sent",
    "push.failed",
    "conversation.taken",
    "conversation.given",
    "visitor.presenceChanged",
    "wait.announced",
  ] as const) {
    expect(audienceOf.get(type)).toBe("team");
  }
});
