import type { Clock } from "@presently/shared/clock";
import { MAX_FILES_PER_MESSAGE, MAX_PICTURE_PIXELS } from "@presently/shared/protocol";
import type { Logger } from "pino";
import { type Accounts, createAccounts } from "./accounts/accounts.ts";
import { DESK } from "./accounts/context.ts";
import type { Config } from "./config.ts";
import { createDeadlines } from "./deadlines.ts";
import {
  type DeskContext,
  enterVisitor,
  handle,
  identifyVisitor,
  type PlantedFaults,
} from "./desk.ts";
import { noteReading } from "./desk/reading.ts";
import type { InstallWatch } from "./install/install-watch.ts";
import type { Network } from "./guarded-post.ts";
import type { OutboxLoop } from "./outbox-loop.ts";
import { FileRoom } from "./files/file-room.ts";
import type { RealtimeContext, RealtimeFault } from "./realtime/context.ts";
import { Gateway } from "./realtime/gateway.ts";
import { SignedLately } from "./realtime/signed-lately.ts";
import type { CountedDays } from "./reports/count-days.ts";
import { eraseSomeOld } from "./desk/retention.ts";
import { bySystem } from "./desk/work.ts";
import { createEraser } from "./privacy/eraser.ts";
import { createRetentionKeeper } from "./privacy/retention-keeper.ts";
import { createVisitorData, type VisitorData } from "./privacy/visitor-data.ts";
import { indexPage } from "./search/index-page.ts";
import { createSearchKeeper } from "./search/search-keeper.ts";
import { createSumsKeeper } from "./reports/sums-keeper.ts";
import { type Reconciliation, startReconciliation } from "./reconcile.ts";
import { mailSettings, missingForMail } from "./mail/mail-settings.ts";
import { createAlarmMailer } from "./mail/alarm-mailer.ts";
import { createMailer, type Mailer } from "./mail/mailer.ts";
import { type MailTransport, smtpTransport } from "./mail/smtp.ts";
import { createPusher, type Pusher } from "./push/pusher.ts";
import { pushService, type PushTransport } from "./push/push-service.ts";
import type { PushSettings } from "./push/push-settings.ts";
import { createFlush, type Flush, type PlantedFault } from "./store/flush.ts";
import type { SqliteRunner } from "./store/sqlite-runner.ts";
import type { StorageHealth } from "./store/storage-health.ts";
import { watchScores } from "./wait/score-watch.ts";
import { createWebhooker } from "./webhooks/webhooker.ts";
import { createWaitTick } from "./wait-tick.ts";

/** What is handed in from outside, so that a test can hold time, chance and the database in its hands. */
export interface CoreDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  /** 21 random characters of the alphabet of public ids. */
  readonly newId: () => string;
  /** 256 random bits as base64url. */
  readonly newSecret: () => string;
  /** What the keys that sites sign identities with are drawn from (ID2): the same at every start. */
  readonly identitySecret: string;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly runner: SqliteRunner;
  /** Counts what happened since it was counted last, on a thread of its own (RP7); without it there are no figures. */
  readonly countDays?: () => Promise<CountedDays>;
  /** Told what pages show of their tag; without it nobody looks (IN1). */
  readonly install?: Pick<InstallWatch, "copies"> | undefined;
  /** Told how commits go, and asked what the disk allows. */
  readonly storage: StorageHealth;
  /** In place of the mail server that the settings name. */
  readonly mailTransport?: MailTransport;
  /** By what push services know this server; without it there is no Web Push (PU1). */
  readonly push?: PushSettings | undefined;
  /** In place of the push services of the browsers' makers. */
  readonly pushTransport?: PushTransport;
  /** In place of the internet, for webhooks. */
  readonly webhookNetwork?: Network;
  /** For the fault suite, to see its checkers find them; never set by a server. */
  readonly plantedFaults?: {
    readonly flush?: PlantedFault;
    readonly desk?: PlantedFaults;
    readonly realtime?: RealtimeFault;
    readonly wait?: () => void;
  };
}

