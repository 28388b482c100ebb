import type { ConversationId } from "@presently/shared/protocol";
import { UNREAD } from "../domain/read-marks.ts";
import { readReadMarks } from "../views/read-marks.ts";
import type { RealtimeContext } from "./context.ts";
import type { Session } from "./session.ts";
import { passingFrame } from "./typing.ts";

/**
 * Tells a client that goes on by its cursor how far its conversations were read meanwhile: a picture says so itself, and the marks have no
 * event that would be among what it missed (RM3).
 */
export async function tellReadMarks(
  { store, desk }: RealtimeContext,
  session: Session,
  conversations: readonly { readonly id: number; readonly publicId: ConversationId }[],
): Promise<void> {
  if (conversations.length === 0) return;
  const marks = await store.read(function* () {
    const found = [];
    for (const { id, publicId } of conversations)
      found.push({ conversationId: publicId, readMarks: yield* readReadMarks(desk, id) });
    return found;
  });
  for (const each of marks)
    if (each.readMarks !== UNREAD)
      session.sendPassing(passingFrame({ type: "read.noticed", ...each }));
}
