import {
  type AgentId,
  type ApiScope,
  type ApiToken,
  type ApiTokenAnswer,
  type ApiTokenRequest,
  DeskError,
  MAX_API_TOKENS,
  scopesOfAnAgent,
  type SiteId,
} from "@presently/shared/protocol";
import { highestRole } from "../domain/rights.ts";
import { all, one, run, type Script } from "../store/script.ts";
import type { RowOf } from "../store/statement.ts";
import { agentById, agentByPublicId, grantsOfAccount } from "../store/statements/agents.ts";
import {
  apiTokenByHash,
  apiTokensOfDesk,
  deleteApiToken,
  insertApiToken,
  touchApiToken,
} from "../store/statements/api-tokens.ts";
import { sitesOfDesk } from "../store/statements/team.ts";
import { appendAudit } from "./audit.ts";
import { type AccountsDeps, DESK, type SignedIn } from "./context.ts";
import { assertMayLetIn, assertMayReadSettings } from "./rights.ts";
import { hashSecret, newSecret } from "./secret-token.ts";
import { sitesNamed } from "./team-scripts.ts";

/** So that whoever finds one somewhere knows what it is, and a scanner of sources too. */
const PREFIX = "pat_";
const DAY_MS = 24 * 3_600_000;
/** The use of a token is written down at most this often: reading who asks must stay a read (API4). */
const TOUCH_AFTER_MS = 60_000;

/** A program that asks, as the database says at this moment. */
export interface ApiCaller {
  readonly tokenId: string;
  readonly scopes: ReadonlySet<ApiScope>;
  /** The sites it may speak of, those that were removed left out. */
  readonly sites: readonly {
    readonly id: number;
    readonly siteId: SiteId;
    readonly name: string;
  }[];
  /** Who it writes as. */
  readonly agent:
    | { readonly id: number; readonly agentId: AgentId; readonly account: number }
    | undefined;
}

/** The tokens of the HTTP API (API1 to API4): made and revoked by those who answer for the installation, asked for in every request. */
export function createApiTokens(deps: Pick<AccountsDeps, "flush" | "clock" | "newId">) {
  /** Makes a token, which is told this one time. Nobody lets a program write as somebody who may more than themselves. */
  async function make(by: SignedIn, request: ApiTokenRequest): Promise<ApiTokenAnswer> {
    assertMayReadSettings(by);
    const secret = `${PREFIX}${newSecret()}`;
    const nowMs = deps.clock.nowMs();
    const publicId = `tok_${deps.newId()}`;
    const { name, scopes, siteIds, agentId, days } = request;
    const needsAgent = scopes.some((scope) => scopesOfAnAgent.includes(scope));
    if (needsAgent !== (agentId !== null)) throw new DeskError("value.invalid", { field: "agent" });
    const expiresAtMs = days === null ? null : nowMs + days * DAY_MS;
    const token = await deps.flush.submit(function* () {
      if ((yield* all(apiTokensOfDesk, { desk: DESK })).length >= MAX_API_TOKENS)
        throw new DeskError("value.invalid", { field: "count", most: MAX_API_TOKENS });
      const row = {
        tokenHash: hashSecret(secret),
        desk: DESK,
        publicId,
        name,
        scopes: JSON.stringify([...new Set(scopes)]),
        sites: siteIds === null ? null : JSON.stringify(yield* sitesNamed(siteIds)),
        agent: agentId === null ? null : yield* writerNamed(by, agentId),
        createdAtMs: nowMs,
        expiresAtMs,
        lastUsedAtMs: null,
      };
      yield* run(insertApiToken, row);
      const detail = { scopes, sites: siteIds ?? "all", agent: agentId ?? "none" };
      const audited = { atMs: nowMs, actor: by.agentId, action: "api-token.made" } as const;
      yield* appendAudit({ ...audited, subject: publicId, detail });
      return { answer: yield* shown(row), events: [] };
    });
    return { secret, token };
  }

  /** From the next request on it opens nothing: each asks the database. */
  async function revoke(by: SignedIn, publicId: string): Promise<void> {
    assertMayReadSettings(by);
    const atMs = deps.clock.nowMs();
    await deps.flush.submit(function* () {
      const { changes } = yield* run(deleteApiToken, { desk: DESK, publicId });
      if (changes === 0) throw new DeskError("not-found");
      const action = "api-token.revoked";
      yield* appendAudit({ atMs, actor: by.agentId, action, subject: publicId });
      return { answer: undefined, events: [] };
    });
  }

  /** All there are, the newest first, also those that have run out. */
  async function list(by: SignedIn): Promise<ApiToken[]> {
    assertMayReadSettings(by);
    return await deps.flush.read(function* () {
      const tokens: ApiToken[] = [];
      for (const row of yield* all(apiTokensOfDesk, { desk: DESK })) tokens.push(yield* shown(row));
      return tokens.toSorted((one, other) => other.createdAtMs - one.createdAtMs);
    });
  }

  /** Who asks with this secret; undefined where it means nothing: made up, run out, revoked. */
  async function find(secret: string): Promise<ApiCaller | undefined> {
    const tokenHash = hashSecret(secret);
    const nowMs = deps.clock.nowMs();
    const found = await deps.flush.read(function* () {
      const row = yield* one(apiTokenByHash, { tokenHash });
      if (row === undefined || (row.expiresAtMs !== null && row.expiresAtMs <= nowMs)) return;
      return { row, caller: yield* callerOf(row) };
    });
    if (found === undefined) return undefined;
    if ((found.row.lastUsedAtMs ?? 0) + TOUCH_AFTER_MS <= nowMs) {
      await deps.flush.submit(function* () {
        yield* run(touchApiToken, { tokenHash, lastUsedAtMs: nowMs });
        return { answer: undefined, events: [] };
      });
    }
    return found.caller;
  }

  return { make, revoke, list, find };
}

