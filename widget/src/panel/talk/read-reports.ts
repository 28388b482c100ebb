import type { ConversationView } from "@presently/shared/protocol";
import type { Connection } from "../../contract.ts";
import type { Session } from "../session.ts";

/**
 * Tells the server how far the visitor has seen what agents wrote (RM1), once for each message on a connection. It hears of every change, also
 * while nothing is seen: that is when a phone that was put away loses its connection.
 */
export function createReadReports({ say }: Pick<Session, "say">) {
  let told = "";
  return (view: ConversationView, connection: Connection, isSeen: boolean): void => {
    // What was said on a connection that was lost may not have arrived.
    if (connection !== "online") told = "";
    const { conversationId, items, readMarks } = view;
    const newest = items.findLast(
      ({ type, by }) => type === "message.posted" && by.startsWith("agt_"),
    );
    if (connection !== "online" || !newest || newest.seq <= readMarks.visitorSeq) return;
    if (!isSeen || told === newest.id) return;
    told = newest.id;
    say({ type: "signal", signal: "read", conversationId, publicSeq: newest.seq });
  };
}
