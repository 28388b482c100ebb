import {
  AgentFrame,
  CommandId,
  type DeskErrorCode,
  VisitorFrame,
} from "@presently/shared/protocol";
import * as z from "zod";

/** A frame that was understood, or why not; `ref` is the command it was meant to be, if that much could be read. */
type Incoming<Frame> =
  | { readonly isFrame: true; readonly frame: Frame }
  | { readonly isFrame: false; readonly code: DeskErrorCode; readonly ref: CommandId | null };

export const readVisitorFrame = readerOf(VisitorFrame);
export const readAgentFrame = readerOf(AgentFrame);
export type ReadFrame<Frame> = (text: string) => Incoming<Frame>;

const frameTypes: ReadonlySet<string> = new Set([
  "hello",
  "resume",
  "ping",
  "signal",
  "loadEarlier",
  "openThread",
  "closeThread",
  "command",
]);
/** The little that is read of a frame that could not be: enough to answer the command it was. */
const Envelope = z.object({
  type: z.string(),
  commandId: CommandId.optional().catch(undefined),
});

/** Reads one frame with its schema before anything looks inside it. */
function readerOf<Frame>(schema: z.ZodType<Frame>): ReadFrame<Frame> {
  return (text) => {
    const json = jsonOf(text);
    if (json === undefined) return { isFrame: false, code: "frame.malformed", ref: null };
    const read = schema.safeParse(json.value);
    if (read.success) return { isFrame: true, frame: read.data };
    const envelope = Envelope.safeParse(json.value);
    if (!envelope.success) return { isFrame: false, code: "frame.malformed", ref: null };
    const ref = envelope.data.commandId ?? null;
    if (!frameTypes.has(envelope.data.type)) return { isFrame: false, code: "frame.unknown", ref };
    return {
      isFrame: false,
      code: isTooLong(json.value) ? "message.too-long" : "frame.malformed",
      ref,
    };
  };
}

/** So far into a frame its command id is looked for: whoever writes `type`, `commandId`, `command` in this order has it there. */
const HEAD_CHARS = 200;

/** The command that a frame seems to be, for refusing it without reading it; null when that is not to be seen at a glance. */
export function refAtHead(text: string): CommandId | null {
  return /"commandId":"([\w-]{21})"/.exec(text.slice(0, HEAD_CHARS))?.[1] ?? null;
}

function jsonOf(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A message whose only fault is its length deserves to be told so. */
const LongMessage = z.object({
  type: z.literal("command"),
  command: z.object({ type: z.literal("message.post"), text: z.string().min(8001) }),
});
function isTooLong(value: unknown): boolean {
  return LongMessage.safeParse(value).success;
}
