import { expect, test } from "vitest";
import { asHtml, asPlainText } from "../mail/blocks.ts";
import { transcriptBlocks } from "./transcript-blocks.ts";

test.for([
  ["en", "It's about"],
  ["bg", "Тема"],
  ["fi", "Aihe"],
  ["lt", "Tema"],
  ["nl", "Onderwerp"],
  ["ru", "Тема"],
] as const)(
  "TO2, TS2: in %s what it is about stands where it was said, in the words of the button, escaped in a page",
  ([language, words]) => {
    const said = (atMs: number, topic: string) =>
      ({ atMs, from: "visitor", agentName: null, said: { kind: "topic", topic } }) as const;
    const blocks = transcriptBlocks({
      conversationId: "cnv_000000000000000000001",
      visitor: 1,
      siteName: "Shop",
      language,
      register: "usual",
      timeZone: "UTC",
      isCut: false,
      lines: [
        { atMs: 0, from: "visitor", agentName: null, said: { kind: "text", text: "Hi" } },
        said(60_000, "Lamps & <bulbs>"),
        { atMs: 120_000, from: "team", agentName: "Ann", said: { kind: "text", text: "Hello" } },
      ],
    });
    const text = asPlainText(blocks);
    expect(text).toMatch(
      new RegExp(`00.00\\nHi\\n+.+00.01\\n${words}: Lamps & <bulbs>\\n+Ann, 00.02`),
    );
    expect(asHtml(blocks, language)).toContain(`: Lamps &amp; &lt;bulbs&gt;`);
  },
);
