import type { Timer } from "@presently/shared/clock";
import type { ConversationId } from "@presently/shared/protocol";
import type { Reading } from "../domain/read-marks.ts";
import type { Audience } from "./audience.ts";
import type { RealtimeContext } from "./context.ts";
import { passingFrame } from "./typing.ts";

/** A conversation's marks are written so often at most, whoever reads how much of it (RM3). */
const WRITE_EVERY_MS = 3000;

/** Who says how far they have come in a conversation; an agent by the desk's own number. */
export interface Reader {
  readonly conversation: number;
  readonly publicId: ConversationId;
  readonly agent: number | null;
}

interface Rest {
  readonly timer: Timer;
  /** What was said since the last write. */
  said: Reading;
  reader: Reader;
}

/** Writes down who has read what, and tells both sides: at once what comes first, then at most every three seconds what came meanwhile. */
export class Readings {
  readonly #context: RealtimeContext;
  readonly #audience: Audience;
  /** Conversations that were written of late. */
  readonly #resting = new Map<number, Rest>();

  constructor(context: RealtimeContext, audience: Audience) {
    this.#context = context;
    this.#audience = audience;
  }

  heard(reader: Reader, said: Reading): void {
    const rest = this.#resting.get(reader.conversation);
    if (rest === undefined) return this.#write(reader, said);
    rest.said = { ...rest.said, ...said };
    // A visitor's word takes nothing from an agent's that waits; of two agents the later one holds the chat.
    if (reader.agent !== null) rest.reader = reader;
  }

  close(): void {
    for (const { timer } of this.#resting.values()) timer.cancel();
    this.#resting.clear();
  }

  #write(reader: Reader, said: Reading): void {
    const { conversation, publicId } = reader;
    const timer = this.#context.clock.after(WRITE_EVERY_MS, () => this.#writeRest(conversation));
    const idle = { conversation, publicId, agent: null };
    this.#resting.set(conversation, { timer, said: {}, reader: idle });
    this.#context.noteReading({ conversation, agent: reader.agent, said }).then(
      (readMarks) => {
        if (readMarks === undefined) return;
        const frame = passingFrame({
          type: "read.noticed",
          conversationId: publicId,
          readMarks,
        });
        this.#audience.tellVisitor(conversation, frame);
        this.#audience.tellTeam(conversation, frame);
      },
      (error: unknown) => {
        this.#context.log.warn({ err: error, conversation }, "what was read was not written");
      },
    );
  }

  #writeRest(conversation: number): void {
    const rest = this.#resting.get(conversation);
    this.#resting.delete(conversation);
    if (rest !== undefined && Object.keys(rest.said).length > 0)
      this.#write(rest.reader, rest.said);
  }
}