export type ApiTokens = ReturnType<typeof createApiTokens>;

type Row = RowOf<typeof apiTokenByHash>;

function* writerNamed(by: SignedIn, publicId: AgentId): Script<number> {
  const agent = yield* one(agentByPublicId, { desk: DESK, publicId });
  if (agent === undefined || agent.state === "disabled") throw new DeskError("not-found");
  const role = highestRole(yield* all(grantsOfAccount, { desk: DESK, account: agent.account }));
  assertMayLetIn(by, role ?? "agent");
  return agent.id;
}

function* callerOf(row: Row): Script<ApiCaller> {
  const sites = yield* all(sitesOfDesk, { desk: DESK });
  const ids = sitesOf(row);
  const agent =
    row.agent === null ? undefined : yield* one(agentById, { desk: DESK, id: row.agent });
  // Safe, here and below: the desk writes every public id with its prefix.
  return {
    tokenId: row.publicId,
    scopes: new Set(scopesOf(row)),
    sites: sites
      .filter(({ id }) => ids?.includes(id) ?? true)
      .map(({ id, publicId, name }) => ({ id, siteId: publicId as SiteId, name })),
    agent:
      agent === undefined
        ? undefined
        : { id: agent.id, agentId: agent.publicId as AgentId, account: agent.account },
  };
}

function* shown(row: Row): Script<ApiToken> {
  const { sites, agent } = yield* callerOf(row);
  const { publicId, name, createdAtMs, lastUsedAtMs, expiresAtMs } = row;
  return {
    tokenId: publicId,
    name,
    scopes: scopesOf(row),
    siteIds: row.sites === null ? null : sites.map(({ siteId }) => siteId),
    agentId: agent?.agentId ?? null,
    createdAtMs,
    lastUsedAtMs,
    expiresAtMs,
  };
}

// Both are written above and nowhere else.
const scopesOf = ({ scopes }: Row) => JSON.parse(scopes) as ApiScope[];
const sitesOf = ({ sites }: Row) => (sites === null ? null : (JSON.parse(sites) as number[]));
