import type { AskedFigures, WhatPeopleAsk } from "@presently/shared/protocol";
import { WEEKS_BEFORE } from "@presently/shared/protocol/asked-limits";
import { askedWords } from "../i18n/asked.ts";
import { csvOf } from "../reports/csv.ts";

/** Everything on the page, a row each. */
export function askedCsv({ questions, tags, pages }: WhatPeopleAsk): string {
  const words = askedWords.csvHead;
  const weeks = Array.from({ length: WEEKS_BEFORE }, (_, at) =>
    words.weeksBefore(WEEKS_BEFORE - at),
  );
  const row = (
    kind: string,
    subject: string,
    figures: Omit<AskedFigures, "pages"> & Partial<Pick<AskedFigures, "pages">>,
  ) => [
    kind,
    subject,
    figures.lately,
    ...figures.before,
    figures.solved,
    figures.notSolved,
    figures.lately - figures.solved - figures.notSolved,
    figures.complaints,
    figures.pages?.[0]?.page ?? null,
  ];
  return csvOf([
    [
      words.kind,
      words.subject,
      words.lately,
      ...weeks,
      words.solved,
      words.notSolved,
      words.unknown,
      words.complaints,
      words.page,
    ],
    ...questions.map((one) => row(askedWords.questions, one.text, one)),
    ...tags.map((one) => row(askedWords.tags, one.name, one)),
    ...pages.map((one) => row(askedWords.pages, one.page, one)),
  ]);
}
