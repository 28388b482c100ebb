import cookie from "@fastify/cookie";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import { addChatPage } from "./chat-page.ts";
import { addChatReturn } from "./chat-return.ts";
import { addConsoleApi } from "./console-api.ts";
import { addConsoleFiles } from "./console-files.ts";
import type { HttpDeps } from "./deps.ts";
import { answerErrors } from "./errors.ts";
import { addMetrics } from "./metrics.ts";
import { addPictures } from "./pictures.ts";
import { addPreviewPage } from "./preview-page.ts";
import { addProbes } from "./probes.ts";
import { addSecurityHeaders } from "./security-headers.ts";
import { closeSilentSockets, endSlowBodies } from "./server-options.ts";
import { createSessionCookie, type SessionCookie } from "./session-cookie.ts";
import { addTagFaults } from "./tag-faults.ts";
import { addWidgetFiles } from "./widget-files.ts";

/**
 * Adds everything that is plain HTTP to the server. Returns the reader of session cookies, by which the agents' socket learns who comes
 * (it needs the `cookies` of the request, which are there from here on).
 */
export async function addHttp(app: FastifyInstance, deps: HttpDeps): Promise<SessionCookie> {
  const { config, accounts, log } = deps;
  answerErrors(app);
  closeSilentSockets(app, config.silentSocketMs);
  endSlowBodies(app, config.requestTimeoutMs);
  await addSecurityHeaders(app, config.publicUrl);
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  const sessionCookie = createSessionCookie({
    publicUrl: config.publicUrl,
    maxAgeDays: config.sessionMaxDays,
    accounts,
    log,
  });
  addProbes(app, deps);
  addMetrics(app, deps);
  await addWidgetFiles(app, deps);
  await addTagFaults(app, deps);
  addPictures(app, deps);
  addChatPage(app, deps);
  await addChatReturn(app, deps);
  await addConsoleApi(app, deps, sessionCookie);
  addPreviewPage(app, deps, sessionCookie);
  await addConsoleFiles(app, deps.files.console);
  return sessionCookie;
}
