import type { JSX } from "preact";
import type { ConversationId, Tag, VisitorCard } from "@presently/shared/protocol";
import { referenceOf } from "@presently/shared/view";
import { calm } from "@presently/shared/view/calm";
import { LastEnding } from "../ending/LastEnding.tsx";
import { namesOf } from "../ending/suggested-ending.ts";
import { locale, t } from "../i18n/index.ts";
import { AddressingFact } from "./AddressingFact.tsx";
import { VisitorData } from "../pages/VisitorData.tsx";
import type { VisitorDataActs } from "../privacy/VisitorDataSection.tsx";
import { PutOnShelf } from "../shelf/PutOnShelf.tsx";
import { CheckIcon, CloseIcon, WarningIcon } from "../ui/icons.tsx";
import { languageName } from "../ui/language-name.ts";
import { useNowMs } from "../ui/now.ts";
import { Fact } from "./Fact.tsx";
import { GiveGoodwill } from "./GiveGoodwill.tsx";
import { ToldAttributes, VisitorActs } from "./ToldOfVisitor.tsx";
import { cardTitleOf, claimedNameOf } from "./visitor-names.ts";

interface VisitorCardPaneProps {
  card: VisitorCard;
  departmentName: string | undefined;
  conversationId: ConversationId;
  hrefOf: (id: ConversationId) => string;
  nameOf: (agentId: string) => string;
  /** Gives the visitor goodwill, with these words; undefined = not in this agent's hands, or there is none to give. */
  onGoodwill: ((words: string) => Promise<void>) | undefined;
  onAddressing: (addressing: string) => Promise<void>;
  /** Puts the case on the shelf; undefined = it has not ended, or is a test. */
  onShelve: ((why: string) => Promise<void>) | undefined;
  tags: readonly Tag[];
  /** For owners and admins; undefined = it is not theirs. */
  data: VisitorDataActs | undefined;
  onClose: () => void;
}

