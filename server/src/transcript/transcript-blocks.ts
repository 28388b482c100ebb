import { FormField } from "@presently/shared/protocol";
import { referenceOf } from "@presently/shared/view";
import type { Block } from "../mail/blocks.ts";
import { momentIn, zoneOf } from "../mail/moment.ts";
import { type Texts, textsIn } from "../texts/texts.ts";
import type { Said, Transcript } from "../views/transcript.ts";

/** A transcript as blocks, in its language and its visitor's time; whatever a person typed is plain text in them (TS2). */
export function transcriptBlocks(transcript: Transcript): Block[] {
  const texts = textsIn(transcript.language, transcript.register);
  const { locale, transcript: words } = texts;
  const timeZone = zoneOf(transcript.timeZone);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone });
  const time = new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
  const first = transcript.lines[0];
  const begun = first === undefined ? "" : momentIn({ locale, timeZone }, first.atMs);
  const blocks: Block[] = [
    { kind: "paragraph", text: words.title(transcript.siteName) },
    { kind: "small", text: words.about(referenceOf(transcript.conversationId), begun) },
  ];
  if (transcript.isCut) blocks.push({ kind: "small", text: words.cut });
  let shownDay = "";
  for (const line of transcript.lines) {
    const itsDay = day.format(line.atMs);
    if (itsDay !== shownDay) blocks.push({ kind: "small", text: itsDay });
    shownDay = itsDay;
    const who = `${nameOf(line, texts)}, ${time.format(line.atMs)}`;
    blocks.push({ kind: "paragraph", text: `${who}\n${wordsOf(line.said, words)}` });
  }
  return blocks;
}

function nameOf({ from, agentName }: Transcript["lines"][number], { transcript }: Texts): string {
  return from === "visitor" ? transcript.you : (agentName ?? transcript.team);
}

/** A form, the short answers that were offered and a topic, put into words (FO5, TO2). */
function wordsOf(said: Said, { form, topic }: Texts["transcript"]): string {
  switch (said.kind) {
    case "text":
      return said.text;
    case "asked": {
      const asked = said.fields.map((field) =>
        field === "question" ? (said.question ?? "") : form[field],
      );
      return form.asked(asked.filter((part) => part !== "").join(", "));
    }
    case "answered": {
      const given = FormField.options.flatMap((field) => {
        const answer = said.answers[field];
        return answer === null ? [] : [`${form[field]}: ${answer}`];
      });
      return given.length === 0 ? form.notNow : given.join("\n");
    }
    case "topic":
      return topic(said.topic);
    case "offered":
      return form.offered(said.replies.join(" · "));
  }
}
