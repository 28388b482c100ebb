import type { AgentNames, ConversationId, Cursor, LastingEvent } from "@presently/shared/protocol";
import { cursorOf, seqOf, STREAM_START, tagOf } from "@presently/shared/protocol/cursor";
import { all, one, type Script } from "../store/script.ts";
import { PAGE_EVENTS, publicEventAt, publicPage } from "../store/statements/streams.ts";
import { withFileNames } from "../views/file-names.ts";
import { readVisitorView } from "../views/conversation-view.ts";
import type { RealtimeContext, RealtimeFault } from "./context.ts";
import type { Page, Stream } from "./follower.ts";
import { thatFit } from "../views/page-size.ts";
import { storedEventOf, visitorCursorOf, visitorEventOf } from "../views/wire-events.ts";

/** A conversation as its visitor follows it: public events by their public number. Nothing of the team's is ever in it (P2). */
export function conversationStream(
  context: RealtimeContext,
  conversation: { readonly id: number; readonly publicId: ConversationId },
  namesIn: (events: readonly LastingEvent[]) => AgentNames,
): Stream {
  const { desk, store } = context;
  return {
    id: conversation.publicId,
    seqIn: (event) =>
      event.conversation === conversation.id ? (event.publicSeq ?? undefined) : undefined,
    cursorOf: visitorCursorOf,
    show: visitorEventOf,
    namesIn,
    readPage: (after) =>
      store.read(() => readConversationPage(desk, conversation.id, after, context.plantedFault)),
    async readPicture() {
      const picture = await store.read(() => readVisitorView(desk, conversation.id));
      const { upto, view, names } = picture;
      return {
        upto,
        frames: [{ type: "reset", stream: conversation.publicId, upto, view, names }],
      };
    },
  };
}

/** One page after a cursor whose tag is the event's own; otherwise, or ahead of the stream, the cursor is unknown (R5). */
function* readConversationPage(
  desk: number,
  conversation: number,
  after: Cursor,
  plantedFault?: RealtimeFault,
): Script<Page> {
  const seq = seqOf(after);
  let sinceMs = -Infinity;
  if (after !== STREAM_START) {
    const event = yield* one(publicEventAt, { desk, conversation, seq });
    if (event === undefined || tagOf(cursorOf(seq, event.publicId)) !== tagOf(after)) {
      return { kind: "unknown" };
    }
    if (plantedFault === "resume by time") sinceMs = event.atMs;
  }
  const rows = yield* all(publicPage, { desk, conversation, after: seq });
  const page = yield* withFileNames(desk, thatFit(rows).map(storedEventOf));
  const last = page.at(-1);
  const events = page.filter((event) => event.atMs > sinceMs);
  return {
    kind: "page",
    upto: last === undefined ? after : visitorCursorOf(last),
    events,
    isWhole: rows.length < PAGE_EVENTS && page.length === rows.length,
  };
}
