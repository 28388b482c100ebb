import type { ApiScope, ApiTokenRequest } from "@presently/shared/protocol";
import fastify from "fastify";
import { expect } from "vitest";
import { answerErrors } from "../../http/errors.ts";
import { openHouse } from "../../realtime/testing/house.ts";
import { computeReport } from "../../reports/compute-report.ts";
import { addApi } from "../v1.ts";

interface Asked {
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A house with the HTTP API on it, asked without a network. */
export async function apiHouse(limits = { apiRequestsPerMinute: 1000 }) {
  const house = await openHouse();
  const app = fastify();
  const routes: { method: string; url: string }[] = [];
  app.addHook("onRoute", ({ method, url }) => {
    for (const each of [method].flat()) routes.push({ method: each, url });
  });
  answerErrors(app);
  const { accounts, flush, asAgent } = house.core;
  let nextId = 0;
  await addApi(app, {
    desk: 1,
    clock: house.clock,
    newId: () => `apiCommand${String((nextId += 1)).padStart(11, "0")}`,
    store: flush,
    asAgent,
    reports: { team: async (question) => house.store.runner.now(computeReport(question)) },
    tokens: accounts.apiTokens,
    limits,
  });

  /** Lets the server work, on its manual clock, until what was begun has ended. */
  async function done<T>(begun: Promise<T>): Promise<T> {
    let hasEnded = false;
    const ended = begun.finally(() => void (hasEnded = true));
    ended.catch(() => {}); // told by what is returned
    while (!hasEnded) {
      await house.settle();
      await new Promise((resolve) => setImmediate(resolve));
    }
    return ended;
  }

  /** Who is signed in as a member of the team, whom `hire` makes. */
  async function signedIn(name: string, role: "owner" | "admin" | "supervisor" | "agent") {
    const { sessionHash } = await house.hire(name, { role });
    const who = await done(accounts.sessions.recheck(sessionHash));
    if (who === undefined) throw new Error(`${name} is not signed in`);
    return who;
  }

  /** A token made by the owner, for all sites unless it is said otherwise. */
  async function token(
    scopes: readonly ApiScope[],
    more: Partial<Omit<ApiTokenRequest, "scopes">> = {},
  ) {
    const by = await signedIn("boss", "owner");
    const rules = { name: "Reports", siteIds: null, agentId: null, days: null, ...more };
    return await done(accounts.apiTokens.make(by, { ...rules, scopes: [...scopes] }));
  }

  async function ask(
    method: "GET" | "POST" | "PUT" | "DELETE" | "OPTIONS",
    path: string,
    { token: secret, body, key, headers = {} }: Asked = {},
  ) {
    const url = path.startsWith("/api/") || path === "/docs" ? path : `/api/v1${path}`;
    const answer = await done(
      app.inject({
        method,
        url,
        headers: {
          ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(key === undefined ? {} : { "idempotency-key": key }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { payload: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    );
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.body,
      // What is claimed of it is claimed by the test.
      body: (answer.headers["content-type"]?.toString().includes("json") === true
        ? answer.json()
        : {}) as Record<string, unknown>,
    };
  }

  return {
    house,
    app,
    routes,
    accounts,
    ask,
    done,
    signedIn,
    token,
    async close() {
      await app.close();
      await house.close();
      expect(house.errors).toEqual([]);
    },
  };
}

export type ApiHouse = Awaited<ReturnType<typeof apiHouse>>;
