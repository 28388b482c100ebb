import type { CannedReplyKind, FoundReply, UsedReply } from "@presently/shared/protocol";
import {
  firstUnresolved,
  type VariableValues,
  withValues,
} from "@presently/shared/protocol/variables";
import { parseKept } from "../kept-json.ts";

/** What the draft was written from; it goes with the message (CR5). */
export type PickedReply = UsedReply & { readonly kind: CannedReplyKind };

/** A text with a reply in the place of what was typed to find it, and what is marked in it then: the first blank, else the end. */
export function withReply(
  text: string,
  range: { readonly from: number; readonly to: number },
  wording: string,
  values: VariableValues,
): { readonly text: string; readonly select: readonly [from: number, to: number] } {
  const rendered = withValues(wording, values);
  const before = text.slice(0, range.from);
  const whole = before + rendered + text.slice(range.to);
  const open = firstUnresolved(rendered);
  const end = range.from + rendered.length;
  const select =
    open === undefined
      ? ([end, end] as const)
      : ([range.from + open.start, range.from + open.end] as const);
  return { text: whole, select };
}

/** Kinds that may leave only under a condition, the strictest last (CR7, CR8). */
const HELD_BACK: readonly CannedReplyKind[] = ["reassurance", "offer"];

/** What the draft is from once another is put in: the one put in last, but an offer in it stays one, and a reassurance beside what is no offer. */
export function pickedAfter(
  before: PickedReply | undefined,
  { replyId, language, variant, kind }: FoundReply,
  isAsked: boolean,
): PickedReply {
  if (before !== undefined && HELD_BACK.indexOf(before.kind) > HELD_BACK.indexOf(kind))
    return before;
  const asked = kind === "offer" && isAsked ? { isAsked } : {};
  return { replyId, language, variant, kind, ...asked };
}

/** What is told of it with the message: its kind the server knows. */
export function usedOf(picked: PickedReply | undefined): UsedReply | undefined {
  if (picked === undefined) return undefined;
  const { kind: _, ...used } = picked;
  return used;
}

/** As it is kept beside the draft; "" = nothing. */
export function keptPicked(picked: PickedReply | undefined): string {
  return picked === undefined ? "" : JSON.stringify(picked);
}

export function readPicked(kept: string): PickedReply | undefined {
  return parseKept(kept === "" ? null : kept, isPicked);
}

function isPicked(value: unknown): value is PickedReply {
  return (
    typeof value === "object" &&
    value !== null &&
    "replyId" in value &&
    typeof value.replyId === "string" &&
    "language" in value &&
    typeof value.language === "string" &&
    "variant" in value &&
    typeof value.variant === "number" &&
    "kind" in value &&
    typeof value.kind === "string"
  );
}
