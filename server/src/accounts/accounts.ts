import { type AgentId, DeskError, type Role } from "@presently/shared/protocol";
import { all, type Script } from "../store/script.ts";
import { owners } from "../store/statements/accounts.ts";
import { settingsSites, settingsTeam } from "../store/statements/settings-view.ts";
import type { Recorded } from "../store/stored-event.ts";
import { createApiTokens } from "./api-tokens.ts";
import { type AccountsDeps, DESK, scriptContext, type SignedIn } from "./context.ts";
import { createInstallation, type FirstSetup, goodEmail, type Installed } from "./installation.ts";
import { holderOfLink, makeInvite, makePasswordLink, useLink } from "./links.ts";
import { createPasswords } from "./passwords.ts";
import { assertGoodPassword } from "./password-rules.ts";
import { assertMayLetIn } from "./rights.ts";
import { createSecondFactor } from "./second-factor.ts";
import { hashSecret, newSecret } from "./secret-token.ts";
import { createSessions } from "./sessions.ts";
import { createSetupLink } from "./setup-link.ts";
import { createSignIn, type NewSession } from "./sign-in.ts";
import { createAttempts } from "./sign-in-attempts.ts";
import { siteNamed } from "./team-scripts.ts";

/** What somebody answers a link with; a name joins the team, a code is the second step of a new password. */
export interface LinkAnswer {
  readonly token: string;
  readonly name: string | undefined;
  readonly password: string;
  readonly code: string | undefined;
  /** As at the door (R31). */
  readonly ip: string;
}

/** Everything about who may come in: signing in, sessions, invitations, the first owner. */
export function createAccounts(deps: AccountsDeps) {
  const passwords = createPasswords(deps.passwordCost);
  const attempts = createAttempts(() => deps.clock.nowMs(), {
    perAccount: deps.limits.signInTriesPerAccount,
    perIp: deps.limits.signInTriesPerIp,
  });
  const { signIn, begin, audited } = createSignIn(deps, passwords, attempts);
  const sessions = createSessions(deps, passwords, attempts);
  const secondFactor = createSecondFactor(deps, passwords, attempts, sessions.tell);
  const installation = createInstallation(deps, passwords);
  const apiTokens = createApiTokens(deps);
  const setupLink = createSetupLink(() => deps.clock.nowMs());

  /** The set-up page's answer: installs, closes the door and signs the owner in. */
  async function setUpByLink(
    token: string,
    setup: FirstSetup,
  ): Promise<NewSession & { installed: Installed }> {
    setupLink.assertGood(token);
    const installed = await installation.setUp(setup);
    setupLink.forget();
    return { ...(await openSessionOf(installed.account)), installed };
  }

  /** Makes an invitation to the team; returns its secret, which only the link carries. `siteKey` matters to supervisors and agents. */
  async function invite(
    by: SignedIn,
    request: { readonly email: string; readonly role: Role; readonly siteKey: string },
  ): Promise<string> {
    const email = goodEmail(request.email);
    const secret = newSecret();
    const context = scriptContext(deps);
    await deps.flush.submit(function* (): Script<Recorded<void>> {
      const { id } = yield* siteNamed(request.siteKey);
      const { role } = request;
      const site = role === "owner" || role === "admin" ? 0 : id;
      const tokenHash = hashSecret(secret);
      yield* makeInvite(
        { email, role, site, tokenHash, actor: by.agentId, maker: by.account },
        context,
      );
      return { answer: undefined, events: [] };
    });
    return secret;
  }

  /** Uses an invitation, which needs a name, or a password link, and signs its holder in. */
  async function acceptLink({ token, name, password, code, ip }: LinkAnswer): Promise<NewSession> {
    const tokenHash = hashSecret(token);
    const nowMs = deps.clock.nowMs();
    const { email, account } = await deps.flush.read(() => holderOfLink(tokenHash, nowMs));
    assertGoodPassword(password, email);
    const passwordHash = await passwords.hash(password);
    const context = scriptContext(deps);
    // Whoever guesses at the second step by a link is held up as at the door (R31, TF8).
    const attempt = code === undefined ? undefined : attempts.begin(email, ip);
    const { secret } = deps;
    const use = { tokenHash, name, passwordHash, code, secret };
    const submit = () =>
      deps.flush.submit(function* () {
        const done = yield* useLink(use, departmentOfSite, context);
        return { answer: done, events: done.events };
      });
    const used = await (attempt === undefined ? submit() : audited(attempt, account, submit));
    attempt?.succeeded();
    if (used.isReset) sessions.tell({ account: used.account });
    return await openSessionOf(used.account);
  }

  /** A link by which an owner who lost the password sets a new one. With several owners `email` says which. */
  async function makeOwnerLink(
    email: string | undefined,
  ): Promise<{ email: string; secret: string }> {
    const found = await deps.flush.read(() => all(owners, { desk: DESK }));
    const wanted = email === undefined ? undefined : goodEmail(email);
    const meant = found.filter((owner) => wanted === undefined || owner.email === wanted);
    const [owner, ...others] = meant;
    if (owner === undefined) throw new DeskError("not-found");
    if (others.length > 0) throw new DeskError("value.invalid", { field: "email" });
    const secret = newSecret();
    const context = scriptContext(deps);
    await deps.flush.submit(function* (): Script<Recorded<void>> {
      const link = {
        email: owner.email,
        tokenHash: hashSecret(secret),
        actor: "command line",
        maker: null,
      };
      yield* makePasswordLink(link, () => {}, context);
      return { answer: undefined, events: [] };
    });
    return { email: owner.email, secret };
  }

  /** A link by which a colleague who lost the password sets a new one; returns its secret. One's own password is changed by knowing it. */
  async function makeColleagueLink(by: SignedIn, agentId: AgentId): Promise<string> {
    assertMayLetIn(by, "agent"); // whoever may make no link at all learns nothing of who is there
    if (agentId === by.agentId) throw new DeskError("not-allowed");
    const secret = newSecret();
    const context = scriptContext(deps);
    await deps.flush.submit(function* (): Script<Recorded<void>> {
      const members = yield* all(settingsTeam, { desk: DESK });
      const member = members.find(({ publicId }) => publicId === agentId);
      if (member === undefined || member.state !== "active") throw new DeskError("not-found");
      const link = {
        email: member.email,
        tokenHash: hashSecret(secret),
        actor: by.agentId,
        maker: by.account,
      };
      yield* makePasswordLink(link, (role) => assertMayLetIn(by, role), context);
      return { answer: undefined, events: [] };
    });
    return secret;
  }

  function openSessionOf(account: number): Promise<NewSession> {
    const token = newSecret();
    const nowMs = deps.clock.nowMs();
    return deps.flush.submit(function* (): Script<Recorded<NewSession>> {
      const who = yield* begin(account, token, nowMs);
      return { answer: { token, who }, events: [] };
    });
  }

  return {
    signIn,
    sessions,
    apiTokens,
    secondFactor,
    installation,
    setupLink,
    setUpByLink,
    invite,
    acceptLink,
    makeOwnerLink,
    makeColleagueLink,
  };
}

export type Accounts = ReturnType<typeof createAccounts>;

/** The department that somebody of a site starts in; of the whole installation, its first site's. */
function* departmentOfSite(site: number): Script<number> {
  const sites = yield* all(settingsSites, { desk: DESK });
  const found = sites.find(({ id }) => site === 0 || id === site);
  if (found === undefined) throw new DeskError("link.invalid");
  return (yield* siteNamed(found.publicId)).department;
}
