import * as z from "zod";
import { MAX_EMAIL_CHARS, MAX_NAME_CHARS } from "./clean-text.ts";
import { EscalationPath } from "./escalation-path.ts";
import { PreChatForm } from "./forms.ts";
import { GoodwillRules } from "./goodwill.ts";
import { OpeningHours } from "./hours.ts";
import { IdentityKeyId, SiteIdentity } from "./identity.ts";
import { AgentId, DepartmentId, SiteId } from "./ids.ts";
import { SiteLook } from "./look.ts";
import { Topics } from "./topics.ts";
import { SecondFactorCode } from "./second-factor.ts";
import { Register } from "./register.ts";
import { LanguageCodes, PauseAfterMs, ReplyWithinHours, Role, WaitLimitMs } from "./states.ts";
import { KeepDays } from "./retention.ts";

/**
 * What the console asks over HTTP: signing in and out, set-up, invitations, and reading the settings. Everything that changes the desk
 * is a command on the socket. Paths: POST /console/api/sign-in, sign-out, setup, invitations, invitations/accept, password-links,
 * identity-keys, password; GET /console/api/me, settings, sessions, staffing (./staffing.ts), reports,
 * my-figures (./reports.ts), second-factor (./second-factor.ts), audit (./audit-log.ts); DELETE /console/api/sessions/:id. Errors: `{ code, message }` with the catalogue's status.
 */
const Password = z.string().min(1).max(512);
const Email = z.string().min(3).max(MAX_EMAIL_CHARS);
const Name = z.string().min(1).max(MAX_NAME_CHARS);
const LinkToken = z.string().min(20).max(128);

/** `code` = the second step; without it, whoever has one is answered `second-factor.needed` (TF3). */
export const SignInRequest = z.object({
  email: Email,
  password: Password,
  code: SecondFactorCode.exactOptional(),
});
export const SetupRequest = z.object({
  token: LinkToken,
  email: Email,
  name: Name,
  password: Password,
  siteName: Name,
  origins: z.array(z.string().max(2048)).min(1).max(50),
});
export const InviteRequest = z.object({ email: Email, role: Role, siteId: SiteId });
export const InviteAnswer = z.object({ link: z.string() });
/** Whoever joins the team gives a name; whoever sets a new password has one. */
export const AcceptInviteRequest = z.object({
  token: LinkToken,
  name: Name.exactOptional(),
  password: Password,
  code: SecondFactorCode.exactOptional(),
});
/** For a colleague who lost their password; answered with a link, as an invitation is. */
export const PasswordLinkRequest = z.object({ agentId: AgentId });
/** Shows a key that a site signs identities with; once, then it is `not-found` (ID2). */
export const IdentityKeyRequest = z.object({ siteId: SiteId, keyId: IdentityKeyId });
export const IdentityKeyAnswer = z.object({ secret: z.string() });
/** Of what is drawn in the chat's header, in bytes. */
export const MAX_PICTURE_BYTES = 64 * 1024;
/** A site's logo or an agent's face as base64, null takes it away (LK5); answered with what names it now. */
export const PictureRequest = z.object({
  owner: z.union([SiteId, AgentId]),
  picture: z.nullable(z.base64().max(Math.ceil(MAX_PICTURE_BYTES / 3) * 4)),
});
export const PictureAnswer = z.object({ hash: z.nullable(z.string()) });
export const ChangePasswordRequest = z.object({ current: Password, next: Password });

export const Me = z.object({
  agentId: AgentId,
  name: z.string(),
  email: z.string(),
  role: Role,
  /** Their role asks for a second step and they have none: nothing else is answered until it is set up (TF6). */
  lacksSecondFactor: z.boolean(),
});
export type Me = z.infer<typeof Me>;

export const SettingsView = z.object({
  sites: z.array(
    z.object({
      siteId: SiteId,
      siteKey: z.string(),
      name: z.string(),
      origins: z.array(z.string()),
      isAutoAccept: z.boolean(),
      replyWithinHours: ReplyWithinHours,
      waitLimitMs: WaitLimitMs,
      callsByPhone: z.boolean(),
      pauseAfterMs: PauseAfterMs,
      /** 0 = for ever (KD1). */
      keepDays: KeepDays,
      register: Register,
      look: SiteLook,
      /** What names it; null = none (LK5). */
      logo: z.nullable(z.string()),
      preChat: PreChatForm,
      topics: Topics,
      takesFiles: z.boolean(),
      snippet: z.string(),
      identity: SiteIdentity,
      /** null = never set; `codesLeft` in the pool, `givenInDay` in the last 24 hours. */
      goodwill: z.nullable(
        GoodwillRules.extend({ codesLeft: z.int().min(0), givenInDay: z.int().min(0) }),
      ),
    }),
  ),
  departments: z.array(
    z.object({
      departmentId: DepartmentId,
      name: z.string(),
      /** What pages name it by (DK1). */
      key: z.string(),
      agentIds: z.array(AgentId),
      /** Those with a line of their own (LG1). */
      languages: LanguageCodes,
      /** null = always open. */
      hours: z.nullable(OpeningHours),
      /** Whom to ask when one of its conversations is escalated (ES1); the owner, who is last, is not in it. */
      path: EscalationPath,
    }),
  ),
  team: z.array(
    z.object({
      agentId: AgentId,
      name: z.string(),
      email: z.string(),
      role: Role,
      isDisabled: z.boolean(),
      hasSecondFactor: z.boolean(),
      /** What names their picture; null = none (LK5). */
      picture: z.nullable(z.string()),
      /** What they speak with visitors, as far as it was said (LG1). */
      languages: LanguageCodes,
      /** Goodwill codes they may give in thirty days (GB1). */
      goodwillBudget: z.int().min(0),
      /** Chats at once, now. */
      capacity: z.int().min(0),
      /** New to the work: up to how many they rise; null = they are not (LP1). */
      newcomerUpTo: z.nullable(z.int().min(0)),
      /** When they work; null = nobody has said. */
      hours: z.nullable(OpeningHours),
    }),
  ),
  /** The roles that have to have a second step (TF6). */
  secondFactorRoles: z.array(Role),
});
export type SettingsView = z.infer<typeof SettingsView>;

export const SessionList = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      createdAtMs: z.int(),
      lastUsedAtMs: z.int(),
      isCurrent: z.boolean(),
    }),
  ),
});
export type SessionList = z.infer<typeof SessionList>;
