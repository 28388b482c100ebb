import {
  type AgentNames,
  type ConversationId,
  DeskError,
  type LastingEvent,
} from "@presently/shared/protocol";
import { agentEventOf, storedEventOf, visitorEventOf } from "./wire-events.ts";
import { all, one, type Script } from "../store/script.ts";
import {
  conversationNamed,
  publicPageBefore,
  threadPageBefore,
} from "../store/statements/streams.ts";
import { hasEarlier } from "./conversation-view.ts";
import { readFileNames } from "./file-names.ts";
import { thatFit } from "./page-size.ts";
import { assertMayRead, type Reader } from "./reading-rights.ts";

export interface Earlier {
  readonly events: LastingEvent[];
  readonly hasEarlier: boolean;
  readonly fileNames: AgentNames;
}

/** A page of older items of a visitor's own conversation. "Not yours" and "not there" are the same answer (R27). */
export function* readEarlierForVisitor(
  desk: number,
  visitor: number,
  publicId: ConversationId,
  before: number,
): Script<Earlier> {
  const conversation = yield* one(conversationNamed, { desk, publicId });
  if (conversation?.visitor !== visitor) throw new DeskError("not-found");
  const rows = yield* all(publicPageBefore, { desk, conversation: conversation.id, before });
  const events = thatFit(rows)
    .map(storedEventOf)
    .toReversed()
    .flatMap((event) => visitorEventOf(event) ?? []);
  const fileNames = yield* readFileNames(desk, events);
  return { events, hasEarlier: hasEarlier(events), fileNames };
}

/** A page of older items of a thread. */
export function* readEarlierForAgent(
  desk: number,
  reader: Reader,
  publicId: ConversationId,
  before: number,
): Script<Earlier> {
  const conversation = yield* one(conversationNamed, { desk, publicId });
  if (conversation === undefined) throw new DeskError("not-found");
  yield* assertMayRead(desk, reader, conversation);
  const rows = yield* all(threadPageBefore, { desk, conversation: conversation.id, before });
  const events = thatFit(rows).map(storedEventOf).toReversed().map(agentEventOf);
  const fileNames = yield* readFileNames(desk, events);
  return { events, hasEarlier: hasEarlier(events), fileNames };
}
