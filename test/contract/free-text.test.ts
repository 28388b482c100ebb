import { LastingEvent } from "@presently/shared/protocol";
import { freeTextIn } from "@presently/shared/testing";
import { expect, test } from "vitest";

const found = LastingEvent.options.flatMap((schema) => freeTextIn(schema, schema.shape.type.value));

test("P11: in a lasting event what people typed stands in `text` alone", () => {
  expect(found.filter(({ path }) => path[0] !== "text")).toEqual([]);
});

test("P11: the events that hold what people typed are those we know of", () => {
  expect(new Set(found.map(({ event }) => event))).toEqual(
    new Set([
      "conversation.queued",
      "message.posted",
      "rating.given",
      "article.shown",
      "goodwill.given",
      "form.sent",
      "form.answered",
      "replies.offered",
      "note.posted",
      "transfer.offered",
      "conversation.taken",
      "conversation.given",
      "question.added",
      "complaint.raised",
      "complaint.ended",
      "ending.written",
      "case.shelved",
      "promise.changed",
      "tag.changed",
      "incident.linked",
      "incident.updated",
      "incident.changed",
    ]),
  );
});
