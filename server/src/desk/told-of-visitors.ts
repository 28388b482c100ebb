import {
  type CommandOf,
  DeskError,
  MAX_TRACKED,
  type VisitorCommand,
} from "@presently/shared/protocol";
import { cleanName } from "../content.ts";
import { allocateIds } from "../store/allocate-ids.ts";
import { all, one, run, type Script } from "../store/script.ts";
import {
  detailsOf,
  dropTracked,
  insertTracked,
  saveDetails,
  trackedOf,
} from "../store/statements/told-of-visitors.ts";
import { cleanAttributes, withAttributes } from "./attributes.ts";
import { ownConversation, type Writer } from "./visitor-message.ts";
import type { Work } from "./work.ts";

/** What the page tells of one conversation, for the team alone (ID10). It writes no event, and doing it twice is doing it once. */
export function* describeConversation(
  work: Work,
  writer: Writer,
  { conversationId, attributes }: CommandOf<VisitorCommand, "conversation.describe">,
): Script<void> {
  const { desk } = work;
  const { id: conversation } = yield* ownConversation(work, writer, conversationId);
  const former = (yield* one(detailsOf, { desk, conversation }))?.attributes ?? "{}";
  yield* run(saveDetails, { desk, conversation, attributes: withAttributes(former, attributes) });
}

/**
 * What the visitor did, as the page tells it: the latest twenty are kept, for the team alone (ID11). No event: a repeat is known by its command's id,
 * as long as the act is kept. Throws `value.invalid` for a name of which nothing is left.
 */
export function* track(
  work: Work,
  { visitor }: Writer,
  command: CommandOf<VisitorCommand, "visitor.track">,
): Script<void> {
  const { desk, commandId, nowMs: atMs } = work;
  const name = cleanName(command.name);
  if (name === null) throw new DeskError("value.invalid", { field: "name" });
  const kept = yield* all(trackedOf, { desk, visitor });
  if (kept.some((act) => act.commandId === commandId)) return;
  const oldest = kept[MAX_TRACKED - 1];
  if (oldest !== undefined) yield* run(dropTracked, { desk, visitor, upto: oldest.id });
  const data = JSON.stringify(Object.fromEntries(cleanAttributes(command.data ?? {})));
  const id = yield* allocateIds(desk);
  yield* run(insertTracked, { desk, visitor, id, commandId: commandId ?? "", name, data, atMs });
}
