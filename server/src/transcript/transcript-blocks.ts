import { referenceOf } from "@presently/shared/view";
import type { Block } from "../mail/blocks.ts";
import { momentIn, zoneOf } from "../mail/moment.ts";
import { type Texts, textsIn } from "../texts/texts.ts";
import type { Transcript } from "../views/transcript.ts";

/** A transcript as blocks, in its language and its visitor's time; whatever a person typed is plain text in them (TS2). */
export function transcriptBlocks(transcript: Transcript): Block[] {
  const texts = textsIn(transcript.language);
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
    blocks.push({ kind: "paragraph", text: `${who}\n${line.text}` });
  }
  return blocks;
}

function nameOf({ from, agentName }: Transcript["lines"][number], { transcript }: Texts): string {
  return from === "visitor" ? transcript.you : (agentName ?? transcript.team);
}
