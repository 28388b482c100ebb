import type {
  AgentId,
  AlarmMailChoice,
  AlarmMailView,
  ApiToken,
  ApiTokenAnswer,
  ApiTokenList,
  ApiTokenRequest,
  ArticleId,
  ArticleLanguage,
  ArticleList,
  ArticleText,
  BoardAnswer,
  EffortAnswer,
  ArticleTexts,
  AuditPage,
  AuditQuery,
  CannedReplyList,
  ConversationId,
  DeliveryList,
  DeskErrorCode,
  DraftList,
  FoundArticles,
  FoundReplies,
  FoundReply,
  InstallCheck,
  RetentionAnswer,
  KeptOfVisitor,
  Me,
  MyFigures,
  ReplyFigures,
  ReportAnswer,
  Role,
  SavedDraft,
  SearchAnswer,
  SessionList,
  SettingsView,
  Shelf,
  WhatPeopleAskAnswer,
  SiteId,
  StaffingAnswer,
  WaitScores,
  Webhook,
  WebhookAnswer,
  WebhookChange,
  WebhookList,
  WebhookRequest,
} from "@presently/shared/protocol";
import { Refusal } from "./refusal.ts";
import { type SecondFactorApi, secondFactorApi } from "./second-factor/second-factor-api.ts";

export interface SetupInput {
  token: string;
  email: string;
  name: string;
  password: string;
  siteName: string;
  origins: string[];
}

/** What is asked of the staffing: without a site of all of them together. */
export interface StaffingQuestion {
  site: string | undefined;
  /** Per cent of visitors. */
  target: number;
  withinSeconds: number;
}

/** What is asked of the figures: days, the first and the last included, and what they are narrowed down to. */
export interface ReportsQuestion {
  from: string;
  to: string;
  site: string | undefined;
  department: string | undefined;
  language: string | undefined;
}

/** What the console asks over HTTP; everything that changes the desk goes over the socket instead. */
export interface ConsoleApi {
  /** With the code of the second step, once it was asked for. */
  signIn(email: string, password: string, code?: string): Promise<void>;
  signOut(): Promise<void>;
  setup(input: SetupInput): Promise<void>;
  /** A link's answer; without a name for one that sets a new password. */
  acceptInvite(input: {
    token: string;
    name?: string;
    password: string;
    code?: string;
  }): Promise<void>;
  /** Undefined: nobody is signed in. */
  me(): Promise<Me | undefined>;
  settings(): Promise<SettingsView>;
  /** What pages show of a site's tag. */
  installCheck(siteId: SiteId): Promise<InstallCheck>;
  /** How many conversations of a site have been kept for so many days. */
  countOlder(siteId: SiteId, days: number): Promise<RetentionAnswer>;
  /** A site's help articles, without what they say. */
  articles(siteId: SiteId): Promise<ArticleList>;
  /** What one of them says in each language. */
  articleTexts(siteId: SiteId, articleId: ArticleId): Promise<ArticleText[]>;
  /** Those that have some of the words, the best first. */
  searchArticles(
    siteId: SiteId,
    language: ArticleLanguage,
    words: string,
  ): Promise<FoundArticles["found"]>;
  /** One page of a site's canned replies and those of all sites, by name; pages begin with 0. */
  cannedReplies(siteId: SiteId, words: string, page: number): Promise<CannedReplyList>;
  /** What came after each wording that was sent on a site (RF1). */
  replyFigures(siteId: SiteId): Promise<ReplyFigures>;
  /** Those that fit what is typed, the best first, each wording by itself. */
  searchReplies(siteId: SiteId, language: ArticleLanguage, words: string): Promise<FoundReply[]>;
  /** How many agents each hour needs; the server computes for some seconds. */
  staffing(question: StaffingQuestion): Promise<StaffingAnswer>;
  /** The sites whose agents one directs, and who answers to one there (BO2). */
  board(): Promise<BoardAnswer>;
  /** One's own last hours (LP2). */
  effort(): Promise<EffortAnswer>;
  /** What one has begun to write, on any device (DR1). */
  drafts(): Promise<SavedDraft[]>;
  /** Answered with what is kept then: the one written last (DR2). Goes out also while the page goes. */
  saveDraft(draft: SavedDraft): Promise<SavedDraft>;
  /** The team's figures, of the sites whose agents one directs. */
  reports(question: ReportsQuestion): Promise<ReportAnswer>;
  /** What people ask, on a site or on all that one directs. */
  whatPeopleAsk(site: string | undefined): Promise<WhatPeopleAskAnswer>;
  /** Kind words, and cases to learn from. */
  shelf(): Promise<Shelf>;
  /** How many conversations are kept of a conversation's visitor (ER4). */
  keptOfVisitor(conversationId: ConversationId): Promise<number>;
  /** Conversations that fit, the latest first; what is asked as it stands in an address. */
  search(question: Readonly<Record<string, string>>): Promise<SearchAnswer>;
  /** One's own figures. */
  myFigures(days: Pick<ReportsQuestion, "from" | "to">): Promise<MyFigures>;
  /** How well the waits that were told have held, by department. */
  waitScores(): Promise<WaitScores>;
  secondFactor: SecondFactorApi;
  sessions(): Promise<SessionList["sessions"]>;
  revokeSession(id: string): Promise<void>;
  changePassword(current: string, next: string): Promise<void>;
  /** A link to hand to the new colleague; it works once, for 48 hours (R32). */
  invite(input: { email: string; role: Role; siteId: SiteId }): Promise<string>;
  /** A link to hand to a colleague who forgot the password; it works once, for 30 minutes (R32). */
  makePasswordLink(agentId: AgentId): Promise<string>;
  /** A key that a site signs identities with; a second time it is refused (ID2). */
  showIdentityKey(siteId: SiteId, keyId: string): Promise<string>;
  /** What programs come in with, the newest first. */
  apiTokens(): Promise<ApiToken[]>;
  /** Another one; its secret is told this one time (API1). */
  makeApiToken(request: ApiTokenRequest): Promise<ApiTokenAnswer>;
  revokeApiToken(tokenId: string): Promise<void>;
  /** One's own alarms by mail. */
  alarmMail(): Promise<AlarmMailView>;
  setAlarmMail(choice: AlarmMailChoice): Promise<void>;
  /** Who did what, the latest first (AU2). */
  auditPage(query: AuditQuery): Promise<AuditPage>;
  /** Who is told what happens. */
  webhooks(): Promise<Webhook[]>;
  /** Another one; answered with what it is signed with, this one time (WH4). */
  makeWebhook(request: WebhookRequest): Promise<string>;
  /** Answered with the new secret, where that was asked for. */
  changeWebhook(webhookId: string, change: WebhookChange["change"]): Promise<string>;
  /** The latest of what one was sent. */
  deliveries(webhookId: string): Promise<DeliveryList["deliveries"]>;
  replayDelivery(webhookId: string, deliveryId: string): Promise<void>;
  /** Sets a site's logo or an agent's face, base64; null takes it away (LK5). */
  setPicture(owner: SiteId | AgentId, picture: string | null): Promise<void>;
}

