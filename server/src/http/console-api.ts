import {
  AcceptInviteRequest,
  ChangePasswordRequest,
  DeskError,
  type InviteAnswer,
  InviteRequest,
  type Me,
  PasswordLinkRequest,
  type SessionList,
  SetupRequest,
  SignInRequest,
} from "@presently/shared/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import type { SignedIn } from "../accounts/context.ts";
import { assertMayLetIn, assertMayReadSettings } from "../accounts/rights.ts";
import type { HttpDeps } from "./deps.ts";
import { addApiTokens } from "./api-tokens.ts";
import { addAuditLog } from "./audit-log.ts";
import { addArticles } from "./articles.ts";
import { addBoard } from "./board.ts";
import { addCannedReplies } from "./canned-replies.ts";
import { addDrafts } from "./drafts.ts";
import { addEffort } from "./effort.ts";
import { addShelf } from "./shelf.ts";
import { addIdentityKeys } from "./identity-keys.ts";
import { addInstallCheck } from "./install-check.ts";
import { assertOwnPage, ownOrigin } from "./own-origin.ts";
import { addPictureSettings } from "./pictures.ts";
import { addReports } from "./reports.ts";
import { addSearch } from "./search.ts";
import { addSecondFactor } from "./second-factor.ts";
import type { SessionCookie } from "./session-cookie.ts";
import { addAlarmMail } from "./alarm-mail.ts";
import { addRetention } from "./retention.ts";
import { readSettings } from "./settings-view.ts";
import { addStaffing } from "./staffing.ts";
import { addVisitorData } from "./visitor-data.ts";
import { addWebhooks } from "./webhooks.ts";
import { addWaitScore } from "./wait-score.ts";
import { networkOf } from "../network-of.ts";

const SAFE_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);
const FIRST_DEPARTMENT = "Support";
const SessionId = z.object({ id: z.string().max(64) });

/** What the console asks over HTTP (shared/src/protocol/console-api.ts): JSON in, JSON out, never kept by anybody on the way. */
export async function addConsoleApi(
  app: FastifyInstance,
  deps: HttpDeps,
  cookie: SessionCookie,
): Promise<void> {
  await app.register(
    async (api) => {
      guard(api, deps, cookie);
      addEntrance(api, deps, cookie);
      addSecondFactor(api, deps, cookie);
      addSessions(api, deps, cookie);
      addTeam(api, deps, cookie);
      addApiTokens(api, deps, cookie);
      addAuditLog(api, deps, cookie);
      addArticles(api, deps, cookie);
      addBoard(api, deps, cookie);
      addCannedReplies(api, deps, cookie);
      addDrafts(api, deps, cookie);
      addEffort(api, deps, cookie);
      addShelf(api, deps, cookie);
      addVisitorData(api, deps, cookie);
      addAlarmMail(api, deps, cookie);
      addIdentityKeys(api, deps, cookie);
      addInstallCheck(api, deps, cookie);
      addPictureSettings(api, deps, cookie);
      addReports(api, deps, cookie);
      addRetention(api, deps, cookie);
      addSearch(api, deps, cookie);
      addStaffing(api, deps, cookie);
      addWaitScore(api, deps, cookie);
      addWebhooks(api, deps, cookie);
    },
    { prefix: "/console/api" },
  );
}

