import {
  AgentId,
  DEFAULT_CHECK_DAYS,
  DEFAULT_LOOK,
  EndingNeeds,
  IdentityMode,
  KeepDays,
  PreChatForm,
  Register,
  SiteLook,
  type Topic,
  Topics,
} from "@presently/shared/protocol";

/** What an owner has set for one site, beside its name and origins. */
export interface SiteSettings {
  /** From this wait on, told or waited, the visitor is offered a way out (M3). Milliseconds. */
  readonly waitLimitMs: number;
  /** How soon a left message is answered, by the owner's word: what the visitor is promised (M1). Hours. */
  readonly replyWithinHours: number;
  /** Whether the team calls visitors who leave a number (PH1). */
  readonly callsByPhone: boolean;
  /** Whether the site's pages say who a visitor is, signed (ID1). */
  readonly identityMode: IdentityMode;
  /** Whether files can be sent: unless the owner says otherwise (R41, FL2). */
  readonly takesFiles: boolean;
  /** Whether who waits is offered help articles that fit: from the first one on that is written for visitors (AR4). */
  readonly offersArticles: boolean;
  /** After so many days without a look an article is old, and not offered by itself (AR2). */
  readonly articleCheckDays: number;
  /** After so long at work an agent is reminded of a pause; 0 = never (LP2). Milliseconds. */
  readonly pauseAfterMs: number;
  /** So many days after its end a conversation is erased; 0 = never by itself (KD1). */
  readonly keepDays: KeepDays;
  /** How the site's visitors are addressed, in the chat and in mails (RE1). */
  readonly register: Register;
}

const defaults: SiteSettings = {
  waitLimitMs: 10 * 60_000,
  replyWithinHours: 24,
  callsByPhone: false,
  identityMode: "off",
  takesFiles: true,
  offersArticles: true,
  articleCheckDays: DEFAULT_CHECK_DAYS,
  pauseAfterMs: 2 * 3_600_000,
  keepDays: 0,
  register: "usual",
};

/** Reads what a site's row keeps as JSON, over the defaults. What is not of its kind counts as not set: the row is ours, and older than we. */
export function readSiteSettings(stored: string): SiteSettings {
  const kept = keptIn(stored);
  const { waitLimitMs, replyWithinHours, callsByPhone, identityMode, takesFiles } = kept;
  const { offersArticles, articleCheckDays, pauseAfterMs } = kept;
  return {
    waitLimitMs: typeof waitLimitMs === "number" ? waitLimitMs : defaults.waitLimitMs,
    replyWithinHours:
      typeof replyWithinHours === "number" ? replyWithinHours : defaults.replyWithinHours,
    callsByPhone: typeof callsByPhone === "boolean" ? callsByPhone : defaults.callsByPhone,
    identityMode: IdentityMode.safeParse(identityMode).data ?? defaults.identityMode,
    takesFiles: typeof takesFiles === "boolean" ? takesFiles : defaults.takesFiles,
    offersArticles: typeof offersArticles === "boolean" ? offersArticles : defaults.offersArticles,
    articleCheckDays:
      typeof articleCheckDays === "number" ? articleCheckDays : defaults.articleCheckDays,
    pauseAfterMs: typeof pauseAfterMs === "number" ? pauseAfterMs : defaults.pauseAfterMs,
    keepDays: KeepDays.safeParse(kept["keepDays"]).data ?? defaults.keepDays,
    register: Register.safeParse(kept["register"]).data ?? defaults.register,
  };
}

/** How the chat looks on a site, kept beside them (LK1). */
export function readSiteLook(stored: string): SiteLook {
  return SiteLook.safeParse(keptIn(stored)["look"]).data ?? DEFAULT_LOOK;
}

/** What a site asks right after the first message, kept beside them: nothing until its owner says so (FO6). */
export function readPreChat(stored: string): PreChatForm {
  return PreChatForm.safeParse(keptIn(stored)["preChat"]).data ?? { fields: [], question: "" };
}

/** What a site's conversations can be about, kept beside them: nothing until its owner says so (TO1). */
export function readTopics(stored: string): readonly Topic[] {
  return Topics.safeParse(keptIn(stored)["topics"]).data ?? [];
}

/** What is wanted before an agent ends a conversation there, kept beside them: nothing until its owner says so (EN3). */
export function readEndingNeeds(stored: string): EndingNeeds {
  return (
    EndingNeeds.safeParse(keptIn(stored)["endingNeeds"]).data ?? { line: false, disposition: false }
  );
}

/** Who answers for a site's complaints, kept beside them: nobody by name until its owner says so (CM2). */
export function readComplaintsTo(stored: string): AgentId | null {
  return AgentId.safeParse(keptIn(stored)["complaintsTo"]).data ?? null;
}

/** What a site's row keeps after a change: what was not asked for stays as it was, also what only a newer version knows. */
export function withSiteSettings(
  stored: string,
  changed: Partial<
    SiteSettings & {
      readonly look: SiteLook;
      readonly endingNeeds: EndingNeeds;
      readonly complaintsTo: AgentId | null;
      readonly preChat: PreChatForm;
      readonly topics: readonly Topic[];
    }
  >,
): string {
  return JSON.stringify({ ...keptIn(stored), ...changed });
}

function keptIn(stored: string): Readonly<Record<string, unknown>> {
  const kept: unknown = JSON.parse(stored);
  return isRecord(kept) ? kept : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
