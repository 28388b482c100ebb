import type { AgentId, ConversationId, Shelf } from "@presently/shared/protocol";
import { all, type Script } from "../store/script.ts";
import { grantsOfAccount } from "../store/statements/agents.ts";
import { kindWordsOfAgent, latestCases, sharedKindWords } from "../store/statements/shelf.ts";
import { mayRead, type Reader } from "./reading-rights.ts";

interface Row {
  readonly publicId: string;
  readonly site: number;
  readonly agentId: string;
  readonly text: string | null;
  readonly atMs: number;
}

/** What stands on the shelf for this agent (SH4): of the conversations they may read, and of their own kind words all. */
export function* readShelf(desk: number, reader: Reader): Script<Shelf> {
  const grants = yield* all(grantsOfAccount, { desk, account: reader.account });
  const isReadable = ({ site }: Row) => mayRead(site, grants, false);
  const mine = yield* all(kindWordsOfAgent, { desk, agent: reader.agent });
  const shared = yield* all(sharedKindWords, { desk });
  const cases = yield* all(latestCases, { desk });
  return {
    mine: mine.map((row) => ({ ...shown(row), isShared: row.sharedAtMs !== null })),
    shared: shared.filter(isReadable).map((row) => ({ ...shown(row), isShared: true })),
    cases: cases.filter(isReadable).map(shown),
  };
}

function shown({ publicId, agentId, text, atMs }: Row) {
  return {
    // Safe: written by this server with the prefixes of their kinds.
    conversationId: publicId as ConversationId,
    agentId: agentId as AgentId,
    text: text ?? "",
    atMs,
  };
}
