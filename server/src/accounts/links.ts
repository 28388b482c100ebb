import { DeskError, type Role } from "@presently/shared/protocol";
import { highestRole } from "../domain/rights.ts";
import { all, one, run, type Script } from "../store/script.ts";
import {
  accountByEmail,
  accountById,
  agentOfAccount,
  rolesOfAccount,
  setPasswordHash,
} from "../store/statements/accounts.ts";
import { deleteInvitesOf, insertInvite, inviteByHash } from "../store/statements/invites.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import { appendAudit } from "./audit.ts";
import { DESK, type ScriptContext } from "./context.ts";
import { mayLetIn } from "./rights.ts";
import { assertSecondFactor, takeSecondFactor } from "./second-factor-scripts.ts";
import { endSessionsOf } from "./session-scripts.ts";
import { addMember, assertFreeEmail, tellSettingsChanged } from "./team-scripts.ts";

const HOUR_MS = 60 * 60_000;
export const INVITE_LIFE_MS = 48 * HOUR_MS;
export const RESET_LIFE_MS = HOUR_MS / 2;

export interface NewInvite {
  readonly email: string;
  readonly role: Role;
  /** 0 for owner and admin. */
  readonly site: number;
  readonly tokenHash: string;
  /** Who made it: an agent's id, and the account on whose rights the link stands. */
  readonly actor: string;
  readonly maker: number;
}

/** Writes an invitation; it takes the place of an older one for the same address (R32). */
export function* makeInvite(invite: NewInvite, context: ScriptContext): Script<void> {
  yield* assertFreeEmail(invite.email);
  const { email, role, site, actor, tokenHash, maker } = invite;
  yield* writeLink(
    "invite",
    { email, role, site, tokenHash, maker },
    context.nowMs,
    INVITE_LIFE_MS,
  );
  const detail = { role, site };
  yield* appendAudit({
    atMs: context.nowMs,
    actor,
    action: "invitation.made",
    subject: "team",
    detail,
  });
}

export interface NewPasswordLink {
  readonly email: string;
  readonly tokenHash: string;
  /** Who made it: an agent's id, or `command line`. */
  readonly actor: string;
  /** The account on whose rights the link stands; null = the command line's. */
  readonly maker: number | null;
}

/** Writes a link by which an account's holder sets a new password; bound to the role they hold now, which `mayFor` may refuse. */
export function* makePasswordLink(
  { email, tokenHash, actor, maker }: NewPasswordLink,
  mayFor: (role: Role) => void,
  context: ScriptContext,
): Script<void> {
  const account = yield* one(accountByEmail, { email });
  if (account === undefined) throw new DeskError("not-found");
  const roles = yield* all(rolesOfAccount, { desk: DESK, account: account.id });
  const role = highestRole(roles);
  if (role === undefined) throw new DeskError("not-found");
  mayFor(role);
  yield* writeLink(
    "reset",
    { email, role, site: 0, tokenHash, maker },
    context.nowMs,
    RESET_LIFE_MS,
  );
  yield* appendAudit({
    atMs: context.nowMs,
    actor,
    action: "password-link.made",
    subject: String(account.id),
  });
}

export interface UsedLink {
  readonly account: number;
  /** Set when the account had sessions that are over now. */
  readonly isReset: boolean;
  readonly events: readonly StoredEvent[];
}

/** The address a link was made for, which the password must not be made of, and its account, if there is one yet. Refuses as `useLink` would. */
export function* holderOfLink(
  tokenHash: string,
  nowMs: number,
): Script<{ readonly email: string; readonly account: number | undefined }> {
  const { email } = yield* goodLink(tokenHash, nowMs);
  return { email, account: (yield* one(accountByEmail, { email }))?.id };
}

/** Uses a link, once: somebody joins the team, or sets a new password and is signed out everywhere else. */
export function* useLink(
  use: {
    readonly tokenHash: string;
    readonly name: string | undefined;
    readonly passwordHash: string;
    /** The second step of whoever sets a new password (TF8). */
    readonly code: string | undefined;
    /** The server's own. */
    readonly secret: string;
  },
  department: (site: number) => Script<number>,
  context: ScriptContext,
): Script<UsedLink> {
  const link = yield* goodLink(use.tokenHash, context.nowMs);
  return link.kind === "reset"
    ? yield* setNewPassword(link, use, context)
    : yield* join(link, use, yield* department(link.site), context);
}