/** Everything the team knows about who is asking, each thing once (M4, M5). */
export function VisitorCardPane(props: VisitorCardPaneProps): JSX.Element {
  const { card } = props;
  const words = t.thread.card;
  const former = card.formerConversations.filter(
    (one) => one.conversationId !== props.conversationId,
  );
  return (
    <aside class="card-pane" aria-label={words.title}>
      <header class="card-head">
        <div>
          <h2>
            <bdi>{cardTitleOf(card)}</bdi>
          </h2>
          <p class={card.isVerified ? "pill is-accent" : "pill is-warn"}>
            {card.isVerified ? <CheckIcon /> : <WarningIcon />}
            {card.isVerified ? words.verified : words.notVerified}
          </p>
        </div>
        <button
          type="button"
          class="icon-button card-close"
          aria-label={words.close}
          onClick={props.onClose}
        >
          <CloseIcon />
        </button>
      </header>
      <LastEnding former={former} nameOf={props.nameOf} />
      {hasClaims(card) && <p class="field-hint">{words.notVerifiedHint}</p>}
      <dl class="facts">
        <Fact label={words.number} text={referenceOf(props.conversationId)} />
        <Fact label={words.subject} text={card.verified?.subject ?? null} />
        <ClaimedName card={card} />
        <AddressingFact addressing={card.addressing} onSet={props.onAddressing} />
        <EmailFact card={card} />
        <Fact
          label={t.forms.fields.phone}
          text={card.phone === null ? null : `${card.phone} (${words.notVerified})`}
        />
        <Fact label={words.presence} text={t.inbox.presence[card.presence]} />
        <PageFact page={card.page} />
        <Fact label={words.referrer} text={card.referrer} />
        <Fact label={words.site} text={card.siteName} />
        <Fact label={words.department} text={props.departmentName ?? null} />
        <Fact
          label={words.language}
          text={card.language === null ? null : languageName(card.language)}
        />
        <LocalTime timeZone={card.timeZone} />
        <Fact label={words.browser} text={card.browser} />
        <Fact label={t.goodwill.card} text={dateText(card.goodwillAtMs)} />
      </dl>
      {props.onGoodwill !== undefined && (
        <GiveGoodwill left={card.goodwillLeft} onGive={props.onGoodwill} />
      )}
      {props.onShelve !== undefined && (
        <PutOnShelf key={props.conversationId} onPut={props.onShelve} />
      )}
      <ToldAttributes title={words.attributes} attributes={card.attributes} />
      <ToldAttributes title={words.ofConversation} attributes={card.conversationAttributes} />
      <VisitorActs acts={card.tracked} />
      <section>
        <h3>{words.former}</h3>
        {former.length === 0 ? (
          <p class="field-hint">{words.noFormer}</p>
        ) : (
          <ul class="former">
            {former.map((one) => (
              <li key={one.conversationId}>
                <a href={props.hrefOf(one.conversationId)}>
                  {new Date(one.startedAtMs).toLocaleString(locale, {
                    dateStyle: "medium",
                    timeStyle: "short",
                  })}
                </a>{" "}
                <span class="field-hint">
                  {t.thread.states[one.state]}
                  {one.agentId !== null && `, ${t.inbox.with(props.nameOf(one.agentId))}`}
                </span>
                {one.ending !== null && (
                  <p class="former-ending" dir="auto">
                    {calm(one.ending)}
                  </p>
                )}
                {one.tagIds.length > 0 && (
                  <p class="field-hint" dir="auto">
                    {namesOf(one.tagIds, props.tags).join(" · ")}
                  </p>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      {props.data !== undefined && (
        <VisitorData
          key={props.conversationId}
          conversationId={props.conversationId}
          {...props.data}
        />
      )}
    </aside>
  );
}

/** Whether something on the card is what was typed, and nobody has signed it. */
function hasClaims({ name, email, phone, verified }: VisitorCard): boolean {
  return (
    phone !== null ||
    (name !== null && name !== verified?.name) ||
    (email !== null && email !== verified?.email)
  );
}

/** The name that was typed, beside what was signed. */
function ClaimedName({ card }: { card: VisitorCard }): JSX.Element | null {
  const name = claimedNameOf(card);
  const words = t.thread.card;
  if (name === null) return null;
  return <Fact label={words.claimedName} text={`${name} (${words.notVerified})`} />;
}

/** The address opens the agent's own mail program: an answer written in the thread leaves by no mail. */
function EmailFact({ card }: { card: VisitorCard }): JSX.Element {
  const { email, verified } = card;
  const words = t.thread.card;
  return (
    <div>
      <dt>{words.email}</dt>
      {email === null ? (
        <dd class="field-hint">{words.notGiven}</dd>
      ) : (
        <dd dir="auto">
          {/* Encoded, so that no address can carry headers of a mail along. */}
          <a href={`mailto:${encodeURIComponent(email).replaceAll("%40", "@")}`}>{calm(email)}</a>
          <span class="field-hint fact-url">
            {email === verified?.email ? words.verified : words.notVerified}
          </span>
          {verified?.email != null && verified.email !== email && (
            <span class="fact-url">
              {calm(verified.email)} <span class="field-hint">{words.verified}</span>
            </span>
          )}
          <span class="field-hint fact-url">{words.emailHint}</span>
        </dd>
      )}
    </div>
  );
}

/** The page is a link only where the server found that it belongs to the site; it is never opened by itself (R39). */
function PageFact({ page }: { page: VisitorCard["page"] }): JSX.Element | null {
  if (page === null) return null;
  const label = page.title === null || page.title === "" ? page.url : page.title;
  const isLink = page.isOnSite && /^https?:\/\//i.test(page.url);
  return (
    <div>
      <dt>{t.thread.card.page}</dt>
      <dd dir="auto">
        {isLink ? (
          <a
            href={page.url}
            target="_blank"
            rel="noopener noreferrer nofollow ugc"
            title={page.url}
          >
            {calm(label)}
          </a>
        ) : (
          calm(label)
        )}
        {label !== page.url && <span class="field-hint fact-url">{calm(page.url)}</span>}
      </dd>
    </div>
  );
}

function LocalTime({ timeZone }: { timeZone: string | null }): JSX.Element | null {
  const nowMs = useNowMs(15_000);
  const text = timeZone === null ? null : timeIn(timeZone, nowMs);
  return <Fact label={t.thread.card.localTime} text={text} />;
}

function timeIn(timeZone: string, nowMs: number): string | null {
  try {
    const time = new Date(nowMs).toLocaleTimeString(locale, {
      timeZone,
      hour: "2-digit",
      minute: "2-digit",
    });
    return `${time} (${timeZone})`;
  } catch {
    return timeZone; // a zone this browser does not know is still worth reading
  }
}

function dateText(atMs: number | null): string | null {
  if (atMs === null) return null;
  return new Date(atMs).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
}
