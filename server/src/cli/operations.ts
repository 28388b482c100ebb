import {
  ConversationId,
  DeskError,
  MAX_EMAIL_CHARS,
  MAX_IDENTITY_CHARS,
  MAX_NAME_CHARS,
  Role,
  StaffingQuery,
} from "@presently/shared/protocol";
import type { Database } from "better-sqlite3";
import * as z from "zod";
import type { Accounts } from "../accounts/accounts.ts";
import { snippetFor } from "../http/snippet.ts";
import { backup } from "../store/backup.ts";
import { DESK } from "../accounts/context.ts";
import type { AskStaffing } from "../staffing/staffing-in-worker.ts";
import type { AskHistory } from "../wait/history-in-worker.ts";
import { TriedSettings } from "../wait/history-report.ts";
import type { VisitorData } from "../privacy/visitor-data.ts";
import { checkInWorker } from "./check-in-worker.ts";
import { eraseVisitors, exportVisitors } from "./visitor-data.ts";

const Email = z.string().min(3).max(MAX_EMAIL_CHARS);
const Name = z.string().trim().min(1).max(MAX_NAME_CHARS);
const Password = z.string().min(1).max(512);
const Origins = z.array(z.string().max(2048)).min(1).max(50);

/** Whose data it is: exactly one of the three. */
const Sought = {
  conversationId: ConversationId.exactOptional(),
  subject: z.string().min(1).max(MAX_IDENTITY_CHARS).exactOptional(),
  email: Email.exactOptional(),
};

/** What the command line asks of whoever holds the data folder: the running server, or the command itself when there is none. */
export const Operation = z.discriminatedUnion("operation", [
  z.object({
    operation: z.literal("setup"),
    email: Email,
    name: Name,
    password: Password,
    site: Name,
    origins: Origins,
  }),
  z.object({ operation: z.literal("setup.site"), name: Name, origins: Origins }),
  z.object({
    operation: z.literal("setup.agent"),
    email: Email,
    name: Name,
    password: Password,
    role: Role,
    siteKey: z.string().max(64),
  }),
  z.object({ operation: z.literal("owner.reset"), email: Email.exactOptional() }),
  z.object({ operation: z.literal("backup"), file: z.string().min(1).max(4096) }),
  z.object({ operation: z.literal("export"), ...Sought, file: z.string().min(1).max(4096) }),
  z.object({ operation: z.literal("erase"), ...Sought, isAsked: z.boolean() }),
  z.object({ operation: z.literal("check"), isThorough: z.boolean() }),
  z.object({
    operation: z.literal("replay.history"),
    days: z.int().min(1).max(60),
    tried: TriedSettings.exactOptional(),
  }),
  StaffingQuery.extend({
    operation: z.literal("staffing"),
    siteKey: z.string().max(64).exactOptional(),
  }),
]);
export type Operation = z.infer<typeof Operation>;

/** What an operation answers: printed as it is with `--json`. */
export type Answer = Readonly<Record<string, unknown>>;

export interface OperationDeps {
  readonly accounts: Accounts;
  readonly db: Database;
  /** Where there is a server it is the server's own: one report at a time, whoever asks (ST10). */
  readonly staffing: AskStaffing;
  readonly visitorData: VisitorData;
  /** Likewise (W17). */
  readonly history: AskHistory;
  /** The server's address as browsers reach it, without a slash at its end. */
  readonly base: () => string;
}

/**
 * Performs one operation: the same functions on both sides of the command socket. What only reads for long ends when `signal` is aborted, since
 * nobody listens any more.
 */
export async function perform(
  operation: Operation,
  deps: OperationDeps,
  signal?: AbortSignal,
): Promise<Answer> {
  const { accounts, db, staffing, history, visitorData } = deps;
  const base = deps.base();
  switch (operation.operation) {
    case "setup": {
      const { email, name, password, site: siteName, origins } = operation;
      const departmentName = "Support";
      const setup = { email, name, password, siteName, origins, departmentName };
      const { siteKey } = await accounts.installation.setUp(setup);
      accounts.setupLink.forget();
      return { siteKey, consoleUrl: `${base}/console/`, snippet: snippetFor(base, siteKey) };
    }
    case "setup.site": {
      const { siteKey } = await accounts.installation.addSite(operation.name, operation.origins);
      return { siteKey, snippet: snippetFor(base, siteKey) };
    }
    case "setup.agent": {
      const { email, name, password, role, siteKey } = operation;
      const { agentId } = await accounts.installation.addAgent({
        email,
        name,
        password,
        role,
        siteKey,
      });
      return { agentId, consoleUrl: `${base}/console/` };
    }
    case "owner.reset": {
      const { email, secret } = await accounts.makeOwnerLink(operation.email);
      return { email, link: `${base}/console/new-password#token=${secret}` };
    }
    case "backup": {
      return { ...(await backup(db, operation.file)) };
    }
    case "export":
      return { ...(await exportVisitors(visitorData, operation, operation.file)) };
    case "erase":
      return { ...(await eraseVisitors(visitorData, operation, operation.isAsked)) };
    case "check":
      return { ...(await checkInWorker(db.name, operation.isThorough)) };
    case "replay.history":
      return await history(
        {
          desk: DESK,
          days: operation.days,
          ...(operation.tried === undefined ? {} : { tried: operation.tried }),
          nowMs: Date.now(),
        },
        signal,
      );
    case "staffing": {
      const { siteKey, target, withinSeconds } = operation;
      return await staffing({
        desk: DESK,
        siteKeys: siteKey === undefined ? null : [siteKey],
        share: target / 100,
        withinMs: withinSeconds * 1000,
        nowMs: Date.now(),
      });
    }
    default:
      return unknownOperation(operation);
  }
}

function unknownOperation(operation: never): never {
  throw new DeskError("frame.unknown", { operation: JSON.stringify(operation) });
}
