import type { Timer } from "@presently/shared/clock";
import type { ConversationId } from "@presently/shared/protocol";
import type { HeardReading } from "../desk/reading.ts";
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
  readonly publicId: ConversationId;
  /** What each has said since the last write: an agent by the desk's own number, null = the visitor. */
  readonly said: Map<number | null, Reading>;
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
    if (rest === undefined) {
      const { conversation, publicId, agent } = reader;
      return this.#write(conversation, publicId, new Map([[agent, said]]));
    }
    // Each for themselves: who holds the chat is found when it is written, and counts alone of the team (RM2).
    rest.said.set(reader.agent, further(rest.said.get(reader.agent) ?? {}, said));
  }

  close(): void {
    for (const { timer } of this.#resting.values()) timer.cancel();
    this.#resting.clear();
  }

  #write(conversation: number, publicId: ConversationId, said: HeardReading["said"]): void {
    const timer = this.#context.clock.after(WRITE_EVERY_MS, () => this.#writeRest(conversation));
    this.#resting.set(conversation, { timer, publicId, said: new Map() });
    this.#context.noteReading({ conversation, said }).then(
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
    if (rest !== undefined && rest.said.size > 0)
      this.#write(conversation, rest.publicId, rest.said);
  }
}

/** What one side has said in two goes: no number goes back. */
function further(former: Reading, said: Reading): Reading {
  const next = { ...former };
  for (const mark of ["deliveredSeq", "agentSeq", "visitorSeq"] as const) {
    const seq = said[mark];
    if (seq !== undefined) next[mark] = Math.max(next[mark] ?? 0, seq);
  }
  return next;
}
