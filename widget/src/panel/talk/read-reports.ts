import type { ConversationView } from "@presently/shared/protocol";
import type { Connection } from "../../contract.ts";
import type { Session } from "../session.ts";

/** Tells the server how far the visitor has seen what agents wrote (RM1), once for each message on a connection. */
export function createReadReports({ say }: Pick<Session, "say">) {
  let told = "";
  return (view: ConversationView, connection: Connection): void => {
    // What was said on a connection that was lost may not have arrived.
    if (connection !== "online") told = "";
    const { conversationId, items, readMarks } = view;
    const newest = items.findLast(
      ({ type, by }) => type === "message.posted" && by.startsWith("agt_"),
    );
    if (connection !== "online" || !newest || newest.seq <= readMarks.visitorSeq) return;
    if (told === newest.id) return;
    told = newest.id;
    say({ type: "signal", signal: "read", conversationId, publicSeq: newest.seq });
  };
}