/** The server without its network: store, desk, gateway, and what ticks. */
export interface Core {
  readonly flush: Flush;
  readonly accounts: Accounts;
  /** A command in an agent's name, for whoever asks by another road than a socket. */
  readonly asAgent: RealtimeContext["asAgent"];
  readonly gateway: Gateway;
  /** Ticks since the start in which waits could not be estimated. */
  waitFailures(): number;
  /** Facts about the queue that the wait engine could not use since the start. */
  ignoredWaitFacts(): number;
  /** Undefined without settings for mail (ML1). */
  readonly mailer: Mailer | undefined;
  /** Mails alarms to the team (AL6); undefined without settings for mail. */
  readonly alarmMailer: OutboxLoop | undefined;
  /** Sends calls by push; undefined without a public https address (PU1). */
  readonly pusher: Pusher | undefined;
  /** Tells webhooks what happens. */
  readonly webhooker: OutboxLoop;
  /** The files of messages. */
  readonly files: FileRoom;
  /** What is kept of one visitor, to be exported or erased. */
  readonly visitorData: VisitorData;
  /** Defects repaired since the start, by kind. */
  repairs(): ReadonlyMap<string, number>;
  /** The desk's first look around after a start, and everything that ticks. */
  start(): Promise<void>;
  /** Lets what was begun end, and stops; twice without harm. */
  close(): Promise<void>;
}