/** Signing in and out, the first set-up, links: the ways to a session. */
function addEntrance(api: FastifyInstance, deps: HttpDeps, cookie: SessionCookie): void {
  const { accounts } = deps;

  function enter(
    request: FastifyRequest,
    reply: FastifyReply,
    session: { token: string; who: SignedIn },
  ): Me {
    cookie.set(request, reply, session.token);
    return meOf(session.who);
  }

  api.post("/sign-in", async (request, reply) => {
    const { email, password, code } = SignInRequest.parse(request.body);
    const ip = networkOf(request.ip);
    return enter(request, reply, await accounts.signIn({ email, password, code, ip }));
  });

  api.post("/sign-out", async (request, reply) => {
    const who = await cookie.identify(request);
    if (who !== undefined) await accounts.sessions.signOut(who);
    cookie.clear(request, reply);
    return {};
  });

  api.post("/setup", async (request, reply) => {
    const { token, ...setup } = SetupRequest.parse(request.body);
    const whole = { ...setup, departmentName: FIRST_DEPARTMENT };
    return enter(request, reply, await accounts.setUpByLink(token, whole));
  });

  api.post("/invitations/accept", async (request, reply) => {
    const { token, name, password, code } = AcceptInviteRequest.parse(request.body);
    const answer = { token, name, password, code, ip: networkOf(request.ip) };
    return enter(request, reply, await accounts.acceptLink(answer));
  });
}

/** What somebody who is signed in asks about themselves. */
function addSessions(api: FastifyInstance, deps: HttpDeps, cookie: SessionCookie): void {
  const { sessions } = deps.accounts;

  api.get("/me", async (request): Promise<Me> => meOf(await cookie.requireHalf(request)));

  api.get("/sessions", async (request): Promise<SessionList> => {
    const who = await cookie.require(request);
    return { sessions: await sessions.list(who) };
  });

  api.delete("/sessions/:id", async (request) => {
    const who = await cookie.require(request);
    await sessions.revoke(who, SessionId.parse(request.params).id);
    return {};
  });

  api.post("/password", async (request) => {
    const who = await cookie.require(request);
    const { current, next } = ChangePasswordRequest.parse(request.body);
    await sessions.changePassword(who, { current, next, ip: networkOf(request.ip) });
    return {};
  });
}

function addTeam(api: FastifyInstance, deps: HttpDeps, cookie: SessionCookie): void {
  api.get("/settings", async (request) => {
    const who = await cookie.require(request);
    assertMayReadSettings(who);
    const base = ownOrigin(request, deps.config.publicUrl);
    return await readSettings(deps.flush, base, deps.clock.nowMs());
  });

  api.post("/invitations", async (request): Promise<z.infer<typeof InviteAnswer>> => {
    const who = await cookie.require(request);
    const { email, role, siteId } = InviteRequest.parse(request.body);
    assertMayLetIn(who, role);
    const secret = await deps.accounts.invite(who, { email, role, siteKey: siteId });
    return linkTo(request, "invite", secret);
  });

  api.post("/password-links", async (request): Promise<z.infer<typeof InviteAnswer>> => {
    const who = await cookie.require(request);
    const { agentId } = PasswordLinkRequest.parse(request.body);
    return linkTo(request, "new-password", await deps.accounts.makeColleagueLink(who, agentId));
  });

  /** In the fragment: no server, proxy or log on the way ever sees the secret. */
  function linkTo(request: FastifyRequest, page: string, secret: string) {
    const base = ownOrigin(request, deps.config.publicUrl);
    return { link: `${base}/console/${page}#token=${secret}` };
  }
}

/** What holds for all of it: JSON alone, from our own pages, so often at most, and not to be kept. */
function guard(api: FastifyInstance, { config }: HttpDeps, cookie: SessionCookie): void {
  api.removeContentTypeParser("text/plain");
  api.addHook("onRequest", async (request, reply) => {
    reply.header("cache-control", "no-store");
    if (SAFE_METHODS.has(request.method)) return;
    assertOwnPage(request, config.publicUrl, cookie.read(request) !== undefined);
  });
  api.addHook(
    "onRequest",
    api.rateLimit({
      max: config.requestsPerMinute,
      timeWindow: 60_000,
      keyGenerator: (request) => networkOf(request.ip),
      errorResponseBuilder: (_request, { ttl }) => new DeskError("rate.limited", {}, ttl),
    }),
  );
}

function meOf({ agentId, name, email, role, lacksSecondFactor }: SignedIn): Me {
  return { agentId, name, email, role, lacksSecondFactor };
}
