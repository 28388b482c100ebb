import type { AgentId, ConversationId, Shelf } from "@presently/shared/protocol";
import { all, type Script } from "../store/script.ts";
import { grantsOfAccount } from "../store/statements/agents.ts";
import {
  kindWordsOfAgent,
  latestCases,
  SHELF_PAGE,
  sharedKindWords,
} from "../store/statements/shelf.ts";
import { mayRead, type Reader } from "./reading-rights.ts";

interface Row {
  readonly publicId: string;
  readonly site: number;
  readonly agentId: string;
  readonly text: string | null;
  readonly atMs: number;
  readonly deskSeq: number;
}

/** Above the number of any event. */
const FROM_THE_END = Number.MAX_SAFE_INTEGER;

/** What stands on the shelf for this agent: the latest of each, of the sites on which they have a role (SH4). */
export function* readShelf(desk: number, reader: Reader): Script<Shelf> {
  const grants = yield* all(grantsOfAccount, { desk, account: reader.account });
  const isReadable = ({ site }: Row) => mayRead(site, grants, false);
  const { agent } = reader;
  const mine = yield* latest(isReadable, (before) =>
    all(kindWordsOfAgent, { desk, agent, before }),
  );
  const shared = yield* latest(isReadable, (before) => all(sharedKindWords, { desk, before }));
  const cases = yield* latest(isReadable, (before) => all(latestCases, { desk, before }));
  return {
    mine: mine.map((row) => ({ ...shown(row), isShared: row.sharedAtMs !== null })),
    shared: shared.map((row) => ({ ...shown(row), isShared: true })),
    cases: cases.map(shown),
  };
}

/** The latest that somebody may read, page by page: what belongs to other sites takes no place of theirs. */
function* latest<One extends Row>(
  isReadable: (row: Row) => boolean,
  pageBefore: (deskSeq: number) => Script<One[]>,
): Script<One[]> {
  const found: One[] = [];
  let page: One[] = [];
  do {
    page = yield* pageBefore(page.at(-1)?.deskSeq ?? FROM_THE_END);
    found.push(...page.filter(isReadable));
  } while (page.length === SHELF_PAGE && found.length < SHELF_PAGE);
  return found.slice(0, SHELF_PAGE);
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