interface Link {
  readonly kind: "invite" | "reset";
  readonly email: string;
  readonly role: Role;
  readonly site: number;
  /** Made by whoever runs the server, not by a colleague. */
  readonly isFromCommandLine: boolean;
}

function* join(
  link: Link,
  use: { readonly name: string | undefined; readonly passwordHash: string },
  department: number,
  context: ScriptContext,
): Script<UsedLink> {
  const { email, role, site } = link;
  const { name, passwordHash } = use;
  if (name === undefined) throw new DeskError("value.invalid", { field: "name" });
  yield* assertFreeEmail(email);
  yield* run(deleteInvitesOf, { desk: DESK, email, kind: "invite" });
  const member = { email, name, passwordHash, role, site, department };
  const { account, agentId } = yield* addMember(member, context, { isNewcomer: role === "agent" });
  yield* appendAudit({
    atMs: context.nowMs,
    actor: agentId,
    action: "invitation.accepted",
    subject: String(account),
    detail: { role, site },
  });
  const events = yield* tellSettingsChanged("team", agentId, context);
  return { account, isReset: false, events };
}

/** Asks the second step as signing in does. A link of the command line takes it away instead: there is nobody else who could (TF8). */
function* setNewPassword(
  link: Link,
  {
    passwordHash,
    code,
    secret,
  }: { readonly passwordHash: string; readonly code: string | undefined; readonly secret: string },
  context: ScriptContext,
): Script<UsedLink> {
  const account = yield* one(accountByEmail, { email: link.email });
  if (account === undefined) throw new DeskError("link.invalid");
  const roles = yield* all(rolesOfAccount, { desk: DESK, account: account.id });
  const agent = yield* one(agentOfAccount, { desk: DESK, account: account.id });
  // A link from before a change of role, or of a disabled account, is worth nothing (R32).
  if (account.state !== "active" || highestRole(roles) !== link.role) {
    throw new DeskError("link.invalid");
  }
  const { nowMs } = context;
  const subject = String(account.id);
  if (!link.isFromCommandLine) {
    const actor = agent?.publicId ?? "system";
    yield* assertSecondFactor(account.id, code, actor, { secret, nowMs });
  } else if (yield* takeSecondFactor(account.id)) {
    const action = "second-factor.removed";
    yield* appendAudit({ atMs: nowMs, actor: "command line", action, subject });
  }
  yield* run(deleteInvitesOf, { desk: DESK, email: link.email, kind: "reset" });
  yield* run(setPasswordHash, { id: account.id, passwordHash });
  yield* endSessionsOf(account.id);
  const actor = agent?.publicId ?? "system";
  yield* appendAudit({ atMs: nowMs, actor, action: "password.changed", subject });
  return { account: account.id, isReset: true, events: [] };
}

function* goodLink(tokenHash: string, nowMs: number): Script<Link> {
  const link = yield* one(inviteByHash, { tokenHash });
  if (link === undefined || link.expiresAtMs <= nowMs || link.kind === "setup") {
    throw new DeskError("link.invalid");
  }
  yield* assertMakerMay(link);
  const { kind, email, role, site, maker } = link;
  return { kind, email, role, site, isFromCommandLine: maker === null };
}

/** A link is worth no more than its maker's rights are now (R32). */
function* assertMakerMay({ maker, role }: { maker: number | null; role: Role }): Script<void> {
  if (maker === null) return;
  const account = yield* one(accountById, { id: maker });
  const roles = yield* all(rolesOfAccount, { desk: DESK, account: maker });
  if (account?.state !== "active" || !mayLetIn(roles, role)) throw new DeskError("link.invalid");
}

function* writeLink(
  kind: "invite" | "reset",
  link: { email: string; role: Role; site: number; tokenHash: string; maker: number | null },
  nowMs: number,
  lifeMs: number,
): Script<void> {
  yield* run(deleteInvitesOf, { desk: DESK, email: link.email, kind });
  const expiresAtMs = nowMs + lifeMs;
  yield* run(insertInvite, { ...link, kind, desk: DESK, createdAtMs: nowMs, expiresAtMs });
}
