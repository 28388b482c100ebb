import type {} from "@fastify/cookie"; // declares what it adds to requests and replies
import { DeskError } from "@presently/shared/protocol";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Accounts } from "../accounts/accounts.ts";
import type { SignedIn } from "../accounts/context.ts";
import { isSecureContext, type Reached } from "./own-origin.ts";

/** Bound to this host and to TLS by its name: no other host, and no page over plain http, can set it (R29). */
const SECURE_NAME = "__Host-presently";
/** For a console that is reached over plain http on a network: browsers would not keep the other. */
const PLAIN_NAME = "presently";

export interface SessionCookieOptions {
  readonly publicUrl: string | undefined;
  readonly maxAgeDays: number;
  readonly accounts: Pick<Accounts, "sessions">;
  readonly log: { warn(fields: Readonly<Record<string, unknown>>, message: string): void };
}

type WithCookies = Reached & Pick<FastifyRequest, "cookies">;

/** Carries a session's secret between the server and the browser, and says who it belongs to. */
export function createSessionCookie({
  publicUrl,
  maxAgeDays,
  accounts,
  log,
}: SessionCookieOptions) {
  let hasWarned = false;

  function nameFor(request: Reached): string {
    return isSecureContext(request, publicUrl) ? SECURE_NAME : PLAIN_NAME;
  }

  function optionsFor(request: Reached) {
    const secure = isSecureContext(request, publicUrl);
    return { path: "/", httpOnly: true, sameSite: "strict", secure } as const;
  }

  function warnOnce(request: Reached): void {
    if (hasWarned || isSecureContext(request, publicUrl)) return;
    hasWarned = true;
    log.warn(
      { code: "console.without-tls" },
      "the console is used over plain http from another machine: passwords and sessions can be read on the way; put TLS before it",
    );
  }

  function set(request: Reached, reply: FastifyReply, token: string): void {
    warnOnce(request);
    const maxAge = maxAgeDays * 24 * 60 * 60;
    reply.setCookie(nameFor(request), token, { ...optionsFor(request), maxAge });
  }

  function clear(request: Reached, reply: FastifyReply): void {
    reply.clearCookie(nameFor(request), optionsFor(request));
  }

  function read(request: WithCookies): string | undefined {
    return request.cookies[nameFor(request)];
  }

  /** Who asks, if anybody: read from the database each time. Also for the upgrade of an agent's socket. */
  async function identify(request: WithCookies): Promise<SignedIn | undefined> {
    const token = read(request);
    return token === undefined ? undefined : await accounts.sessions.find(token);
  }

  /** Who asks, or the refusal: of whoever lacks the second step that their role asks for, too (TF6). */
  async function require(request: WithCookies): Promise<SignedIn> {
    const who = await requireHalf(request);
    if (who.lacksSecondFactor) throw new DeskError("second-factor.required");
    return who;
  }

  /** As `require`, also for who has yet to set up a second step: what it takes to do so. `expired` = there was a session once. */
  async function requireHalf(request: WithCookies): Promise<SignedIn> {
    const who = await identify(request);
    if (who !== undefined) return who;
    throw new DeskError(
      read(request) === undefined ? "session.not-authenticated" : "session.expired",
    );
  }

  return { set, clear, read, identify, require, requireHalf };
}

export type SessionCookie = ReturnType<typeof createSessionCookie>;
