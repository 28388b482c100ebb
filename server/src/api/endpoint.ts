import type { Clock } from "@presently/shared/clock";
import type { AgentId, ApiScope } from "@presently/shared/protocol";
import * as z from "zod";
import type { ApiCaller } from "../accounts/api-tokens.ts";
import type { RealtimeContext } from "../realtime/context.ts";
import type { AskReports } from "../reports/reports-in-worker.ts";
import type { Flush } from "../store/flush.ts";
import { ApiError } from "./api-errors.ts";

/** What the routes are given. */
export interface ApiContext {
  readonly desk: number;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly store: Pick<Flush, "read">;
  readonly asAgent: RealtimeContext["asAgent"];
  readonly reports: Pick<AskReports, "team">;
}

/** One request, read and allowed: the token has the right, and what was sent is as the schemas say. */
interface Request<Params, Query, Body> {
  readonly caller: ApiCaller;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Of a POST the same for every repeat under one Idempotency-Key (API7). */
  readonly commandId: string;
}

interface Answered<Answer> {
  readonly status: 200 | 201;
  readonly body: Answer;
}

/** A route: what it takes and answers is said once, and validated, documented and tested by that. */
interface EndpointOf<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodObject,
  Answer extends z.ZodType,
> {
  readonly method: "GET" | "POST" | "PUT";
  /** Below /api/v1, with its parameters in braces. */
  readonly path: `/${string}`;
  /** What the token must be allowed; null = any token. */
  readonly scope: ApiScope | null;
  readonly summary: string;
  readonly description: string;
  readonly params: Params;
  readonly query: Query;
  /** Null for GET. */
  readonly body: Body | null;
  readonly answer: Answer;
  run(
    context: ApiContext,
    request: Request<z.output<Params>, z.output<Query>, z.output<Body>>,
  ): Promise<Answered<z.input<Answer>>>;
}

/** Any route, its own types forgotten. */
export type Endpoint = Omit<EndpointOf<z.ZodObject, z.ZodObject, z.ZodObject, z.ZodType>, "run"> & {
  run(context: ApiContext, request: Request<unknown, unknown, unknown>): Promise<Answered<unknown>>;
};

/** Nothing: a route without parameters, query or body. */
export const nothing = z.strictObject({});

/** Writes a route down with the types of its own schemas. */
export function endpoint<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodObject,
  Answer extends z.ZodType,
>(written: EndpointOf<Params, Query, Body, Answer>): Endpoint {
  // Safe: `v1.ts` hands every request through these very schemas before it runs.
  return { ...written, run: written.run as Endpoint["run"] };
}

/** Who the token writes as. A token that may write has an agent (API5). */
export function writerOf({ agent }: ApiCaller): {
  readonly kind: "agent";
  readonly id: AgentId;
  readonly agent: number;
  readonly account: number;
} {
  if (agent === undefined) throw new ApiError("scope.missing");
  return { kind: "agent", id: agent.agentId, agent: agent.id, account: agent.account };
}