/** Builds the core. It opens nothing: the database is handed in open, and no connection is taken before `start`. */
export function createCore(deps: CoreDeps): Core {
  const { config, clock, log, newId, newSecret, random, runner, push, plantedFaults = {} } = deps;
  const mail = mailSettings(config);
  const missing = missingForMail(config);
  if (missing.length > 0) log.warn({ missing }, "no mail is sent: settings are missing");
  const signedLately = new SignedLately();
  const deskContext = {
    desk: DESK,
    clock,
    newId,
    limits: config,
    storage: deps.storage,
    canMail: mail !== undefined,
    canPush: push !== undefined,
    signedLately,
    ...(plantedFaults.desk === undefined ? {} : { faults: plantedFaults.desk }),
  } satisfies DeskContext;
  const flush = createFlush({
    runner,
    clock,
    log,
    health: deps.storage,
    publish(events) {
      gateway.publish(events);
      reconciliation?.follow(events);
      mailer?.wake();
      alarmMailer?.wake();
      pusher?.wake();
      webhooker.wake();
      deadlines.wake();
      waitTick.hear(events);
      scoreWatch.hear(events);
      sums?.hear();
      searchKeeper.hear();
      if (events.some(({ type }) => type === "conversation.erased")) eraser.hear();
    },
    ...(plantedFaults.flush === undefined ? {} : { plantedFault: plantedFaults.flush }),
  });
  const { mailTransport, pushTransport } = deps;
  const mailing =
    mail === undefined
      ? undefined
      : {
          context: deskContext,
          store: flush,
          transport: async () => mailTransport ?? smtpTransport(mail),
          publicUrl: mail.publicUrl,
          random,
          log,
        };
  const mailer = mailing && createMailer({ ...mailing, newSecret });
  const alarmMailer = mailing && createAlarmMailer(mailing);
  const pusher =
    push === undefined
      ? undefined
      : createPusher({
          context: deskContext,
          store: flush,
          transport: async () => pushTransport ?? pushService(push),
          random,
          log,
        });
  const webhooker = createWebhooker({
    desk: DESK,
    clock,
    store: flush,
    newId,
    serverSecret: deps.identitySecret,
    random,
    log,
    ...(deps.webhookNetwork === undefined ? {} : { network: deps.webhookNetwork }),
  });
  const accounts = createAccounts({
    flush,
    clock,
    newId,
    log,
    limits: config,
    secret: deps.identitySecret,
  });
  const files = new FileRoom({
    dataDir: config.dataDir,
    desk: DESK,
    store: flush,
    storage: deps.storage,
    clock,
    newId,
    limits: config,
    log,
  });
  const context: RealtimeContext = {
    clock,
    log,
    newId,
    newSecret,
    random,
    desk: DESK,
    store: flush,
    asVisitor: (actor, command, id) => flush.submit(handle(actor, command, id, deskContext)),
    asAgent: (actor, command, id) => flush.submit(handle(actor, command, id, deskContext)),
    noteReading: (heard) => flush.submit(noteReading(DESK, heard)),
    asSystem: (command) => flush.submit(handle({ kind: "system" }, command, null, deskContext)),
    canMail: deskContext.canMail === true,
    fileLimits: {
      maxBytes: config.maxFileBytes,
      maxPerMessage: MAX_FILES_PER_MESSAGE,
      maxPixels: MAX_PICTURE_PIXELS,
    },
    enter: (entering) => flush.submit(enterVisitor(entering, deskContext)),
    noteCopies: deps.install?.copies,
    identify: (identifying) => flush.submit(identifyVisitor(identifying, deskContext)),
    identitySecret: deps.identitySecret,
    signedLately,
    ...(plantedFaults.realtime === undefined ? {} : { plantedFault: plantedFaults.realtime }),
  };
  const gateway = new Gateway(context, config, {
    isGood: async (sessionHash) => {
      const who = await accounts.sessions.recheck(sessionHash);
      return who !== undefined && !who.lacksSecondFactor;
    },
    touch: accounts.sessions.touch,
  });
  const { asSystem } = context;
  const deadlines = createDeadlines({ desk: DESK, clock, store: flush, asSystem, log });
  let reconciliation: Reconciliation | undefined;
  const waitTick = createWaitTick({
    desk: DESK,
    clock,
    store: flush,
    asSystem,
    log,
    ...(plantedFaults.wait === undefined ? {} : { plantedFault: plantedFaults.wait }),
  });
  const scoreWatch = watchScores({ desk: DESK, clock, store: flush, asSystem, log });
  const sums =
    deps.countDays === undefined
      ? undefined
      : createSumsKeeper({ desk: DESK, clock, store: flush, count: deps.countDays, log });
  const searchKeeper = createSearchKeeper({
    clock,
    store: flush,
    indexPage: () => indexPage(DESK),
    log,
  });
  const eraser = createEraser({
    desk: DESK,
    clock,
    store: flush,
    removeFile: (id) => files.remove(id),
    foldLog: () => runner.foldLog(),
    log,
  });
  const retention = createRetentionKeeper({
    clock,
    eraseSome: (told) => flush.submit(bySystem(deskContext, (work) => eraseSomeOld(work, told))),
    log,
  });
  const visitorData = createVisitorData({
    context: deskContext,
    store: flush,
    files,
    finish: () => eraser.finish(),
  });
  const stopHearing = accounts.sessions.onEnded((ended) => {
    if ("sessionHash" in ended) gateway.closeSession(ended.sessionHash);
    else gateway.closeAccount(ended);
  });

  return {
    flush,
    accounts,
    asAgent: context.asAgent,
    gateway,
    mailer,
    alarmMailer,
    pusher,
    webhooker,
    files,
    visitorData,
    waitFailures: () => waitTick.failures,
    ignoredWaitFacts: () => waitTick.ignoredFacts,
    repairs: () => reconciliation?.repairs ?? new Map(),
    async start() {
      await context.asSystem({ type: "boot" });
      await gateway.start();
      await waitTick.start();
      deadlines.wake();
      mailer?.wake();
      alarmMailer?.wake();
      pusher?.wake();
      webhooker.wake();
      files.start();
      sums?.start();
      searchKeeper.start();
      eraser.start();
      retention.start();
      reconciliation = startReconciliation({
        clock,
        asSystem,
        tidy: accounts.sessions.deleteExpired,
        log,
      });
    },
    async close() {
      stopHearing();
      await Promise.all([
        mailer?.close(),
        alarmMailer?.close(),
        pusher?.close(),
        webhooker.close(),
        files.close(),
        sums?.close(),
        searchKeeper.close(),
        eraser.close(),
        retention.close(),
      ]);
      waitTick.close();
      scoreWatch.close();
      deadlines.close();
      reconciliation?.close();
      gateway.close();
      await flush.close();
    },
  };
}