type Fetch = (path: string, init?: RequestInit) => Promise<Response>;

/** The API at `base`. Every method rejects with a Refusal and nothing else. */
export function createApi(fetchFrom: Fetch, base = "/console/api"): ConsoleApi {
  async function ask(
    method: string,
    path: string,
    body?: unknown,
    how: RequestInit = {},
  ): Promise<unknown> {
    let response: Response;
    try {
      response = await fetchFrom(`${base}${path}`, {
        ...how,
        method,
        credentials: "same-origin",
        cache: "no-store",
        ...(body === undefined
          ? {}
          : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      });
    } catch {
      throw new Refusal("unreachable");
    }
    const answer = await readJson(response);
    if (!response.ok) throw new Refusal(codeOf(answer), retryAfterMs(response));
    return answer;
  }

  return {
    async signIn(email, password, code) {
      await ask("POST", "/sign-in", { email, password, code });
    },
    async signOut() {
      await ask("POST", "/sign-out", {});
    },
    async setup(input) {
      await ask("POST", "/setup", input);
    },
    async acceptInvite(input) {
      await ask("POST", "/invitations/accept", input);
    },
    async me() {
      try {
        return (await ask("GET", "/me")) as Me; // our own server's answer, held to the schema by its tests
      } catch (error) {
        if (isSignedOut(error)) return undefined;
        throw error;
      }
    },
    async settings() {
      return (await ask("GET", "/settings")) as SettingsView; // as above
    },
    async installCheck(siteId) {
      return (await ask("GET", `/install?site=${siteId}`)) as InstallCheck; // as above
    },
    async countOlder(siteId, days) {
      return (await ask("GET", `/retention?site=${siteId}&days=${days}`)) as RetentionAnswer; // as above
    },
    async articles(siteId) {
      return (await ask("GET", `/articles?site=${siteId}`)) as ArticleList; // as above
    },
    async articleTexts(siteId, articleId) {
      const query = new URLSearchParams({ site: siteId, article: articleId });
      return ((await ask("GET", `/articles/texts?${query.toString()}`)) as ArticleTexts).texts; // as above
    },
    async searchArticles(siteId, language, words) {
      const query = new URLSearchParams({ site: siteId, language, words });
      return ((await ask("GET", `/articles/search?${query.toString()}`)) as FoundArticles).found; // as above
    },
    async cannedReplies(siteId, words, page) {
      const query = new URLSearchParams({ site: siteId, words, page: String(page) });
      return (await ask("GET", `/canned-replies?${query.toString()}`)) as CannedReplyList; // as above
    },
    async replyFigures(siteId) {
      const query = new URLSearchParams({ site: siteId });
      return (await ask("GET", `/canned-replies/figures?${query.toString()}`)) as ReplyFigures; // as above
    },
    async searchReplies(siteId, language, words) {
      const query = new URLSearchParams({ site: siteId, language, words });
      return ((await ask("GET", `/canned-replies/search?${query.toString()}`)) as FoundReplies)
        .found; // as above
    },
    async staffing({ site, target, withinSeconds }) {
      const query = new URLSearchParams({
        target: String(target),
        withinSeconds: String(withinSeconds),
        ...(site === undefined ? {} : { site }),
      });
      return (await ask("GET", `/staffing?${query.toString()}`)) as StaffingAnswer; // as above
    },
    async board() {
      return (await ask("GET", "/board")) as BoardAnswer; // as above
    },
    async effort() {
      return (await ask("GET", "/effort")) as EffortAnswer; // as above
    },
    async drafts() {
      return ((await ask("GET", "/drafts")) as DraftList).drafts; // as above
    },
    async saveDraft(draft) {
      return (await ask("POST", "/drafts", draft, { keepalive: true })) as SavedDraft; // as above
    },
    async reports(question) {
      return (await ask("GET", `/reports?${queryOf(question)}`)) as ReportAnswer; // as above
    },
    async whatPeopleAsk(site) {
      const query = new URLSearchParams(site === undefined ? {} : { site });
      return (await ask("GET", `/asked?${query.toString()}`)) as WhatPeopleAskAnswer; // as above
    },
    async shelf() {
      return (await ask("GET", "/shelf")) as Shelf; // as above
    },
    async keptOfVisitor(id) {
      const kept = (await ask("GET", `/visitor-data/${id}`)) as KeptOfVisitor; // as above
      return kept.conversations;
    },
    async search(question) {
      const query = new URLSearchParams(question);
      return (await ask("GET", `/search?${query.toString()}`)) as SearchAnswer; // as above
    },
    async myFigures({ from, to }) {
      const query = new URLSearchParams({ from, to });
      return (await ask("GET", `/my-figures?${query.toString()}`)) as MyFigures; // as above
    },
    async waitScores() {
      return (await ask("GET", "/wait-score")) as WaitScores; // as above
    },
    secondFactor: secondFactorApi(ask),
    async sessions() {
      return ((await ask("GET", "/sessions")) as SessionList).sessions; // as above
    },
    async alarmMail() {
      return (await ask("GET", "/alarm-mail")) as AlarmMailView; // as above
    },
    async setAlarmMail(choice) {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      await ask("POST", "/alarm-mail", { choice, timeZone });
    },
    async revokeSession(id) {
      await ask("DELETE", `/sessions/${encodeURIComponent(id)}`);
    },
    async changePassword(current, next) {
      await ask("POST", "/password", { current, next });
    },
    async invite(input) {
      return ((await ask("POST", "/invitations", input)) as { link: string }).link; // as above
    },
    async makePasswordLink(agentId) {
      return ((await ask("POST", "/password-links", { agentId })) as { link: string }).link; // as above
    },
    async showIdentityKey(siteId, keyId) {
      const answer = await ask("POST", "/identity-keys", { siteId, keyId });
      return (answer as { secret: string }).secret; // as above
    },
    async apiTokens() {
      return ((await ask("GET", "/api-tokens")) as ApiTokenList).tokens; // as above
    },
    async makeApiToken(request) {
      return (await ask("POST", "/api-tokens", request)) as ApiTokenAnswer; // as above
    },
    async revokeApiToken(tokenId) {
      await ask("DELETE", `/api-tokens/${encodeURIComponent(tokenId)}`);
    },
    async auditPage(query) {
      return (await ask("GET", `/audit?${queryOf(query)}`)) as AuditPage; // as above
    },
    async webhooks() {
      return ((await ask("GET", "/webhooks")) as WebhookList).webhooks; // as above
    },
    async makeWebhook(request) {
      return ((await ask("POST", "/webhooks", request)) as WebhookAnswer).secret; // as above
    },
    async changeWebhook(webhookId, change) {
      const answer = await ask("POST", "/webhooks/change", { webhookId, change });
      return (answer as WebhookAnswer).secret; // as above
    },
    async deliveries(webhookId) {
      const answer = await ask("GET", `/webhooks/deliveries?webhook=${webhookId}`);
      return (answer as DeliveryList).deliveries; // as above
    },
    async replayDelivery(webhookId, deliveryId) {
      await ask("POST", "/webhooks/replay", { webhookId, deliveryId });
    },
    async setPicture(owner, picture) {
      await ask("POST", "/pictures", { owner, picture });
    },
  };
}

/** Whether a refusal means that the person has to sign in again. */
export function isSignedOut(error: unknown): boolean {
  return (
    error instanceof Refusal &&
    (error.code === "session.not-authenticated" || error.code === "session.expired")
  );
}

/** What was asked as a query; what was left open is left out. */
function queryOf(asked: object): string {
  const said = Object.entries(asked).filter(([, value]) => value !== undefined);
  return new URLSearchParams(said.map(([key, value]) => [key, String(value)])).toString();
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("internal"); // a proxy's error page, not an answer of ours
  }
}

function codeOf(answer: unknown): DeskErrorCode {
  if (typeof answer === "object" && answer !== null && "code" in answer) {
    // The catalogue is the server's; a code this build does not know is worded as an unexpected one.
    return answer.code as DeskErrorCode;
  }
  return "internal";
}

function retryAfterMs(response: Response): number | undefined {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
