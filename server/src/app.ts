import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import type { Registry } from "prom-client";
import { DESK } from "./accounts/context.ts";
import { type Core, type CoreDeps, createCore } from "./core.ts";
import { exportCore } from "./core-metrics.ts";
import { addApi } from "./api/v1.ts";
import { addFileRoutes } from "./files/file-routes.ts";
import type { BuiltFiles } from "./http/built-files.ts";
import { addHttp } from "./http/http.ts";
import { isOwnOrigin } from "./http/own-origin.ts";
import { serverOptions } from "./http/server-options.ts";
import { createInstallWatch } from "./install/install-watch.ts";
import { createAdmission } from "./realtime/admission.ts";
import { addForgetRoute } from "./realtime/forget-route.ts";
import { addLongPollRoutes } from "./realtime/long-poll-routes.ts";
import { addTranscriptRoute } from "./transcript/transcript-route.ts";
import { addWebSocketRoutes, type WireRoutesOptions } from "./realtime/ws-routes.ts";
import { readWaitScores } from "./views/wait-scores.ts";
import { reportsIn } from "./reports/reports-in-worker.ts";
import { searchIn } from "./search/search-in-worker.ts";
import { type AskStaffing, staffingIn } from "./staffing/staffing-in-worker.ts";
import { databaseFile } from "./store/open.ts";
import { exportScores } from "./wait/score-metrics.ts";

export interface AppDeps extends CoreDeps {
  readonly files: BuiltFiles;
  readonly metrics: Registry;
  readonly metricsToken: string;
  /** Whether the event loop has been late for so long that those who are here come first (R23). */
  readonly isOverloaded?: () => boolean;
}

export interface App extends Core {
  readonly fastify: FastifyInstance;
  readonly staffing: AskStaffing;
  /** Says to everybody that the server is about to restart, and lets nobody in any more (R22). */
  leave(): void;
}

/** The composition root: builds the whole server and opens nothing; whoever calls it listens, or hands it connections. */
export async function createApp(deps: AppDeps): Promise<App> {
  const { config, clock, log, newId } = deps;
  const install = createInstallWatch(clock);
  const core = createCore({ ...deps, install });
  const { gateway, accounts, flush } = core;
  exportCore(core, deps.metrics, log);
  exportScores(
    { readScores: () => readWaitScores(flush, DESK), nowMs: () => clock.nowMs(), log },
    deps.metrics,
  );
  let isLeaving = false;
  const notReady = () =>
    isLeaving ? "leaving" : deps.isOverloaded?.() === true ? "overloaded" : undefined;

  // Named by its narrower type, or every plugin would have to be of pino's.
  const logger: FastifyBaseLogger = log;
  const fastify = Fastify({
    ...serverOptions(config, newId),
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
  });
  const staffing = staffingIn(databaseFile(config.dataDir));
  const reports = reportsIn(databaseFile(config.dataDir), clock);
  const search = searchIn(databaseFile(config.dataDir), clock);
  const cookie = await addHttp(fastify, {
    ...deps,
    flush,
    accounts,
    staffing,
    reports,
    search,
    install,
    webhooks: core.webhooker,
    alarmMailer: core.alarmMailer,
    visitorData: core.visitorData,
    notReady,
  });
  const admission = createAdmission({ store: flush, limits: config, install, notReady });
  const wire: WireRoutesOptions = {
    config,
    clock,
    gateway,
    admission,
    identify: async (request) => {
      const who = await cookie.identify(request);
      if (who === undefined || who.lacksSecondFactor) return undefined;
      const { account, agent, agentId, sessionHash } = who;
      return { account, agent, id: agentId, sessionHash };
    },
    isOwnOrigin: (request) => isOwnOrigin(request, config.publicUrl),
  };
  await addWebSocketRoutes(fastify, wire);
  addLongPollRoutes(fastify, { ...wire, newId, newSecret: deps.newSecret });
  addForgetRoute(fastify, wire);
  addTranscriptRoute(fastify, { ...wire, desk: DESK, store: flush });
  await addApi(fastify, {
    desk: DESK,
    clock,
    newId,
    store: flush,
    asAgent: core.asAgent,
    reports,
    tokens: accounts.apiTokens,
    limits: config,
  });
  addFileRoutes(fastify, { ...wire, files: core.files, store: flush });

  return {
    ...core,
    fastify,
    staffing,
    leave() {
      isLeaving = true;
      gateway.leave();
    },
    async close() {
      await fastify.close();
      reports.close();
      search.close();
      await core.close();
    },
  };
}
