import * as z from "zod";
import { AgentId } from "./ids.ts";

/** Everything that is kept for good about who did what (AU1): each of these has its words in the console. */
export const AuditAction = z.enum([
  "agent.budgetSet",
  "agent.created",
  "agent.hoursSet",
  "agent.languagesSet",
  "agent.updated",
  "api-token.made",
  "api-token.revoked",
  "article.checked",
  "article.deleted",
  "article.saved",
  "article.set",
  "cannedReply.checked",
  "cannedReply.deleted",
  "cannedReply.saved",
  "conversation.given",
  "department.created",
  "department.hoursSet",
  "department.pathSet",
  "department.updated",
  "goodwill.codesAdded",
  "goodwill.codesDropped",
  "goodwill.set",
  "identity.keyAdded",
  "identity.keyRemoved",
  "identity.keyShown",
  "identity.modeSet",
  "incident.ended",
  "incident.set",
  "installation.created",
  "invitation.accepted",
  "invitation.made",
  "password-link.made",
  "password.changed",
  "picture.removed",
  "picture.set",
  "second-factor.codesMade",
  "second-factor.recoveryUsed",
  "second-factor.removed",
  "second-factor.rolesSet",
  "second-factor.turnedOff",
  "second-factor.turnedOn",
  "session.revoked",
  "sign-in.failed",
  "sign-in.succeeded",
  "sign-out",
  "site.complaintsSet",
  "site.created",
  "site.keepDaysSet",
  "site.endingSet",
  "site.lookSet",
  "site.preChatSet",
  "site.topicsSet",
  "site.updated",
  "tag.removed",
  "tag.saved",
  "visitor.erased",
  "visitor.erasedByAge",
  "visitor.exported",
  "webhook.failed",
  "webhook.made",
  "webhook.newSecret",
  "webhook.off",
  "webhook.on",
  "webhook.remove",
  "webhook.replay",
  "webhook.test",
]);
export type AuditAction = z.infer<typeof AuditAction>;

/** What the audit log is parted into: who came in and by what, who belongs to the team, and everything that is set. */
export const AuditKind = z.enum(["access", "team", "settings"]);
export type AuditKind = z.infer<typeof AuditKind>;

/** By the part of an action's name before its dot; what stands in neither list is about settings. */
const kindsByArea: Readonly<Record<string, AuditKind>> = {
  "sign-in": "access",
  "sign-out": "access",
  session: "access",
  password: "access",
  "password-link": "access",
  "second-factor": "access",
  "api-token": "access",
  identity: "access",
  visitor: "access",
  installation: "access",
  invitation: "team",
  agent: "team",
  conversation: "team",
};

export function kindOfAudit(action: string): AuditKind {
  return kindsByArea[action.split(".")[0] ?? ""] ?? "settings";
}

/** Where a page of the log ended: the next begins before this. */
const Cursor = { beforeMs: z.coerce.number().int().min(0), beforeId: z.coerce.number().int() };

/** GET /console/api/audit, the latest first (AU2). Without a cursor from the latest on; `fromMs` and `toMs` bound the time, `toMs` not included. */
export const AuditQuery = z.object({
  actor: z.union([AgentId, z.enum(["system", "command line"])]).exactOptional(),
  kind: AuditKind.exactOptional(),
  fromMs: z.coerce.number().int().min(0).exactOptional(),
  toMs: z.coerce.number().int().min(0).exactOptional(),
  beforeMs: Cursor.beforeMs.exactOptional(),
  beforeId: Cursor.beforeId.exactOptional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditPage = z.object({
  entries: z.array(
    z.object({
      id: z.int(),
      atMs: z.int(),
      /** An agent's id, `system` or `command line`; and what the agent is called now, null = nobody of the team. */
      actor: z.string(),
      actorName: z.nullable(z.string()),
      action: z.string(),
      /** The id of what it was done to, and what that is called now. */
      subject: z.string(),
      subjectName: z.nullable(z.string()),
      /** Ids, codes and numbers. */
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
  /** Where the next page begins; null = this was all. */
  next: z.nullable(z.object({ beforeMs: z.int(), beforeId: z.int() })),
});
export type AuditPage = z.infer<typeof AuditPage>;
