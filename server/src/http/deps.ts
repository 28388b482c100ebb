import type { Clock } from "@presently/shared/clock";
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import type { Accounts } from "../accounts/accounts.ts";
import type { Config } from "../config.ts";
import type { InstallWatch } from "../install/install-watch.ts";
import type { PushSettings } from "../push/push-settings.ts";
import type { AskStaffing } from "../staffing/staffing-in-worker.ts";
import type { AskReports } from "../reports/reports-in-worker.ts";
import type { AskSearch } from "../search/search-in-worker.ts";
import type { VisitorData } from "../privacy/visitor-data.ts";
import type { Flush } from "../store/flush.ts";
import type { StorageHealth } from "../store/storage-health.ts";
import type { BuiltFiles } from "./built-files.ts";

/** What the HTTP side is given; nothing here opens a file or a port by itself. */
export interface HttpDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  /** 21 random characters of the alphabet of public ids. */
  readonly newId: () => string;
  /** What pages with the tag have asked for lately (IN1). */
  readonly install: InstallWatch;
  readonly flush: Pick<Flush, "submit" | "read">;
  readonly storage: Pick<StorageHealth, "storageState">;
  readonly accounts: Accounts;
  /** How the desk is staffed: seconds of work, on a thread of its own. */
  readonly staffing: AskStaffing;
  /** Figures, added up on a thread of its own. */
  readonly reports: AskReports;
  /** Conversations that fit, found on a thread of its own. */
  readonly search: AskSearch;
  /** What is kept of one visitor. */
  readonly visitorData: VisitorData;
  /** The folders that the build wrote. */
  readonly files: BuiltFiles;
  /** What the keys that sites sign identities with are drawn from (ID2). */
  readonly identitySecret: string;
  /** By what push services know this server; undefined where there is no Web Push (PU1). */
  readonly push?: Pick<PushSettings, "publicKey"> | undefined;
  /** Woken by what is to be sent though nothing happened: a test, a replay. */
  readonly webhooks: { wake(): void };
  /** Woken by a choice of what is mailed; undefined where no mail goes (ML1). */
  readonly alarmMailer?: { wake(): void } | undefined;
  /** Where every room puts its metrics. */
  readonly metrics: Registry;
  /** The token /metrics asks for. */
  readonly metricsToken: string;
  /** Why the server should get no new traffic, if it should not: leaving, overloaded. */
  readonly notReady: () => string | undefined;
}
